import { type AcceptableFlag, isAcceptable } from "./accepted";
import type { AttentionFlag } from "./order";

/** Money that came and does not fit its order: a person decides whether it stays or goes back. */
export const RESCUE_FLAGS = [
  "late_payment",
  "money_without_order",
  "paid_twice",
  "overpaid",
  "amount_mismatch",
  "refund_due",
  "stock_short",
] as const satisfies readonly AttentionFlag[];
export type RescueFlag = (typeof RESCUE_FLAGS)[number];

export const isRescue = (flag: string): flag is RescueFlag =>
  (RESCUE_FLAGS as readonly string[]).includes(flag);

/** The decisions that an order waits for: money of a closed order goes back or stays, whatever it was short of. */
export function rescuesOf(flags: readonly string[]): RescueFlag[] {
  const isClosed = flags.includes("money_without_order") || flags.includes("refund_due");
  return flags.filter(isRescue).filter((flag) => !(isClosed && flag === "amount_mismatch"));
}

/** How it stays: the order goes on as it is, or what is owed is agreed to be the shop's. */
export type Keeping = { readonly by: "accept"; readonly flag: AcceptableFlag } | { readonly by: "waive" };

export const keepingOf = (flag: RescueFlag): Keeping =>
  isAcceptable(flag) ? { by: "accept", flag } : { by: "waive" };
