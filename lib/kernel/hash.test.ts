import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, deriveKey, hmacSha256, sameText, sha256Hex } from "./hash";

describe("canonical JSON", () => {
  test("sorts keys, writes bigint and dates as text, leaves out undefined", () => {
    const value = { b: 1n, a: [new Date(0), undefined, null], c: undefined, d: { z: true, y: "ñ" } };
    expect(canonicalJson(value)).toBe(
      '{"a":["1970-01-01T00:00:00.000Z",null,null],"b":"1","d":{"y":"ñ","z":true}}',
    );
  });

  test("does not depend on the order of keys and survives a round trip through JSON", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
      { numRuns: 1000 },
    );
  });
});

test("digests of published vectors", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(hmacSha256("Jefe", "what do ya want for nothing?").toString("hex")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

test("texts are the same only when they are", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(sameText(a, a)).toBe(true);
      expect(sameText(a, b)).toBe(a === b);
    }),
    { numRuns: 1000 },
  );
});

test("each use has a key of its own", () => {
  const keys = ["links", "sessions", "downloads"].map((use) => deriveKey("secret", use).toString("hex"));
  expect(new Set([...keys, deriveKey("other", "links").toString("hex")]).size).toBe(4);
});
