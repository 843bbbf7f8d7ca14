import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLocale, locales, negotiateLocale, regionLocale, wordsLocale } from "@/lib/i18n/locale";

describe("the language of a screen", () => {
  test.each([
    ["pt", "en-US", "pt"],
    [null, "en-US,en;q=0.9,es;q=0.8", "en"],
    [undefined, "de-DE,de;q=0.9,pt-BR;q=0.8", "pt"],
    [null, "en;q=0.3, es-CL;q=0.9", "es"],
    [null, "en;q=0, pt", "pt"],
    ["de", "fr", "es"],
    ["", "", "es"],
    [null, null, "es"],
    [null, "*", "es"],
  ])("cookie %s and header %s give %s", (cookie, header, language) => {
    expect(negotiateLocale(cookie, header)).toBe(language);
  });

  test("any header gives a language that we speak", () => {
    fc.assert(
      fc.property(fc.string(), (header) => isLocale(negotiateLocale(null, header))),
      { numRuns: 1_000 },
    );
  });
});

describe("the region's way of writing", () => {
  test.each([
    ["CL", "es", "es-CL", "es-CL"],
    ["CL", "en", "es-CL", "en-GB"],
    ["CL", "pt", "es-CL", "pt-BR"],
    ["BR", "pt", "pt-BR", "pt-BR"],
    ["BR", "es", "pt-BR", "es-419"],
    ["PT", "pt", "pt-PT", "pt-PT"],
    ["US", "es", "es-US", "es-US"],
    ["US", "pt", "en-US", "pt-BR"],
  ] as const)("%s on a screen in %s: numbers %s, words %s", (country, language, numbers, words) => {
    expect(regionLocale(country, language)).toBe(numbers);
    expect(wordsLocale(country, language)).toBe(words);
  });

  test("every country and language gives locales that Intl knows", () => {
    for (const country of ["AR", "BR", "CL", "CO", "ES", "MX", "PE", "PT", "PY", "US", "UY"]) {
      for (const language of locales) {
        const both = [regionLocale(country, language), wordsLocale(country, language)];
        expect(Intl.NumberFormat.supportedLocalesOf(both)).toHaveLength(new Set(both).size);
      }
    }
  });
});
