import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailText, lineText, longText, minorUnits, orNull, positiveUnits, webUrl } from "./input";

const line = lineText({ min: 1, max: 10 });

describe("text from outside", () => {
  test.each([
    ["  Ana   Rojas ", "Ana Rojas"],
    ["a\nb\tc", "a b c"],
    ["n\u0303andu", "ñandu"],
  ])("%j is kept as %j", (given, kept) => {
    expect(line.parse(given)).toBe(kept);
  });

  test.each(["", "   ", "12345678901", "a\0b", "a\ud800", "\udc00a", 5, null, ["a"]])(
    "%j is refused",
    (given) => {
      expect(line.safeParse(given).success).toBe(false);
    },
  );

  test("long text keeps its lines", () => {
    expect(longText({ max: 20 }).parse(" uno\r\ndos\rtres \n")).toBe("uno\ndos\ntres");
    expect(longText({ max: 20 }).safeParse("a\0").success).toBe(false);
  });

  test("whatever comes, what passes can be stored and is within its limits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (given) => {
        const read = line.safeParse(given);
        if (!read.success) return;
        expect(read.data).not.toContain("\0");
        expect(
          read.data.isWellFormed() && [...read.data].length <= 10 && read.data === read.data.trim(),
        ).toBe(true);
        expect(line.parse(read.data)).toBe(read.data);
      }),
      { numRuns: 1000 },
    );
  });

  test("empty fields become null", () => {
    const field = orNull(lineText({ max: 5 }));
    expect([field.parse(""), field.parse("  "), field.parse(null), field.parse(" a ")]).toEqual([
      null,
      null,
      null,
      "a",
    ]);
  });
});

test.each([
  [" Lucia@Example.TEST ", "lucia@example.test"],
  ["lucia", null],
  ["a@b", null],
  ["a@b.c\0", null],
])("e-mail %j", (given, kept) => {
  expect(emailText.safeParse(given).data ?? null).toBe(kept);
});

test.each([
  ["https://example.test/a?b=1", true],
  ["http://example.test", true],
  ["javascript:alert(1)", false],
  ["//example.test", false],
  ["https://", false],
  ["ftp://example.test", false],
])("address %s", (given, passes) => {
  expect(webUrl.safeParse(given).success).toBe(passes);
});

test.each([
  [1250, 1250n],
  ["1250", 1250n],
  [-3n, -3n],
  [12.5, null],
  ["12.5", null],
  [2 ** 60, null],
  ["", null],
])("amount %s", (given, kept) => {
  expect(minorUnits.safeParse(given).data ?? null).toBe(kept);
});

test("some amounts may not be negative", () => {
  expect(positiveUnits.safeParse(-1).success).toBe(false);
  expect(positiveUnits.parse(0)).toBe(0n);
});
