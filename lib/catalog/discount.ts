import { z } from "zod";
import { positiveUnits } from "@/lib/kernel/input";
import { basisPoints } from "@/lib/kernel/money";

/** As coupons and drafts store it; amounts are text in JSON. */
export const discountSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("percent"), basisPoints: z.int().min(0).max(10_000) }),
  z.object({ kind: z.literal("fixed"), amount: positiveUnits }),
]);
export type Discount = Readonly<z.output<typeof discountSchema>>;

/** A discount in money, never below zero nor above what it lessens. */
export function discountOf(discount: Discount | null, amount: bigint): bigint {
  if (discount === null) return 0n;
  const wanted = discount.kind === "percent" ? basisPoints(amount, discount.basisPoints) : discount.amount;
  return within(wanted, amount);
}

/** An amount kept between zero and `most`. */
export const within = (amount: bigint, most: bigint): bigint =>
  amount < 0n ? 0n : amount > most ? most : amount;
