import { CHILE } from "@/lib/customers/chile";
import { fold } from "@/lib/kernel/text";
import type { Destination, Place } from "./shipping-rates";

const EVERYWHERE: Place = { country: null, region: null, municipality: null };

/** Countries that may be called by their names; any other by its two letters. */
const NAMED = [
  ..."AR BO BR CA CL CO CR CU DE DO EC ES FR GB GT HN IT MX NI PA PE PR PT PY SV US UY VE".split(" "),
];
const LANGUAGES = ["es", "en", "pt"] as const;

const nameOf = (country: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(country) ?? country;

const COUNTRIES: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap((locale) => NAMED.map((code) => [fold(nameOf(code, locale)), code] as const)),
);

function readCountry(text: string): Place | null {
  const code = /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : COUNTRIES.get(fold(text));
  return code === undefined ? null : { ...EVERYWHERE, country: code };
}

const REGION_WORD = /^regi[oó]n\s+(?:de\s+la\s+|de\s+los\s+|del\s+|de\s+)?|\s*\(regi[oó]n\)$/giu;

const inChile = (region: string | null, municipality: string | null): Place => ({
  country: "CL",
  region,
  municipality,
});

/** A name that is a comuna and a region means the comuna, unless it is said to be a region: "Valparaíso (región)". */
function readChile(text: string): Place | null {
  const bare = fold(text.replaceAll(REGION_WORD, "")).trim();
  const saidRegion = bare !== fold(text).trim();
  const region = CHILE.find(({ code, name }) => [fold(name), fold(code)].includes(bare));
  const short = CHILE.filter(({ name }) => ` ${fold(name)} `.includes(` ${bare} `));
  const comuna = CHILE.flatMap(({ comunas }) => comunas).find((name) => fold(name) === bare);
  if (comuna !== undefined && !saidRegion) return inChile(null, comuna);
  const found = region ?? (short.length === 1 ? short[0] : undefined);
  return found ? inChile(found.name, null) : null;
}

const SEPARATOR = /\s*[/>]\s*/;

function readAbroad(text: string, home: string): Place {
  const [region = "", municipality = null] = text.split(SEPARATOR);
  return { country: home, region, municipality: municipality || null };
}

/**
 * A place as a merchant writes it: nothing for everywhere, a country, a region, a comuna, or "region / municipality".
 * Null when the shop's country has no such place (known only for Chile).
 */
export function readPlace(text: string, home: string): Place | null {
  const typed = text.trim();
  if (typed === "" || typed === "*") return EVERYWHERE;
  if (home !== "CL") return readCountry(typed) ?? readAbroad(typed, home);
  const own = typed.length === 2 ? null : readChile(typed);
  return own ?? readCountry(typed);
}

const isComuna = (name: string): boolean => CHILE.some(({ comunas }) => comunas.includes(name));

/** The place in the words that `readPlace` reads; empty for everywhere. */
export function placeText({ country, region, municipality }: Place, home: string, locale: string): string {
  if (country === null && region === null && municipality === null) return "";
  if (region === null && municipality === null) return country ? nameOf(country, locale) : "";
  if (country !== "CL" || home !== "CL") return [region, municipality].filter(Boolean).join(" / ");
  if (municipality !== null) return municipality;
  return region !== null && isComuna(region) ? `${region} (región)` : (region ?? "");
}

/** What a merchant may want to name, for a list to choose from: countries for all, regions and comunas in Chile. */
export function placeChoices(home: string, locale: string): string[] {
  const own = { ...EVERYWHERE, country: home };
  const regions = home === "CL" ? CHILE.map(({ name }) => inChile(name, null)) : [];
  const comunas = home === "CL" ? CHILE.flatMap((one) => one.comunas.map((name) => inChile(null, name))) : [];
  return [own, ...regions, ...comunas].map((place) => placeText(place, home, locale));
}

/** A named place as the end of a parcel: a comuna brings its region along, everywhere is the shop's own country. */
export function destinationOf({ country, region, municipality }: Place, home: string): Destination {
  const own = CHILE.find(({ comunas }) => municipality !== null && comunas.includes(municipality));
  const inHome = (country ?? home) === "CL" ? (own?.name ?? null) : null;
  return { country: country ?? home, region: region ?? inHome, municipality };
}
