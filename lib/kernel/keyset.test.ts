import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ID_KEY,
  PAGE_SIZE,
  type Page,
  type Place,
  pageHrefs,
  pageOf,
  placeIn,
  readTimedKey,
  TIMED_KEY,
  timedKey,
} from "./keyset";

/** The database's part: rows behind or before a key, nearest first, one more than a page. */
function read(all: readonly number[], place: Place | null): number[] {
  const at = Number(place?.key);
  if (!place) return all.slice(0, PAGE_SIZE + 1);
  const beyond =
    place.direction === "next" ? all.filter((n) => n > at) : all.filter((n) => n < at).toReversed();
  return beyond.slice(0, PAGE_SIZE + 1);
}

test("walking forth and back meets every row once and in order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 230 }), (count) => {
      const all = Array.from({ length: count }, (_, index) => index + 1);
      const forth: number[][] = [];
      let place: Place | null = null;
      let back: string | null = null;
      do {
        const page: Page<number> = pageOf(read(all, place), place, String);
        forth.push([...page.rows]);
        back = page.previous;
        place = page.next === null ? null : { direction: "next", key: page.next };
      } while (place);
      expect(forth.flat()).toEqual(all);
      for (let index = forth.length - 2; index >= 0; index--) {
        const before: Place = { direction: "previous", key: back ?? "" };
        const page = pageOf(read(all, before), before, String);
        expect(page.rows).toEqual(forth[index]);
        back = page.previous;
      }
      expect(back).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{ next: "12" }, { direction: "next", key: "12" }],
  [{ previous: "7" }, { direction: "previous", key: "7" }],
  [{ next: "1; drop table" }, null],
  [{ next: ["1", "2"] }, null],
  [{}, null],
] as const)("%o is the place %o", (params, place) => {
  expect(placeIn(params, ID_KEY)).toEqual(place);
});

test("a timed key reads back to the same moment and id", () => {
  const at = new Date("2026-05-04T13:00:00.123Z");
  expect(timedKey(at, "ltr_1")).toMatch(TIMED_KEY);
  expect(readTimedKey(timedKey(at, "ltr_1"))).toEqual({ at, id: "ltr_1" });
});

test("the neighbours' addresses keep the filter and drop the old place", () => {
  const page = { rows: [], next: "51", previous: null };
  expect(pageHrefs("/inbox", { effect: "failed", next: "9" }, page)).toEqual({
    previousHref: null,
    nextHref: "/inbox?effect=failed&next=51",
  });
});
