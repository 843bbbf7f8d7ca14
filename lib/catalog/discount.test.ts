import { expect, test } from "vitest";
import { discountOf, discountSchema } from "./discount";

test.each([
  [{ kind: "fixed", amount: 5000n } as const, 1200n, 1200n],
  [{ kind: "fixed", amount: -5n } as const, 1200n, 0n],
  [{ kind: "percent", basisPoints: 20_000 } as const, 1200n, 1200n],
  [{ kind: "percent", basisPoints: 1000 } as const, 5n, 1n],
  [null, 1200n, 0n],
])("discount %# never leaves its amount", (discount, amount, expected) => {
  expect(discountOf(discount, amount)).toBe(expected);
});

test("a stored discount is read back; one above the whole is refused", () => {
  expect(discountSchema.parse({ kind: "fixed", amount: "500" })).toEqual({ kind: "fixed", amount: 500n });
  expect(discountSchema.parse({ kind: "percent", basisPoints: 1000 })).toEqual({
    kind: "percent",
    basisPoints: 1000,
  });
  expect(discountSchema.safeParse({ kind: "percent", basisPoints: 10_001 }).success).toBe(false);
  expect(discountSchema.safeParse({ kind: "fixed", amount: -1 }).success).toBe(false);
});
