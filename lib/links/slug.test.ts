import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOf } from "./slug";
import { isSlug } from "./token";

test.each([
  ["Café Ándes, 250 g", "cafe-andes-250-g"],
  ["  Ñandú  ", "nandu"],
  ["¿?", ""],
  ["日本", ""],
])("%s becomes %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("whatever the name, the slug can stand in an address or is too short to", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      const slug = slugOf(name);
      expect(slug.length < 3 || isSlug(slug)).toBe(true);
    }),
  );
});
