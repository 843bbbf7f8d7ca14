import { within } from "@/lib/catalog/discount";
import type { OrderLine, Totals } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { unitsValue } from "@/lib/orders/totals";
import type { Payment } from "./payment";
import { counts, type Refund } from "./refund";

type WithMoney = Pick<Order, "money" | "lines" | "totals">;

/** A payment that money can go back to. */
export type RefundSource = {
  readonly payment: Payment;
  /** Captured, less what went back, is on its way back or was taken by the bank. */
  readonly left: bigint;
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

function leftOf({ money }: WithMoney, { paymentId, captured }: Payment): bigint {
  const returned = Object.values(money.refunds).filter((one) => one.paymentId === paymentId && counts(one));
  const disputed = Object.values(money.disputes).filter(
    (one) => one.paymentId === paymentId && one.stage !== "won",
  );
  return atLeastZero(captured - sum([...returned, ...disputed].map(({ amount }) => amount)));
}

/** Who gives back first: what a provider returns by itself, and of those the newest. */
function before(a: RefundSource, b: RefundSource): number {
  const byHand = Number(a.payment.provider === null) - Number(b.payment.provider === null);
  const newest = (b.payment.capturedAt?.getTime() ?? 0) - (a.payment.capturedAt?.getTime() ?? 0);
  return byHand || newest || (a.payment.paymentId < b.payment.paymentId ? 1 : -1);
}

export const refundSources = (order: WithMoney): RefundSource[] =>
  Object.values(order.money.payments)
    .map((payment) => ({ payment, left: leftOf(order, payment) }))
    .filter(({ left }) => left > 0n)
    .sort(before);

export const refundableOf = (order: WithMoney): bigint => sum(refundSources(order).map(({ left }) => left));

export type RefundableLine = {
  readonly line: OrderLine;
  /** Units that nobody has asked back. */
  readonly left: number;
  /** What those units are worth: the last minor unit of the line included. */
  readonly worth: bigint;
};

const liveLines = ({ money }: WithMoney, lineId: string) =>
  Object.values(money.refunds)
    .filter(counts)
    .flatMap(({ lines }) => lines.filter((one) => one.lineId === lineId));

/**
 * Value of further units of a line: what as many units are worth in all, less what was given for the ones before (product.md §16.1, 7).
 * So the refunds of a line sum to it, also when one between them failed and its units are refunded later.
 */
export function unitsWorth(order: WithMoney, line: OrderLine, units: number): bigint {
  const refunded = liveLines(order, line.lineId);
  const already = refunded.reduce((all, { quantity }) => all + quantity, 0);
  const given = sum(refunded.map(({ amount }) => amount));
  return atLeastZero(unitsValue(line.total, line.quantity, already + units) - given);
}

/** Units and worth of a line that were given for it before, kept within what is left of it now. */
function partLeft(order: WithMoney, { lineId, quantity, amount }: Refund["lines"][number]): Refund["lines"] {
  const line = order.lines.find((one) => one.lineId === lineId);
  if (!line) return [];
  const refunded = liveLines(order, lineId);
  const units = line.quantity - refunded.reduce((all, one) => all + one.quantity, 0);
  const worth = line.total - sum(refunded.map((one) => one.amount));
  const part = {
    lineId,
    quantity: Math.max(0, Math.min(quantity, units)),
    amount: within(amount, atLeastZero(worth)),
  };
  return part.quantity > 0 || part.amount > 0n ? [part] : [];
}

/** What a refund that failed was for, as far as nothing else took its place since; the rest of its amount is for nothing in particular. */
export function contentAgain(
  order: WithMoney,
  refund: Refund,
): Pick<Refund, "lines" | "shippingAmount" | "restock"> {
  const lines = refund.lines.flatMap((part) => partLeft(order, part));
  const units = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return {
    lines,
    shippingAmount: within(refund.shippingAmount, shippingLeft(order)),
    restock: refund.restock
      .map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, units.get(lineId) ?? 0) }))
      .filter(({ quantity }) => quantity > 0),
  };
}

export const refundableLines = (order: WithMoney): RefundableLine[] =>
  order.lines.map((line) => {
    const asked = liveLines(order, line.lineId).reduce((all, { quantity }) => all + quantity, 0);
    const left = Math.max(0, line.quantity - asked);
    return { line, left, worth: left === 0 ? 0n : unitsWorth(order, line, left) };
  });

/** What the customer pays for the delivery, with its tax and less its discount. */
const shippingPaid = ({ shipping, shippingTax, shippingDiscount }: Totals): bigint =>
  shipping + shippingTax - shippingDiscount;

export const shippingLeft = (order: WithMoney): bigint =>
  atLeastZero(
    shippingPaid(order.totals) -
      sum(
        Object.values(order.money.refunds)
          .filter(counts)
          .map(({ shippingAmount }) => shippingAmount),
      ),
  );
