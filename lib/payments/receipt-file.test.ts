import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cleanFileName,
  contentDisposition,
  LARGEST_RECEIPT,
  RECEIPT_TYPES,
  receiptType,
  referenceKey,
  sniffed,
} from "./receipt-file";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)),
  );

const PDF = bytes("%PDF-1.7\n%âãÏÓ");
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0], "JFIF");
const PNG = bytes([0x89], "PNG\r\n", [0x1a, 0x0a], "IHDR");
const WEBP = bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 ");

describe("what the first bytes say", () => {
  test.each([
    ["pdf", PDF],
    ["jpeg", JPEG],
    ["png", PNG],
    ["webp", WEBP],
    [null, bytes("<svg xmlns='http://www.w3.org/2000/svg'>")],
    [null, bytes("<!doctype html><script>")],
    [null, bytes("GIF89a")],
    [null, bytes("RIFF", [1, 2, 3, 4], "WAVE")],
    [null, bytes("PK", [3, 4])],
    [null, bytes(" %PDF-1.7")],
    [null, bytes("%PDF")],
    [null, new Uint8Array()],
  ])("%s", (type, given) => expect(sniffed(given)).toBe(type));

  test("only the listed signs are ever taken", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (given) => {
        const type = sniffed(given);
        const first = Buffer.from(given).toString("latin1");
        const signs = ["%PDF-", "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n"];
        const isKnown = signs.some((sign) => first.startsWith(sign)) || /^RIFF[\s\S]{4}WEBP/.test(first);
        expect(type !== null).toBe(isKnown);
      }),
    );
  });
});

describe("name and bytes must agree", () => {
  test.each([
    ["comprobante.pdf", PDF, "pdf"],
    ["FOTO.JPG", JPEG, "jpeg"],
    ["foto.jpeg", JPEG, "jpeg"],
    ["captura.png", PNG, "png"],
    ["captura.webp", WEBP, "webp"],
    ["foto.pdf", JPEG, "wrong_type"],
    ["foto.jpg", PNG, "wrong_type"],
    ["factura.html", PDF, "wrong_type"],
    ["factura.pdf.svg", PDF, "wrong_type"],
    ["pdf", PDF, "wrong_type"],
    ["script.svg", bytes("<svg/>"), "wrong_type"],
    ["vacio.pdf", new Uint8Array(), "no_file"],
  ])("%s", (name, given, said) => expect(receiptType(name, given)).toBe(said));

  test("10 MB are taken, one byte more is not", () => {
    const whole = new Uint8Array(LARGEST_RECEIPT + 1);
    whole.set(PDF);
    expect(receiptType("a.pdf", whole.subarray(0, LARGEST_RECEIPT))).toBe("pdf");
    expect(receiptType("a.pdf", whole)).toBe("too_large");
  });

  test("no type is served as something that a browser runs", () => {
    const mimes = Object.values(RECEIPT_TYPES).map(({ mime }) => mime);
    expect(mimes).toEqual(["application/pdf", "image/jpeg", "image/png", "image/webp"]);
  });
});

describe("names", () => {
  test.each([
    ["comprobante.pdf", "comprobante.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\fotos\\pago ñandú.jpg", "pago ñandú.jpg"],
    ["a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"],
    ["pago\u202egpj.exe.pdf", "pagogpj.exe.pdf"],
    ['"><script>.png', "script.png"],
    ["...oculto.pdf", "oculto.pdf"],
    ["", "comprobante"],
    [`${"ñ".repeat(200)}.jpeg`, `${"ñ".repeat(75)}.jpeg`],
  ])("%j is kept as %j", (given, kept) => expect(cleanFileName(given)).toBe(kept));

  test("whatever it is called, the header is one line of ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const clean = cleanFileName(name);
        expect([...clean].length).toBeLessThanOrEqual(80);
        expect(contentDisposition("inline", clean)).toMatch(
          /^inline; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.~!%-]+$/,
        );
      }),
    );
  });
});

test.each([
  ["Op. 00-123 456", "op00123456"],
  ["OP 00123456", "op00123456"],
  ["n.º 12", null],
  [null, null],
])("reference %j is known as %j", (given, key) => expect(referenceKey(given)).toBe(key));
