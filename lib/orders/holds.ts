import { counts } from "@/lib/payments/refund";
import type { Order } from "./order";

type GivenBack = Pick<Order, "money" | "restocked">;

export type StockMove = {
  readonly variantId: number;
  readonly kind: "take" | "return" | "restock" | "write_off";
  /** Added to the variant's stock: negative when taken. */
  readonly delta: number;
};

/** Units given back per line: by hand, or with a refund that the provider has confirmed. */
export function restockedByLine(order: GivenBack): ReadonlyMap<string, number> {
  const back = new Map<string, number>(Object.entries(order.restocked));
  for (const refund of Object.values(order.money.refunds)) {
    if (refund.state !== "succeeded") continue;
    for (const { lineId, quantity } of refund.restock) back.set(lineId, (back.get(lineId) ?? 0) + quantity);
  }
  return back;
}

/** Units of each line asked back, unless the refund failed or was rejected. */
export function refundedByLine(order: GivenBack): ReadonlyMap<string, number> {
  const refunded = new Map<string, number>();
  for (const refund of Object.values(order.money.refunds)) {
    if (!counts(refund)) continue;
    for (const { lineId, quantity } of refund.lines)
      refunded.set(lineId, (refunded.get(lineId) ?? 0) + quantity);
  }
  return refunded;
}

/** What an order holds per variant: quantity less restocked, while pending or paid; nothing otherwise (product.md §8, I1). */
export function holdsOf(order: Order | null): ReadonlyMap<number, number> {
  const holds = new Map<number, number>();
  if (!order || (order.paymentStatus !== "pending" && order.paymentStatus !== "paid")) return holds;
  const back = restockedByLine(order);
  for (const line of order.lines) {
    if (!line.tracked || line.variantId === null) continue;
    const kept = Math.max(0, line.quantity - (back.get(line.lineId) ?? 0));
    if (kept > 0) holds.set(line.variantId, (holds.get(line.variantId) ?? 0) + kept);
  }
  return holds;
}

/** The difference of two holds, in ascending variant id: the order in which rows are locked. */
export function stockMoves(before: Order | null, after: Order): StockMove[] {
  const [held, holds] = [holdsOf(before), holdsOf(after)];
  const wasHolding = before?.paymentStatus === "pending" || before?.paymentStatus === "paid";
  const stillHolding = after.paymentStatus === "pending" || after.paymentStatus === "paid";
  const back = wasHolding && stillHolding ? "restock" : "return";
  const ids = [...new Set([...held.keys(), ...holds.keys()])].sort((a, b) => a - b);
  return ids.flatMap((variantId): StockMove[] => {
    const delta = (held.get(variantId) ?? 0) - (holds.get(variantId) ?? 0);
    if (delta === 0) return [];
    return [{ variantId, kind: delta < 0 ? "take" : back, delta }];
  });
}
