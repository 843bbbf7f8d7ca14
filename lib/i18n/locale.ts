export const locales = ["es", "en", "pt"] as const;
export type Locale = (typeof locales)[number];

export const DEFAULT_LOCALE: Locale = "es";

/** The cookie that holds the language a person picked; `?lang=pt` on any page sets it (see proxy.ts). */
export const LOCALE_COOKIE = "locale";

export const isLocale = (text: string | null | undefined): text is Locale =>
  (locales as readonly string[]).includes(text ?? "");

/** The language of a screen: what the person picked, else what the browser prefers most (by weight), else Spanish. */
export function negotiateLocale(
  cookie: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  if (isLocale(cookie)) return cookie;
  return preferredLanguages(acceptLanguage ?? "").find(isLocale) ?? DEFAULT_LOCALE;
}

function preferredLanguages(header: string): string[] {
  const weighted = header.split(",").map((part) => {
    const [tag = "", ...params] = part.trim().toLowerCase().split(";");
    const weight = params.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
    return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
  });
  return weighted
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}

const PORTUGUESE = new Set(["BR", "PT", "AO", "MZ"]);
const ENGLISH = new Set(["US", "GB", "CA", "AU", "IE", "NZ"]);

const mainLanguage = (country: string): Locale =>
  PORTUGUESE.has(country) ? "pt" : ENGLISH.has(country) ? "en" : "es";

const speaks = (country: string, language: Locale): boolean =>
  mainLanguage(country) === language || (country === "US" && language === "es");

/**
 * The locale that writes numbers and money of a shop: its country's, in the screen's language only where that is spoken.
 * `Intl` knows `es-CL` but prints `CLP 25,990` for a bare or foreign language.
 * @example regionLocale("CL", "es") // "es-CL"
 * @example regionLocale("CL", "en") // "es-CL"
 */
export const regionLocale = (country: string, language: Locale): string =>
  `${speaks(country, language) ? language : mainLanguage(country)}-${country}`;

/**
 * The locale that writes dates and durations: always the screen's language, with the country's order where it is spoken.
 * @example wordsLocale("CL", "pt") // "pt-BR"
 */
export function wordsLocale(country: string, language: Locale): string {
  if (speaks(country, language)) return `${language}-${country}`;
  return { es: "es-419", en: "en-GB", pt: "pt-BR" }[language];
}
