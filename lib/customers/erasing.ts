import type { Order } from "@/lib/orders/order";

/** What is erased of a person, as the journal says it. */
export const ERASED_FIELDS = ["name", "email", "phone", "tax_id", "address", "notes", "letters", "files"];

/** Nothing is owed, on its way or waited for: the order can do without knowing whose it is. */
export function isAtRest({
  paymentStatus,
  shipmentStatus,
  refundPending,
  owedBack,
  disputedOpen,
}: Pick<Order, "paymentStatus" | "shipmentStatus" | "refundPending" | "owedBack" | "disputedOpen">): boolean {
  if (refundPending > 0n || owedBack > 0n || disputedOpen > 0n) return false;
  if (paymentStatus === "canceled" || paymentStatus === "abandoned") return true;
  return paymentStatus === "paid" && (shipmentStatus === null || shipmentStatus === "delivered");
}
