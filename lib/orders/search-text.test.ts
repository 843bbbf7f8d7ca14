import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likePattern, routeSearch, type SearchParts, searchText } from "./search-text";

const PARTS: SearchParts = {
  number: 1042,
  name: "Pérez, José",
  email: "Jose@Example.test",
  phone: "+56987654321",
  taxId: "12531909K",
  skus: ["CAFE-250"],
  productNames: ["Café Andes 250 g"],
  trackingNumbers: ["RR473124829CL"],
  providerIds: ["pi_3Abc"],
};

test("one order's words, folded, each once", () => {
  expect(searchText(PARTS)).toBe(
    "1042 perez jose jose@example.test 56987654321 12531909k cafe-250 cafe andes 250 g rr473124829cl pi_3abc",
  );
  expect(
    searchText({ ...PARTS, name: null, email: null, phone: null, taxId: null, skus: ["A", "a"] }),
  ).toMatch(/^1042 a cafe/);
});

describe("where a search goes", () => {
  test.each([
    ["", { kind: "nothing" }],
    [" \0 ", { kind: "nothing" }],
    [",", { kind: "nothing" }],
    ["#1042", { kind: "number", number: 1042 }],
    ["# 1042", { kind: "number", number: 1042 }],
    ["1042", { kind: "phone_or_number", number: 1042, digits: "1042" }],
    ["87654321", { kind: "phone_or_number", number: 87_654_321, digits: "87654321" }],
    ["7801234567890", { kind: "phone_or_number", number: null, digits: "7801234567890" }],
    ["+56 9 8765 4321", { kind: "phone_or_number", number: null, digits: "56987654321" }],
    ["(11) 96123-4567", { kind: "phone_or_number", number: null, digits: "11961234567" }],
    ["12.531.909-K", { kind: "phone_or_number", number: null, digits: "12531909k" }],
    ["12531909k", { kind: "phone_or_number", number: null, digits: "12531909k" }],
    ["Jose@Example.test ", { kind: "email", email: "jose@example.test" }],
    ["jose perez", { kind: "words", words: ["jose", "perez"] }],
    ["PÉREZ, José", { kind: "words", words: ["perez", "jose"] }],
    ["CAFE-250", { kind: "words", words: ["cafe-250"] }],
    ["jose 1042", { kind: "words", words: ["jose", "1042"] }],
    ["a a b c d e f g h i j", { kind: "words", words: ["a", "b", "c", "d", "e", "f", "g", "h"] }],
  ])("%j", (typed, route) => {
    expect(routeSearch(typed)).toEqual(route);
  });

  const text = searchText(PARTS);
  test.each(["jose perez", "Pérez", "andes CAFÉ", "cafe-250", "RR473124829CL", "pi_3Abc"])(
    "%j finds the order",
    (typed) => {
      const route = routeSearch(typed);
      expect(route.kind === "words" && route.words.every((word) => text.includes(word))).toBe(true);
    },
  );

  test.each(["+56 9 8765 4321", "9 8765 4321", "4321", "12.531.909-k", "12531909"])(
    "%j finds it by its digits",
    (typed) => {
      const route = routeSearch(typed);
      expect(route.kind === "phone_or_number" && text.includes(route.digits)).toBe(true);
    },
  );

  test("nothing typed breaks it, and no control character reaches the database", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(JSON.stringify(routeSearch(typed))).not.toContain("\\u0000");
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ["jose", "%jose%"],
  ["50%_\\", "%50\\%\\_\\\\%"],
])("pattern of %j", (word, pattern) => {
  expect(likePattern(word)).toBe(pattern);
});
