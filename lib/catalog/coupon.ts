import { ok, type Result, refuse } from "@/lib/kernel/result";
import { oneLine } from "@/lib/kernel/text";
import type { Discount } from "./discount";

export const COUPON_TARGETS = ["order", "shipping"] as const;
export type CouponTarget = (typeof COUPON_TARGETS)[number];

export type Coupon = {
  readonly code: string;
  readonly target: CouponTarget;
  readonly discount: Discount;
  readonly minimumAmount: bigint | null;
  readonly minimumItems: number | null;
  readonly limit: number | null;
  readonly limitPerEmail: number | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly timesUsed: number;
};

/** What a coupon looks at. `amount` is without shipping and before any discount; `usedByEmail` counts other orders of this buyer. */
export type CouponCart = { readonly amount: bigint; readonly items: number; readonly usedByEmail: number };

export type CouponRefused =
  | { readonly code: "coupon_unknown" }
  | { readonly code: "coupon_ended"; readonly at: Date }
  | { readonly code: "coupon_not_started"; readonly at: Date }
  | { readonly code: "coupon_minimum"; readonly minimum: bigint }
  | { readonly code: "coupon_minimum_items"; readonly minimum: number }
  | { readonly code: "coupon_used_up" }
  | { readonly code: "coupon_used_by_you" };

const MAX_CODE = 80;

/** A code as somebody typed it, or an address held it: whatever it holds, it can be kept and looked up. Null when nothing is left. */
export const typedCoupon = (text: string | null): string | null =>
  oneLine(text ?? "")
    .slice(0, MAX_CODE)
    .toWellFormed()
    .trim() || null;

/** Codes compare without case or outer spaces; this is the form that is stored and searched. */
export const couponKey = (code: string): string => code.trim().toUpperCase();

export const sameCoupon = (a: string, b: string): boolean => couponKey(a) === couponKey(b);

const reached = (used: number, limit: number | null): boolean => limit !== null && used >= limit;

/** `to` is the first moment at which the coupon is over. Null stands for a code that nobody knows. */
export function checkCoupon(
  coupon: Coupon | null,
  cart: CouponCart,
  now: Date,
): Result<Coupon, CouponRefused> {
  if (!coupon) return refuse({ code: "coupon_unknown" });
  return couponTime(coupon, now) ?? couponCart(coupon, cart) ?? ok(coupon);
}

function couponTime({ from, to }: Coupon, now: Date) {
  if (from && now < from) return refuse({ code: "coupon_not_started", at: from } as const);
  if (to && now >= to) return refuse({ code: "coupon_ended", at: to } as const);
  return null;
}

function couponCart(coupon: Coupon, cart: CouponCart) {
  if (reached(coupon.timesUsed, coupon.limit)) return refuse({ code: "coupon_used_up" } as const);
  if (reached(cart.usedByEmail, coupon.limitPerEmail)) return refuse({ code: "coupon_used_by_you" } as const);
  if (coupon.minimumAmount !== null && cart.amount < coupon.minimumAmount)
    return refuse({ code: "coupon_minimum", minimum: coupon.minimumAmount } as const);
  if (coupon.minimumItems !== null && cart.items < coupon.minimumItems)
    return refuse({ code: "coupon_minimum_items", minimum: coupon.minimumItems } as const);
  return null;
}
