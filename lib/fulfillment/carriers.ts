import { z } from "zod";
import { countryCode } from "@/lib/customers/address";
import { lineText, orNull, webUrl } from "@/lib/kernel/input";

/** `A`: several independent sources agree on the address; `B`: one or two do; `P`: only a page, the number is typed by hand. */
export type CarrierLevel = "A" | "B" | "P";

export type Carrier = {
  readonly key: string;
  readonly name: string;
  /** Null: everywhere. */
  readonly country: string | null;
  /** `{n}` is the number, `{place}` the country's site; null when no address is established. */
  readonly template: string | null;
  readonly level: CarrierLevel;
  readonly acceptsNumber: boolean;
};

type Row = readonly [
  key: string,
  name: string,
  country: string | null,
  level: CarrierLevel,
  template: string | null,
];

const ROWS: readonly Row[] = [
  ["starken", "Starken", "CL", "A", "https://www.starken.cl/seguimiento?codigo={n}"],
  ["chilexpress", "Chilexpress", "CL", "A", "https://centrodeayuda.chilexpress.cl/seguimiento/{n}"],
  ["blue_express", "Blue Express", "CL", "B", "https://www.blue.cl/enviar/seguimiento?n_seguimiento={n}"],
  ["correos_chile", "Correos de Chile", "CL", "P", "https://www.correos.cl/seguimiento-en-linea"],
  [
    "correos_es",
    "Correos",
    "ES",
    "A",
    "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number={n}",
  ],
  ["correos_express", "Correos Express", "ES", "B", "https://s.correosexpress.com/c?n={n}"],
  [
    "seur",
    "SEUR",
    "ES",
    "A",
    "https://www.seur.com/livetracking/?segOnlineIdentificador={n}&segOnlineIdioma=es",
  ],
  [
    "mrw",
    "MRW",
    "ES",
    "A",
    "https://www.mrw.es/seguimiento_envios/MRW_resultados_consultas.asp?modo=nacional&envio={n}",
  ],
  ["gls_es", "GLS España", "ES", "B", "https://gls-group.com/ES/es/seguimiento-envio/?match={n}"],
  ["gls_pt", "GLS Portugal", "PT", "B", "https://gls-group.com/PT/pt/seguimento-envio?match={n}"],
  ["ctt_express", "CTT Express", "ES", "B", "https://www.cttexpress.com/localizador-de-envios/?sc={n}"],
  [
    "ctt_pt",
    "CTT",
    "PT",
    "A",
    "https://www.ctt.pt/feapl_2/app/open/objectSearch/objectSearch.jspx?objects={n}",
  ],
  ["nacex", "Nacex", "ES", "P", "https://www.nacex.es/"],
  [
    "estafeta",
    "Estafeta",
    "MX",
    "B",
    "https://www.estafeta.com/herramientas/rastreo?wayBillType=1&wayBill={n}",
  ],
  ["paquetexpress", "Paquetexpress", "MX", "B", "https://www.paquetexpress.com.mx/rastreo?guia={n}"],
  ["redpack", "Redpack", "MX", "B", "https://www.redpack.com.mx/es/rastreo/?guias={n}"],
  ["correos_mexico", "Correos de México", "MX", "P", null],
  ["99minutos", "99minutos", "MX", "B", "https://tracking.99minutos.com/search/{n}"],
  ["servientrega", "Servientrega", "CO", "P", "https://www.servientrega.com/wps/portal/rastreo-envio"],
  [
    "coordinadora",
    "Coordinadora",
    "CO",
    "A",
    "https://coordinadora.com/rastreo/rastreo-de-guia/detalle-de-rastreo-de-guia/?guia={n}",
  ],
  ["interrapidisimo", "Interrapidísimo", "CO", "P", "https://interrapidisimo.com/sigue-tu-envio/"],
  ["andreani", "Andreani", "AR", "A", "https://www.andreani.com/#!/informacionEnvio/{n}"],
  [
    "oca",
    "OCA",
    "AR",
    "A",
    "https://www5.oca.com.ar/ocaepakNet/Views/ConsultaTracking/TrackingConsult.aspx?numberTracking={n}",
  ],
  [
    "correo_argentino",
    "Correo Argentino",
    "AR",
    "B",
    "https://www.correoargentino.com.ar/formularios/e-commerce?id={n}",
  ],
  ["correios", "Correios", "BR", "B", "https://rastreamento.correios.com.br/app/index.php?objetos={n}"],
  ["jadlog", "Jadlog", "BR", "B", "https://melhorrastreio.com.br/rastreio/{n}"],
  ["melhor_envio", "Melhor Envio", "BR", "B", "https://melhorrastreio.com.br/rastreio/{n}"],
  ["olva", "Olva Courier", "PE", "P", "https://www.olvacourier.com/rastreo"],
  ["shalom", "Shalom", "PE", "P", "https://rastrea.shalom.pe/"],
  ["serpost", "Serpost", "PE", "P", null],
  [
    "dhl",
    "DHL Express",
    null,
    "A",
    "https://www.dhl.com/{place}/home/tracking/tracking-express.html?submit=1&tracking-id={n}",
  ],
  ["fedex", "FedEx", null, "A", "https://www.fedex.com/fedextrack/?trknbr={n}"],
  ["ups", "UPS", null, "A", "https://www.ups.com/track?loc=es_ES&tracknum={n}"],
  ["usps", "USPS", "US", "A", "https://tools.usps.com/go/TrackConfirmAction?tLabels={n}"],
];

const takesNumber = (template: string | null): boolean => template?.includes("{n}") ?? false;

export const CARRIERS: readonly Carrier[] = ROWS.map(([key, name, country, level, template]) => ({
  key,
  name,
  country,
  template,
  level,
  acceptsNumber: takesNumber(template),
}));

const BY_KEY = new Map(CARRIERS.map((carrier) => [carrier.key, carrier]));

/** The number may stand anywhere but in the name of the site: it must never decide which site opens. */
const SITE_FIXED = /^https?:\/\/[^/?#{}@]+[/?#]/i;

const SECRETS = /^https?:\/\/[^/?#]*@/i;

function templateProblem(text: string): "unknown_variable" | "bad_url" | "number_twice" | null {
  const filled = text.replaceAll("{n}", "1").replaceAll("{place}", "cl-es");
  if (/[{}]/.test(filled)) return "unknown_variable";
  if (!webUrl.safeParse(filled).success || SECRETS.test(text)) return "bad_url";
  if (text.includes("{") && !SITE_FIXED.test(text)) return "bad_url";
  return text.split("{n}").length > 2 ? "number_twice" : null;
}

/** Where a carrier shows a parcel: http or https, with `{n}` for the number at most once. */
export const trackingTemplate = z
  .string()
  .trim()
  .superRefine((text, check) => {
    const message = templateProblem(text);
    if (message) check.addIssue({ code: "custom", message });
  });

/** A carrier of the shop's own list: one that we do not know, or one of the table as this shop wants it. */
export const handCarrierSchema = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,40}$/),
  name: lineText({ min: 1, max: 80 }),
  /** Null: everywhere. */
  country: orNull(countryCode),
  /** Left out: as in the table. */
  template: orNull(trackingTemplate).optional(),
  enabled: z.boolean(),
});
export type HandCarrier = z.output<typeof handCarrierSchema>;

export type ShopCarrier = Carrier & { readonly enabled: boolean; readonly own: boolean };

const known = (carrier: Carrier): ShopCarrier => ({ ...carrier, enabled: true, own: false });

function listed({ key, name, country, template, enabled }: HandCarrier): ShopCarrier {
  const table = BY_KEY.get(key);
  if (table && template === undefined) return { ...table, enabled, own: false };
  const acceptsNumber = takesNumber(template ?? null);
  const level = acceptsNumber ? "B" : "P";
  return {
    ...{ key, enabled, level, acceptsNumber, template: template ?? null },
    name: table?.name ?? name,
    country: table ? table.country : country,
    own: table === undefined,
  };
}

/** The shop's list in its order, then the rest of the table. */
export function shopCarriers(list: readonly HandCarrier[]): ShopCarrier[] {
  const keys = new Set(list.map(({ key }) => key));
  return [...list.map(listed), ...CARRIERS.filter(({ key }) => !keys.has(key)).map(known)];
}

export const carrierOf = (key: string, list: readonly HandCarrier[] = []): Carrier | null => {
  const own = list.find((one) => one.key === key);
  return own ? listed(own) : (BY_KEY.get(key) ?? null);
};

/** What people call it; a carrier that is in no list was typed by hand, and is its own name. */
export const carrierName = (key: string, list: readonly HandCarrier[] = []): string =>
  carrierOf(key, list)?.name ?? key;

/** The shop's own list first, then carriers of the country, then those of everywhere; foreign ones left out. */
export function carriersFor(country: string, list: readonly HandCarrier[] = []): ShopCarrier[] {
  const keys = new Set(list.map(({ key }) => key));
  const near = shopCarriers(list).filter((one) => one.own || one.country === country || one.country === null);
  const rank = (one: ShopCarrier) => (keys.has(one.key) ? 0 : one.country === null ? 2 : 1);
  return near.toSorted((a, b) => rank(a) - rank(b));
}
