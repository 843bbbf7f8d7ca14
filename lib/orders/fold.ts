import { NO_PARCELS, PARCEL_FOLD } from "@/lib/fulfillment/shipment";
import { capturedOf } from "@/lib/payments/balance";
import { NO_MONEY, PAYMENT_FOLD } from "@/lib/payments/payment";
import { RETURNS_FOLD } from "@/lib/payments/returns";
import { withAccepted } from "./accepted";
import { derive } from "./derive";
import type { EventKind, EventOf, Fact, OrderEvent } from "./events";
import type { Order, OrderFacts } from "./order";
import { isQuiet } from "./quiet";

type Handlers = { [K in EventKind]?: (before: Order, fact: Fact<EventOf<K>>) => Partial<OrderFacts> };

function born(
  id: number,
  { event, occurredAt, recordedAt, actor }: Fact<EventOf<"order_created">>,
): OrderFacts {
  const { kind: _kind, ...given } = event;
  return {
    ...given,
    id,
    version: 0,
    createdAt: occurredAt,
    changedAt: recordedAt,
    createdBy: actor.kind,
    recoveredBy: null,
    placed: null,
    closed: null,
    money: NO_MONEY,
    parcels: NO_PARCELS,
    restocked: {},
    short: {},
    heldAt: null,
    archivedAt: null,
    tags: [],
    assignedTo: null,
    letterBounced: false,
    recoveryStopped: null,
    payLinks: {},
    paidAt: null,
    completedAt: null,
  };
}

const HANDLERS: Handlers = {
  lines_changed: (_, { event: { lines, totals } }) => ({ lines, totals }),
  contact_changed: (_, { event: { personId } }) => ({ personId, letterBounced: false }),
  delivery_changed: (_, { event }) => {
    const { shippingOption, addressId, pickupLocationKey, shippingMethod, totals } = event;
    return { shippingOption, addressId, pickupLocationKey, shippingMethod, totals };
  },
  billing_changed: (_, { event: { billingAddressId, documentType, totals } }) => ({
    billingAddressId,
    documentType,
    totals,
  }),
  fields_changed: (_, { event: { fieldsId } }) => ({ fieldsId }),
  discount_changed: (_, { event: { lines, coupon, ownDiscount, totals } }) => ({
    lines,
    coupon,
    ownDiscount,
    totals,
  }),
  order_placed: (_, { seq, occurredAt, event }) => ({
    placed: {
      methodKey: event.methodKey,
      methodKind: event.methodKind,
      provider: event.provider,
      shipsFirst: event.shipsFirst,
      instructionsId: event.instructionsId,
      seq,
      at: occurredAt,
      dueAt: event.dueAt ? new Date(event.dueAt) : null,
      expiresAt: event.expiresAt ? new Date(event.expiresAt) : null,
    },
  }),
  order_reopened: () => ({ placed: null }),
  order_expired: (facts, { seq, occurredAt, event }) => ({
    closed: {
      as: "abandoned",
      seq,
      capturedThen: capturedOf(facts.money),
      at: occurredAt,
      reason: event.from,
    },
  }),
  order_canceled: (facts, { seq, occurredAt, event }) => ({
    closed: {
      as: "canceled",
      seq,
      capturedThen: capturedOf(facts.money),
      at: occurredAt,
      reason: event.reason,
    },
  }),
  order_uncanceled: () => ({ closed: null }),
  // Late money had overtaken the end of the order; when a person takes that money back, the end does not return by itself.
  payment_record_voided: (before) => (before.paymentStatus === "paid" ? { closed: null } : {}),
  order_recovered: (_, { event }) => ({ recoveredBy: event.newOrderId }),
  order_held: (_, { occurredAt }) => ({ heldAt: occurredAt }),
  order_released: () => ({ heldAt: null }),
  order_archived: (_, { occurredAt }) => ({ archivedAt: occurredAt }),
  order_unarchived: () => ({ archivedAt: null }),
  tags_changed: (_, { event }) => ({ tags: event.after }),
  assigned: (_, { event }) => ({ assignedTo: event.staffId }),
  note_added: ({ problems = [] }, { event }) =>
    event.about === "problem" ? { problems: [...problems, event.noteId] } : {},
  note_retracted: ({ problems }, { event }) =>
    problems ? { problems: problems.filter((noteId) => noteId !== event.noteId) } : {},
  letter_failed: (_, { event }) => ({
    letterBounced: event.cause === "bounced" || event.cause === "complained",
  }),
  payment_fell_due: ({ placed }, { occurredAt }) =>
    placed ? { placed: { ...placed, fellDueAt: occurredAt } } : {},
  attention_accepted: (facts, { event }) => ({ accepted: withAccepted(facts, event.flag) }),
  recovery_stopped: (_, { event }) => ({ recoveryStopped: event.cause }),
  link_issued: (before, { event }) => {
    if (event.purpose !== "payment") return {};
    const { linkId, amount } = event;
    const link = {
      amount: amount ?? before.balanceDue,
      balance: before.balanceDue,
      expiresAt: event.expiresAt ? new Date(event.expiresAt) : null,
    };
    return { payLinks: { ...before.payLinks, [linkId]: link } };
  },
  link_revoked: ({ payLinks }, { event }) => {
    const { [event.linkId]: _ended, ...rest } = payLinks;
    return { payLinks: rest };
  },
  stock_short: (facts, { event }) => ({
    short: {
      ...facts.short,
      ...Object.fromEntries(event.variants.map((v) => [v.variantId, v.wanted - v.available])),
    },
  }),
  stock_restocked: (facts, { event }) => ({ restocked: addQuantities(facts.restocked, event.lines) }),
};

function addQuantities(
  before: Readonly<Record<string, number>>,
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
): Readonly<Record<string, number>> {
  const sums = new Map(Object.entries(before));
  for (const { lineId, quantity } of lines) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return Object.fromEntries(sums);
}

type AnyHandler<F, P> = ((facts: F, fact: Fact) => P) | undefined;

/** The table of a room, looked up by kind: TypeScript cannot pair the handler's parameter with the key it was found by. */
const handlerOf = <F, P>(table: object, event: OrderEvent): AnyHandler<F, P> =>
  (table as Record<string, AnyHandler<F, P>>)[event.kind];

function remember(facts: Order, fact: Fact): OrderFacts {
  const own = handlerOf<Order, Partial<OrderFacts>>(HANDLERS, fact.event)?.(facts, fact) ?? {};
  const money =
    handlerOf<OrderFacts["money"], OrderFacts["money"]>(PAYMENT_FOLD, fact.event) ??
    handlerOf<OrderFacts["money"], OrderFacts["money"]>(RETURNS_FOLD, fact.event);
  const parcels = handlerOf<OrderFacts["parcels"], OrderFacts["parcels"]>(PARCEL_FOLD, fact.event);
  return {
    ...facts,
    ...own,
    money: money?.(facts.money, fact) ?? facts.money,
    parcels: parcels?.(facts.parcels, fact) ?? facts.parcels,
    changedAt: isQuiet(fact.event.kind) ? facts.changedAt : fact.recordedAt,
    version: fact.seq,
  };
}

/** First moments are facts about the fold itself: set once, by the event that made them true. */
function withMilestones(facts: OrderFacts, fact: Fact): Order {
  const order = derive(facts);
  const done = order.shipmentStatus === null || order.shipmentStatus === "delivered";
  const paid = order.paymentStatus === "paid";
  const paidAt = paid ? (facts.paidAt ?? fact.occurredAt) : null;
  const completedAt = facts.completedAt ?? (paid && done ? fact.occurredAt : null);
  return { ...order, paidAt, completedAt };
}

/** One step of the fold. The first event of an order must be `order_created`; @throws Error otherwise. */
export function evolve(orderId: number, before: Order | null, fact: Fact): Order {
  if (before) return withMilestones(remember(before, fact), fact);
  if (fact.event.kind !== "order_created")
    throw new Error(`Order ${orderId} does not begin with order_created`);
  const facts = born(orderId, fact as Fact<EventOf<"order_created">>);
  return withMilestones({ ...facts, version: fact.seq }, fact);
}

/** The whole journal of one order, in sequence. @throws Error when it is empty. */
export function fold(orderId: number, facts: readonly Fact[]): Order {
  const order = facts.reduce<Order | null>((before, fact) => evolve(orderId, before, fact), null);
  if (!order) throw new Error(`Order ${orderId} has no events`);
  return order;
}
