import fc from "fast-check";
import { expect, test } from "vitest";
import { askedRange } from "./byte-range";

test.each([
  [null, null],
  ["", null],
  ["items=0-9", null],
  ["bytes=0-9", { first: 0, last: 9 }],
  ["bytes=90-", { first: 90, last: 99 }],
  ["bytes=-10", { first: 90, last: 99 }],
  ["bytes=-1000", { first: 0, last: 99 }],
  ["bytes=50-1000", { first: 50, last: 99 }],
  ["bytes=99-99", { first: 99, last: 99 }],
  ["bytes=100-", "none"],
  ["bytes=-0", "none"],
  ["bytes=9-3", null],
  ["bytes=0-1,5-9", null],
  ["bytes=-", null],
] as const)("%s of 100 bytes", (header, expected) => {
  expect(askedRange(header, 100)).toEqual(expected);
});

test("a range never leaves the file, and parts that follow each other make the whole", () => {
  const sizes = fc.integer({ min: 1, max: 5_000 });
  fc.assert(
    fc.property(sizes, sizes, (size, step) => {
      let next = 0;
      while (next < size) {
        const range = askedRange(`bytes=${next}-${next + step - 1}`, size);
        if (range === null || range === "none") return false;
        if (range.first !== next || range.last >= size || range.last < range.first) return false;
        next = range.last + 1;
      }
      return askedRange(`bytes=${next}-`, size) === "none";
    }),
  );
});
