import { basisPoints } from "@/lib/kernel/money";

export type Discount =
  | { readonly kind: "percent"; readonly basisPoints: number }
  | { readonly kind: "fixed"; readonly amount: bigint };

/** A discount in money, never below zero nor above what it lessens. */
export function discountOf(discount: Discount | null, amount: bigint): bigint {
  if (discount === null) return 0n;
  const wanted = discount.kind === "percent" ? basisPoints(amount, discount.basisPoints) : discount.amount;
  return within(wanted, amount);
}

/** An amount kept between zero and `most`. */
export const within = (amount: bigint, most: bigint): bigint =>
  amount < 0n ? 0n : amount > most ? most : amount;
