import fc from "fast-check";
import { expect, test } from "vitest";
import { asItWas, stepAsked } from "./as-it-was";
import { fold } from "./fold";
import { captured, created, journalOf, minutesIn, placed, shipped } from "./testing/journal";

const LIFE = journalOf([
  created(),
  placed(),
  { event: captured(50_000n), at: minutesIn(3) },
  { kind: "note_added", noteId: "note_1", visibility: "private" },
  shipped(),
]);

test("after its last step an order is what it is; after each step it is the fold of the journal until there", () => {
  expect(asItWas(1, LIFE, LIFE.length).order).toEqual(fold(1, LIFE));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LIFE.length }), (seq) => {
      const was = asItWas(1, LIFE, seq);
      expect(was.order).toEqual(fold(1, LIFE.slice(0, seq)));
      expect(was.journal).toHaveLength(seq);
      expect(was.step).toBe(LIFE[seq - 1]);
    }),
  );
});

test("the step tells the figures it changed, and only those", () => {
  expect(asItWas(1, LIFE, 1).changes).toEqual([]);
  expect(asItWas(1, LIFE, 3).changes).toEqual([{ figure: "captured", from: 0n, to: 50_000n }]);
  expect(asItWas(1, LIFE, 5).changes).toEqual([]);
});

test("a row is known from the step that names it", () => {
  expect(asItWas(1, LIFE, 3).knows("note_1")).toBe(false);
  expect(asItWas(1, LIFE, 4).knows("note_1")).toBe(true);
  expect(asItWas(1, LIFE, 5).knows("note_")).toBe(false);
});

test("the address names a step; what it names wrongly is the nearest one, and nothing is the last", () => {
  const asked = [undefined, "", "2", "0", "99", "-1", "x", "2.5"].map((text) => stepAsked(LIFE, text));
  expect(asked).toEqual([5, 5, 2, 1, 5, 5, 5, 5]);
  expect(() => asItWas(1, LIFE, 9)).toThrow("no step 9");
});
