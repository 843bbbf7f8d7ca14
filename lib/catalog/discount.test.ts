import { expect, test } from "vitest";
import { discountOf } from "./discount";

test.each([
  [{ kind: "fixed", amount: 5000n } as const, 1200n, 1200n],
  [{ kind: "fixed", amount: -5n } as const, 1200n, 0n],
  [{ kind: "percent", basisPoints: 20_000 } as const, 1200n, 1200n],
  [{ kind: "percent", basisPoints: 1000 } as const, 5n, 1n],
  [null, 1200n, 0n],
])("discount %# never leaves its amount", (discount, amount, expected) => {
  expect(discountOf(discount, amount)).toBe(expected);
});
