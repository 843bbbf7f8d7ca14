import { placedEvent } from "@/lib/carts/placing";
import type { PricedCart } from "@/lib/carts/priced-cart";
import { type Actor, CLOCK, CUSTOMER, carrierActor, providerActor } from "@/lib/kernel/actor";
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { mintId, type Random } from "@/lib/kernel/ids";
import type { NewEvent } from "@/lib/orders/events";
import { dayOf } from "@/lib/shop/day";
import type { PaymentMethod } from "@/lib/shop/payment-methods";
import { DEFAULT_SETTINGS, type ShopSettings } from "@/lib/shop/settings";
import type { Dice, Weighted } from "../dice";

/** What one commit of the gate would append: its moment, its actor, its facts. */
export type Beat = { readonly at: Date; readonly actor: Actor; readonly events: readonly NewEvent[] };

export type Subject = {
  readonly number: number;
  readonly at: Date;
  readonly personId: number;
  readonly addressId: number;
  readonly priced: PricedCart;
  readonly settings: ShopSettings;
  readonly staff: Actor;
  readonly random: Random;
  readonly dice: Dice;
  readonly isRecent: boolean;
};

const PLOTS = [
  "delivered",
  "on_its_way",
  "sent",
  "to_send",
  "unpaid",
  "abandoned",
  "canceled",
  "refunded",
] as const;
type Plot = (typeof PLOTS)[number];

const OVER: Weighted<Plot> = [
  ["delivered", 82],
  ["abandoned", 10],
  ["canceled", 5],
  ["refunded", 3],
];
const LATELY: Weighted<Plot> = [
  ["delivered", 30],
  ["on_its_way", 24],
  ["sent", 8],
  ["to_send", 16],
  ["unpaid", 14],
  ["abandoned", 8],
];

const CHANNELS: Weighted<string | null> = [
  ["instagram", 30],
  ["whatsapp", 15],
  ["google", 14],
  ["newsletter", 8],
  ["tiktok", 5],
  [null, 28],
];

function created({ number, personId, addressId, priced, dice }: Subject): NewEvent {
  const { lines, totals, shipping } = priced;
  const channel = dice.weighted(CHANNELS);
  return {
    kind: "order_created",
    number,
    source: "checkout",
    currency: "CLP",
    ...{ locale: "es" as const, lines: [...lines], totals, personId, addressId },
    shippingOption: shipping ? "delivery" : "no_shipping",
    pickupLocationKey: null,
    shippingMethod: shipping ? { key: shipping.key, name: shipping.name } : null,
    ...{ billingAddressId: null, documentType: "receipt" as const, fieldsId: null, coupon: null },
    ...{ ownDiscount: 0n, attribution: channel ? { utmSource: channel } : {}, linkId: null },
    ...{ recoveredFrom: null, duplicatedFrom: null },
  };
}

const methodOf = ({ paymentMethods }: ShopSettings, key: string): PaymentMethod | null =>
  [...paymentMethods, ...DEFAULT_SETTINGS.paymentMethods].find((method) => method.key === key) ?? null;

type Story = {
  readonly paid: boolean;
  readonly sends: number;
  readonly end?: Beat["events"];
  readonly by?: Actor;
};

function byCard(subject: Subject, paymentId: string, at: Date): Beat[] {
  const { priced, random, settings } = subject;
  const amount = priced.totals.total;
  const attempt = {
    paymentId,
    methodKey: "demo",
    provider: "demo",
    providerObjectId: `demo_${paymentId}`,
    attempt: 1,
    amount,
  };
  const { times } = settings;
  const started: NewEvent = {
    kind: "payment_started",
    ...attempt,
    expiresAt: plus(at, HOUR_MS).toISOString(),
  };
  const { methodKey: _method, attempt: _attempt, ...object } = attempt;
  const captured: NewEvent = {
    event: { kind: "payment_captured", ...object, currency: "CLP", detail: { brand: "visa", last4: "4242" } },
    sourceEventId: mintId(random, "demo_evt"),
  };
  return [
    { at, actor: CUSTOMER, events: [placedEvent(methodOf(settings, "demo"), times, at, null), started] },
    { at: plus(at, 2 * MINUTE_MS), actor: providerActor("demo"), events: [captured] },
  ];
}

function byTransfer(
  { priced, settings, staff }: Subject,
  paymentId: string,
  at: Date,
  paid: boolean,
): Beat[] {
  const placed = placedEvent(methodOf(settings, "bank_transfer"), settings.times, at, null);
  const placing: Beat = { at, actor: CUSTOMER, events: [{ ...placed, dueAt: null }] };
  if (!paid) return [placing];
  const later = plus(at, 18 * HOUR_MS);
  const recorded: NewEvent = {
    kind: "payment_recorded",
    ...{ paymentId, methodKey: "bank_transfer", amount: priced.totals.total },
    paidOn: dayOf(later, settings.timeZone),
    referenceId: null,
    receiptId: null,
  };
  return [placing, { at: later, actor: staff, events: [recorded] }];
}

const CARRIERS = ["starken", "chilexpress", "blue_express"] as const;

function parcel({ priced, staff, random, dice }: Subject, from: Date, steps: number): Beat[] {
  const lines = priced.lines
    .filter((line) => line.requiresShipping)
    .map(({ lineId, quantity }) => ({ lineId, quantity }));
  if (lines.length === 0 || steps === 0) return [];
  const shipmentId = mintId(random, "shp");
  const carrier = dice.pick(CARRIERS);
  const trackingNumber = String(dice.int(100_000_000, 999_999_999));
  const sent: NewEvent = {
    kind: "shipment_created",
    ...{
      shipmentId,
      mode: "manual" as const,
      carrier,
      trackingNumber,
      trackingUrl: null,
      service: null,
      lines,
    },
    ...{ expectedFrom: null, expectedTo: null, noteId: null, notify: true, replaces: null },
  };
  const reports = (["in_transit", "delivered"] as const).map(
    (state, index): Beat => ({
      at: plus(from, (index + 1) * DAY_MS),
      actor: carrierActor(carrier),
      events: [{ kind: "shipment_reported", shipmentId, state, detail: null }],
    }),
  );
  return [{ at: from, actor: staff, events: [sent] }, ...reports].slice(0, steps);
}

const canceled: NewEvent = { kind: "order_canceled", reason: "customer_asked", noteId: null, notify: false };

function refund({ priced, random }: Subject, paymentId: string): NewEvent {
  return {
    kind: "refund_reported",
    ...{ refundId: null, providerRefundId: mintId(random, "demo_re"), paymentId },
    amount: priced.totals.total / 4n,
    outcome: "succeeded",
    failureReason: null,
  };
}

const expired = (at: Date): NewEvent => ({
  kind: "order_expired",
  from: "open",
  deadline: at.toISOString(),
  checked: [],
});

const SHAPES: Record<Exclude<Plot, "abandoned">, Story> = {
  delivered: { paid: true, sends: 3 },
  on_its_way: { paid: true, sends: 2 },
  sent: { paid: true, sends: 1 },
  to_send: { paid: true, sends: 0 },
  unpaid: { paid: false, sends: 0 },
  canceled: { paid: false, sends: 0 },
  refunded: { paid: true, sends: 3 },
};

/** One order's life in the words of the journal; nothing in it would make the clock or a job act after the load. */
export function beatsOf(subject: Subject): Beat[] {
  const { at, dice, random, staff } = subject;
  const opening: Beat = { at, actor: CUSTOMER, events: [created(subject)] };
  const plot = dice.weighted(subject.isRecent ? LATELY : OVER);
  const dayLater = plus(at, 24 * HOUR_MS);
  if (plot === "abandoned") return [opening, { at: dayLater, actor: CLOCK, events: [expired(dayLater)] }];
  const { paid, sends } = SHAPES[plot];
  const paymentId = mintId(random, "pay");
  const placedAt = plus(at, 4 * MINUTE_MS);
  const isCard = paid && (plot === "refunded" || dice.chance(0.7));
  const paying = isCard
    ? byCard(subject, paymentId, placedAt)
    : byTransfer(subject, paymentId, placedAt, paid);
  const leaves = plus(paying.at(-1)?.at ?? placedAt, dice.int(3, 26) * HOUR_MS);
  const beats = [opening, ...paying, ...parcel(subject, leaves, sends)];
  const end = plus(beats.at(-1)?.at ?? leaves, 6 * HOUR_MS);
  if (plot === "canceled") return [...beats, { at: end, actor: staff, events: [canceled] }];
  const back: Beat = { at: end, actor: providerActor("demo"), events: [refund(subject, paymentId)] };
  return plot === "refunded" ? [...beats, back] : beats;
}
