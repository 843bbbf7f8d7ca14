import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastWithWhite, readableBrand } from "./brand";
import { COLOR } from "./tokens";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("white text can be read on whatever colour a shop picks", () => {
  fc.assert(
    fc.property(hex, (wanted) => {
      const used = readableBrand(wanted);
      expect(used).toMatch(/^#[0-9a-f]{6}$/);
      expect(contrastWithWhite(used)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that is dark enough stays as it is", () => {
  expect(readableBrand("#1D4D3A")).toBe("#1d4d3a");
  expect(readableBrand(COLOR.brand)).toBe(COLOR.brand);
});

test.each([null, "", "red", "#fff", "#12345g", "#ffffff;background:url(x)"])("%j is our green", (wanted) => {
  expect(readableBrand(wanted)).toBe(COLOR.brand);
});
