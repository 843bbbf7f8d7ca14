import { expect, test } from "vitest";
import { isLetterKind, LETTER_KINDS, LETTERS, letterKey, lettersFor } from "./letters";

test("the list and the table name the same letters", () => {
  expect([...LETTER_KINDS].sort()).toEqual(Object.keys(LETTERS).sort());
  expect(new Set(LETTER_KINDS).size).toBe(LETTER_KINDS.length);
});

test("every letter has exactly one audience", () => {
  const all = [...lettersFor("customer"), ...lettersFor("desk"), ...lettersFor("person")];
  expect(all.sort()).toEqual([...LETTER_KINDS].sort());
});

test("letters that let a person in cannot be switched off, all others can", () => {
  for (const kind of LETTER_KINDS)
    expect(LETTERS[kind].byDefault === "always", kind).toBe(LETTERS[kind].audience === "person");
});

test("a desk letter says so in its name", () => {
  for (const kind of LETTER_KINDS)
    expect(kind.startsWith("desk_"), kind).toBe(LETTERS[kind].audience === "desk");
});

test.each(["order_paid", "recovery"])("%s is a letter", (kind) => expect(isLetterKind(kind)).toBe(true));
test.each(["", "toString", "order_lost"])("%j is no letter", (kind) =>
  expect(isLetterKind(kind)).toBe(false),
);

test("a key names kind, subject and occasion", () => {
  expect(letterKey("order_shipped", "ord_1042", "shp_7f")).toBe("order_shipped/ord_1042/shp_7f");
});

test.each([
  ["", "shp_1"],
  ["ord_1", ""],
  ["ord_1/2", "shp_1"],
  ["ord_1", "ana@example.test"],
  ["ord_1", "a\r\nb"],
  ["ord_1", "x".repeat(260)],
])("refuses the key parts %j and %j", (about, occasion) => {
  expect(() => letterKey("order_shipped", about, occasion)).toThrow(RangeError);
});
