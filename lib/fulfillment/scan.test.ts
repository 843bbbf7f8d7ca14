import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  counted,
  isComplete,
  type Scan,
  type ScanLine,
  scanned,
  tickedOf,
  undone,
  unitsTicked,
} from "./scan";

const line = (lineId: string, sku: string | null, wanted: number): ScanLine => ({
  ...{ lineId, sku, wanted },
  name: `Product ${lineId}`,
  options: "",
});

const BOX = [line("a", "CAFE-250", 2), line("b", "Taza-Azul", 1), line("c", null, 1)];
function run(codes: readonly string[], lines: readonly ScanLine[] = BOX): readonly Scan[] {
  const scans: Scan[] = [];
  for (const code of codes) scans.push(scanned(lines, scans, code));
  return scans;
}

describe("scanning", () => {
  test.each([
    ["CAFE-250", "ticked", "a"],
    [" cafe-250\r", "ticked", "a"],
    ["TAZA-AZUL", "ticked", "b"],
    ["CAFE-251", "wrong", null],
    ["", "wrong", null],
  ])("%j is %s", (code, outcome, lineId) => {
    expect(scanned(BOX, [], code)).toMatchObject({ outcome, lineId });
  });

  test("one unit a scan; one more than wanted is said and not counted", () => {
    const scans = run(["CAFE-250", "CAFE-250", "CAFE-250"]);
    expect(scans.map(({ outcome }) => outcome)).toEqual(["ticked", "ticked", "too_many"]);
    expect(tickedOf(scans, "a")).toBe(2);
  });

  test("two lines of the same SKU fill one after the other", () => {
    const lines = [line("x", "CAFE-250", 1), line("y", "CAFE-250", 1)];
    expect(run(["CAFE-250", "CAFE-250"], lines).map(({ lineId }) => lineId)).toEqual(["x", "y"]);
  });

  test("what has no barcode is counted by hand, and never more than wanted", () => {
    const first = counted([], BOX[2] ?? line("", null, 0));
    expect(first).toMatchObject({ outcome: "ticked", lineId: "c" });
    expect(counted([first], BOX[2] ?? line("", null, 0)).outcome).toBe("too_many");
  });

  test("the way back takes the last unit, over wrong scans", () => {
    const scans = undone(run(["CAFE-250", "TAZA-AZUL", "NADA"]));
    expect([tickedOf(scans, "a"), tickedOf(scans, "b")]).toEqual([1, 0]);
    expect(undone([])).toEqual([]);
  });

  test("whatever is scanned, no line has more units than it wants, and complete means all of them", () => {
    const code = fc.constantFrom("CAFE-250", "TAZA-AZUL", "cafe-250", "OTRO", "");
    fc.assert(
      fc.property(fc.array(code, { maxLength: 12 }), (codes) => {
        const scans = run(codes);
        for (const { lineId, wanted } of BOX) expect(tickedOf(scans, lineId)).toBeLessThanOrEqual(wanted);
        expect(isComplete(BOX, scans)).toBe(unitsTicked(scans) === 4);
        expect(unitsTicked(undone(scans))).toBe(Math.max(0, unitsTicked(scans) - 1));
      }),
    );
  });
});
