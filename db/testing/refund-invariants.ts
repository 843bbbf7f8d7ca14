import type { Fact } from "@/lib/orders/events";
import { evolve } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import type { Refund } from "@/lib/payments/refund";
import type { BookedRefund, RefundingProvider } from "@/lib/payments/testing/refunding-provider";

const NAMES = [
  "refunded never exceeds captured, at no event of the journal",
  "one refund at the provider for one refund here",
  "the same key on every call for a refund",
  "refunded here is what the provider's books say",
  "the refunds of a line never exceed it",
  "nothing is left without an answer",
] as const;

type Found = { checked: number; examples: string[] };
export type Counted = Record<(typeof NAMES)[number], Found>;
export type Broken = Readonly<Counted>;

export const noneBroken = (): Counted =>
  Object.fromEntries(NAMES.map((name) => [name, { checked: 0, examples: [] }])) as unknown as Counted;

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

/** Per payment, so that one payment's refund is never paid from another's money. */
function overRefunded(order: Order): string[] {
  return Object.values(order.money.payments).flatMap((payment) => {
    const own = Object.values(order.money.refunds).filter(
      (one) => one.paymentId === payment.paymentId && one.state === "succeeded",
    );
    const refunded = sum(own.map(({ amount }) => amount));
    const isOver = refunded > payment.captured && !isRecordedTwice(order, own, payment.captured);
    return isOver ? [`order ${order.id}, ${payment.paymentId}: ${refunded} of ${payment.captured}`] : [];
  });
}

/** Only what a person recorded beside a refund of the dashboard may exceed it: never shown, and flagged. */
function isRecordedTwice(order: Order, refunds: readonly Refund[], captured: bigint): boolean {
  const told = refunds.filter(({ recorded }) => recorded === null);
  return (
    told.length < refunds.length &&
    told.some(({ requestedHere, settled }) => !requestedHere || settled) &&
    sum(told.map(({ amount }) => amount)) <= captured &&
    order.refunded <= order.captured &&
    order.flags.includes("refund_recorded_twice")
  );
}

function atEveryEvent(orderId: number, journal: readonly Fact[]): string[] {
  let order: Order | null = null;
  return journal.flatMap((fact) => {
    order = evolve(orderId, order, fact);
    return overRefunded(order).map((text) => `${text} at ${fact.seq}`);
  });
}

function bookedTwice(order: Order, booked: readonly BookedRefund[]): string[] {
  const asked = booked.filter(({ refundId }) => refundId !== "");
  const twice = asked.filter((one) =>
    asked.some((other) => other !== one && other.refundId === one.refundId),
  );
  const unknown = booked.filter(
    ({ id, amount }) =>
      Object.values(order.money.refunds).filter((one) => one.providerRefundId === id && one.amount === amount)
        .length !== 1,
  );
  return [
    ...twice.map(({ refundId }) => `order ${order.id}: ${refundId} was made twice`),
    ...unknown.map(({ id }) => `order ${order.id}: ${id} is not exactly one refund here`),
  ];
}

function overLine(order: Order): string[] {
  const parts = Object.values(order.money.refunds)
    .filter(({ state }) => state !== "failed" && state !== "rejected")
    .flatMap(({ lines }) => lines);
  return order.lines.flatMap(({ lineId, total, quantity }) => {
    const own = parts.filter((part) => part.lineId === lineId);
    const amount = sum(own.map((part) => part.amount));
    const units = own.reduce((all, part) => all + part.quantity, 0);
    return amount > total || units > quantity
      ? [`order ${order.id}, ${lineId}: ${amount} of ${total}, ${units} of ${quantity}`]
      : [];
  });
}

/** What must hold of one order once every answer has arrived. */
export function checkRound(order: Order, journal: readonly Fact[], provider: RefundingProvider): Broken {
  const accounts = [...provider.accounts.values()].filter(({ objectId }) =>
    objectId.startsWith(`obj_${order.id}_`),
  );
  const booked = accounts.flatMap(({ refunds }) => refunds);
  const refunds = Object.values(order.money.refunds);
  const broken = noneBroken();
  const note = (name: keyof Counted, checked: number, examples: readonly string[]) => {
    broken[name] = { checked, examples: [...examples] };
  };
  note(NAMES[0], journal.length, atEveryEvent(order.id, journal));
  note(NAMES[1], booked.length, bookedTwice(order, booked));
  const keys = provider.keysSeen.filter(({ refundId, key }) => key !== `refund:${refundId}`);
  note(
    NAMES[2],
    provider.keysSeen.length,
    keys.map(({ refundId, key }) => `${refundId} by ${key}`),
  );
  const ours = sum(
    refunds
      .filter(({ providerRefundId, state }) => providerRefundId !== null && state === "succeeded")
      .map(({ amount }) => amount),
  );
  const theirs = sum(booked.filter(({ outcome }) => outcome === "succeeded").map(({ amount }) => amount));
  note(NAMES[3], 1, ours === theirs ? [] : [`order ${order.id}: ${ours} here, ${theirs} there`]);
  note(NAMES[4], order.lines.length, overLine(order));
  const open = refunds.filter(
    ({ state, paymentId }) =>
      (state === "approved" && order.money.payments[paymentId]?.provider) || state === "pending",
  );
  note(
    NAMES[5],
    refunds.length,
    open.map(({ refundId, state }) => `order ${order.id}: ${refundId} is ${state}`),
  );
  return broken;
}
