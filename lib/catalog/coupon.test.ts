import fc from "fast-check";
import { expect, test } from "vitest";
import { type Coupon, checkCoupon, couponKey, sameCoupon } from "./coupon";

const NOW = new Date("2026-06-15T12:00:00Z");
const before = new Date(NOW.getTime() - 1);
const after = new Date(NOW.getTime() + 1);
const WELCOME: Coupon = {
  code: "BIENVENIDA",
  target: "order",
  discount: { kind: "percent", basisPoints: 1000 },
  minimumAmount: null,
  minimumItems: null,
  limit: null,
  limitPerEmail: null,
  from: null,
  to: null,
  timesUsed: 0,
};
const CART = { amount: 10_000n, items: 2, usedByEmail: 0 };

test.each<[string, Partial<Coupon>, Partial<typeof CART>, string | null]>([
  ["without limits", {}, {}, null],
  ["before it starts", { from: after }, {}, "coupon_not_started"],
  ["at its start", { from: NOW }, {}, null],
  ["at its end", { to: NOW }, {}, "coupon_ended"],
  ["just before its end", { to: after }, {}, null],
  ["after its end", { to: before }, {}, "coupon_ended"],
  ["used up", { limit: 5, timesUsed: 5 }, {}, "coupon_used_up"],
  ["one use left", { limit: 5, timesUsed: 4 }, {}, null],
  ["limit zero", { limit: 0 }, {}, "coupon_used_up"],
  ["used by this buyer", { limitPerEmail: 1 }, { usedByEmail: 1 }, "coupon_used_by_you"],
  ["used by others only", { limitPerEmail: 1, timesUsed: 90 }, {}, null],
  ["one unit under the minimum", { minimumAmount: 10_001n }, {}, "coupon_minimum"],
  ["at the minimum", { minimumAmount: 10_000n }, {}, null],
  ["too few items", { minimumItems: 3 }, {}, "coupon_minimum_items"],
  ["enough items", { minimumItems: 2 }, {}, null],
])("a coupon %s", (_, coupon, cart, refusal) => {
  const checked = checkCoupon({ ...WELCOME, ...coupon }, { ...CART, ...cart }, NOW);
  expect(checked.ok ? null : checked.refusal.code).toBe(refusal);
});

test("a code that nobody knows is refused", () => {
  expect(checkCoupon(null, CART, NOW)).toEqual({ ok: false, refusal: { code: "coupon_unknown" } });
});

test("codes compare without case and outer spaces", () => {
  expect(sameCoupon(" bienvenida", "BIENVENIDA")).toBe(true);
  expect(sameCoupon("bienvenida", "bienvenido")).toBe(false);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abcÑñZ19-") }), (code) => {
      expect(couponKey(code.toLowerCase())).toBe(couponKey(code));
    }),
    { numRuns: 1000 },
  );
});
