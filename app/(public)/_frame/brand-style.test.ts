import fc from "fast-check";
import { expect, test } from "vitest";
import { brandStyle, contrast } from "./brand-style";

const channels = (text: string): [number, number, number][] =>
  [...text.matchAll(/rgb\((\d+) (\d+) (\d+)\)/g)].map(([, r, g, b]) => [Number(r), Number(g), Number(b)]);

test("any colour of a shop can be read on both grounds, and its button's words on it", () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(hex, (colour) => {
      const style = brandStyle(colour);
      const [light, dark] = channels(style?.["--brand"] ?? "");
      expect(contrast(light ?? [0, 0, 0], [247, 245, 240])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light ?? [0, 0, 0], [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark ?? [0, 0, 0], [27, 26, 23])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark ?? [0, 0, 0], [0, 0, 0])).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 1_000 },
  );
});

test("a colour that reads well stays as it is", () => {
  expect(brandStyle("#0b5840")?.["--brand"]).toMatch(/^light-dark\(rgb\(11 88 64\)/);
});

test.each([null, undefined, "", "green", "#fff", "#12345g"])("%s is no colour", (text) => {
  expect(brandStyle(text)).toBeUndefined();
});
