import fc from "fast-check";
import { expect, test } from "vitest";
import { framedHtml, piecesOf } from "./letter-text";

test("addresses become links, the full stop behind them does not", () => {
  const pieces = piecesOf("Pague aquí: http://shop.test/pay/abc. Gracias");
  expect(pieces.map(({ text, href }) => [text, href])).toEqual([
    ["Pague aquí: ", null],
    ["http://shop.test/pay/abc", "http://shop.test/pay/abc"],
    [". Gracias", null],
  ]);
});

test("nothing of a text is lost, and only web addresses become links", () => {
  const text = fc
    .array(fc.oneof(fc.string(), fc.constantFrom("http://a.b/c", "javascript:alert(1)", " ")))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (letter) => {
      const pieces = piecesOf(letter);
      expect(pieces.map((piece) => piece.text).join("")).toBe(letter);
      expect(pieces.every(({ href }) => href === null || /^https?:\/\//.test(href))).toBe(true);
    }),
  );
});

test("links of a framed letter open beside the desk, with and without a head", () => {
  expect(framedHtml('<html><head lang="es"><title>x</title></head></html>')).toContain(
    '<head lang="es"><base target="_blank"><title>',
  );
  expect(framedHtml("<p>x</p>")).toBe('<base target="_blank"><p>x</p>');
});
