import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code128, qrCode } from "./bars";
import { fitScale } from "./label-fit";
import { printable, printableData } from "./printable";
import { breakLongWords, widthInEms } from "./text-width";
import { fill, type PaperLocale, paperWords } from "./words";

describe("printable text", () => {
  it.each([
    ["n\u0303andu\u0301", "ñandú"],
    ["a\u202f000", "a\u00a0000"],
    ["Hola 👩‍👩‍👧 amiga 🇨🇱", "Hola amiga"],
    ["uno\r\ndos\ttres\u0007", "uno\ndos tres"],
    ["\u202eoculto\u2066", "oculto"],
    ["₡5.000 y ₲ 1.000", "CRC 5.000 y Gs. 1.000"],
    ["Marca® 50 % — «sí»", "Marca® 50 % — «sí»"],
  ])("%j becomes %j", (given, wanted) => {
    expect(printable(given)).toBe(wanted);
  });

  it("cleans every text inside data and leaves bytes and numbers alone", () => {
    const logo = new Uint8Array([1, 2]);
    const data = printableData({
      shop: { name: "A\u200bB", logo },
      lines: [{ quantity: 2, demo: true, tax: undefined }],
    });
    expect(data).toEqual({
      shop: { name: "AB", logo },
      lines: [{ quantity: 2, demo: true, tax: undefined }],
    });
    expect(data.shop.logo).toBe(logo);
  });
});

describe("words that are wider than their column", () => {
  it.each([
    ["hola mundo", 20, "hola mundo"],
    ["lucia.pena.de.la.fuente@correo.example", 18, "lucia.pena.de.la.fuente@\ncorreo.example"],
    ["ABC-DEF-GHI-JKL", 7, "ABC-DEF-\nGHI-JKL"],
    ["xxxxxxxxxx", 3, "xxxxx\nxxxxx"],
  ])("%j in %d ems becomes %j", (given, room, wanted) => {
    expect(breakLongWords(given, room)).toBe(wanted);
  });

  it("lose no character and leave no word wider than the column", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", maxLength: 80 }),
        fc.integer({ min: 1, max: 30 }),
        (text, room) => {
          const broken = breakLongWords(text, room);
          expect(broken.replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
          for (const word of broken.split(/\s+/)) expect(widthInEms(word)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

describe("the label's address", () => {
  it("keeps its full size while it fits and shrinks as it grows", () => {
    const box = { width: 250, height: 100, leading: 1.25 };
    const scales = [1, 5, 10, 20].map((count) =>
      fitScale(
        Array.from({ length: count }, () => ({ text: "Los Aromos 2451", size: 14 })),
        box,
      ),
    );
    expect(scales[0]).toBe(1);
    expect([...scales].sort((a, b) => b - a)).toEqual(scales);
    expect(scales[3]).toBeLessThan(0.5);
  });
});

describe("codes", () => {
  it("are refused for what they cannot say", () => {
    expect(code128("ñ")).toBeNull();
    expect(code128("")).toBeNull();
    expect(code128("x".repeat(81))).toBeNull();
    expect(qrCode("")).toBeNull();
    expect(qrCode("x".repeat(1001))).toBeNull();
  });

  it("start and end with a bar and stay inside their width", () => {
    const bars = code128("1042");
    expect(bars?.bars[0]?.x).toBe(0);
    const last = bars?.bars.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(bars?.width);
  });
});

describe("the words of papers", () => {
  const places = (locale: PaperLocale) =>
    Object.entries(paperWords(locale)).flatMap(([paper, words]) =>
      Object.entries(words).map(
        ([key, text]) => `${paper}.${key} ${(text.match(/\{\w+\}/g) ?? []).sort().join()}`,
      ),
    );

  it("have the same keys and placeholders in every language, none empty", () => {
    expect(places("en")).toEqual(places("es"));
    expect(places("pt")).toEqual(places("es"));
    for (const locale of ["es", "en", "pt"] as const)
      for (const words of Object.values(paperWords(locale)))
        for (const text of Object.values(words)) expect(text.trim()).not.toBe("");
  });

  it("never leave a placeholder unfilled", () => {
    expect(fill("Página {page} de {pages}", { page: 1, pages: 2 })).toBe("Página 1 de 2");
    expect(() => fill("Página {page}", {})).toThrow("no value for {page}");
  });
});
