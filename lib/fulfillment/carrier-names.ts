import { CARRIERS } from "./carriers";

const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** Other names under which providers know our carriers. */
const ALIASES: Readonly<Record<string, string>> = {
  bluex: "blue_express",
  blueexpress: "blue_express",
  bluexpress: "blue_express",
  chilepost: "correos_chile",
  correosdechile: "correos_chile",
  correosspain: "correos_es",
  spaincorreoses: "correos_es",
  correosdeespana: "correos_es",
  correosexpress: "correos_express",
  glsspain: "gls_es",
  gls: "gls_es",
  ctt: "ctt_pt",
  portugalctt: "ctt_pt",
  portugalseur: "seur",
  spainseur: "seur",
  mrwspain: "mrw",
  mexicoestafeta: "estafeta",
  mexicoredpack: "redpack",
  interrapidisimo: "interrapidisimo",
  brazilcorreios: "correios",
  correosbrasil: "correios",
  ocaargentina: "oca",
  ocaar: "oca",
  olvacourier: "olva",
  dhlexpress: "dhl",
  dhlecs: "dhl",
  fedexdefault: "fedex",
  fedexexpress: "fedex",
  upsdap: "ups",
  uspsreturns: "usps",
};

const KEYS = new Map<string, string>([
  ...CARRIERS.map(({ key }): [string, string] => [plain(key), key]),
  ...CARRIERS.map(({ key, name }): [string, string] => [plain(name), key]),
  ...Object.entries(ALIASES),
]);

/** Our key for a carrier as somebody else calls it; the name itself when we do not know it. */
export const carrierKeyOf = (name: string): string => KEYS.get(plain(name)) ?? name.trim();

export const isSameCarrier = (one: string, other: string): boolean =>
  plain(carrierKeyOf(one)) === plain(carrierKeyOf(other));
