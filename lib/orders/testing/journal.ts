import { type Actor, CUSTOMER } from "@/lib/kernel/actor";
import type { EventOf, Fact, OrderEvent } from "@/lib/orders/events";
import type { OrderLine } from "@/lib/orders/events/parts";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";

/** Believable events for pure tests: each takes only what a test wants to differ. */
export const START = new Date("2026-05-04T13:00:00.000Z");

export const minutesIn = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

export function aLine(change: Partial<OrderLine> = {}): OrderLine {
  const quantity = change.quantity ?? 2;
  const unitPrice = change.unitPrice ?? 10_000n;
  return {
    lineId: "l1",
    variantId: 1,
    tracked: true,
    sku: "CAFE-250",
    name: "Café Andes 250 g",
    options: [],
    imageId: null,
    quantity,
    unitPrice,
    listPrice: unitPrice,
    discount: 0n,
    orderDiscountPart: 0n,
    taxes: [],
    total: unitPrice * BigInt(quantity),
    weightGrams: 250,
    requiresShipping: true,
    fileIds: [],
    ...change,
  };
}

export function totalsOf(lines: readonly OrderLine[]) {
  const total = lines.reduce((sum, line) => sum + line.total, 0n);
  return {
    subtotal: total,
    discount: 0n,
    tax: 0n,
    shipping: 0n,
    shippingTax: 0n,
    shippingDiscount: 0n,
    total,
  };
}

export function created(change: Partial<EventOf<"order_created">> = {}): EventOf<"order_created"> {
  const lines = change.lines ?? [aLine()];
  return {
    kind: "order_created",
    number: 1001,
    source: "checkout",
    currency: "CLP",
    locale: "es",
    lines,
    totals: totalsOf(lines),
    personId: 1,
    shippingOption: "delivery",
    addressId: 1,
    pickupLocationKey: null,
    shippingMethod: null,
    billingAddressId: null,
    documentType: "none",
    fieldsId: null,
    coupon: null,
    ownDiscount: 0n,
    attribution: {},
    linkId: null,
    recoveredFrom: null,
    duplicatedFrom: null,
    ...change,
  };
}

export function placed(change: Partial<EventOf<"order_placed">> = {}): EventOf<"order_placed"> {
  return {
    kind: "order_placed",
    methodKey: "demo",
    methodKind: "provider",
    provider: "demo",
    shipsFirst: false,
    instructionsId: null,
    dueAt: null,
    expiresAt: null,
    ...change,
  };
}

export function captured(
  amount: bigint,
  change: Partial<EventOf<"payment_captured">> = {},
): EventOf<"payment_captured"> {
  return {
    kind: "payment_captured",
    paymentId: "pay_1",
    provider: "demo",
    providerObjectId: "obj_1",
    amount,
    currency: "CLP",
    ...change,
  };
}

export function recorded(
  amount: bigint,
  change: Partial<EventOf<"payment_recorded">> = {},
): EventOf<"payment_recorded"> {
  return {
    kind: "payment_recorded",
    paymentId: "pay_hand",
    methodKey: "bank_transfer",
    amount,
    paidOn: "2026-05-04",
    referenceId: null,
    receiptId: null,
    ...change,
  };
}

export function shipped(change: Partial<EventOf<"shipment_created">> = {}): EventOf<"shipment_created"> {
  return {
    kind: "shipment_created",
    shipmentId: "shp_1",
    mode: "manual",
    carrier: "starken",
    trackingNumber: "123",
    trackingUrl: null,
    service: null,
    lines: [{ lineId: "l1", quantity: 2 }],
    expectedFrom: null,
    expectedTo: null,
    noteId: null,
    notify: true,
    replaces: null,
    ...change,
  };
}

export const canceled = (change: Partial<EventOf<"order_canceled">> = {}): EventOf<"order_canceled"> => ({
  ...{ kind: "order_canceled", reason: "customer_asked", noteId: null, notify: true },
  ...change,
});

export const expired = (from: "open" | "pending"): EventOf<"order_expired"> => ({
  ...{ kind: "order_expired", from, deadline: START.toISOString(), checked: [] },
});

type Dated = { readonly event: OrderEvent; readonly at: Date; readonly actor?: Actor };

/** Numbers events one minute apart, or as dated. */
export function journalOf(events: readonly (OrderEvent | Dated)[]): Fact[] {
  return events.map((given, index) => {
    const { event, at, actor } =
      "event" in given ? given : { event: given, at: minutesIn(index), actor: undefined };
    return { seq: index + 1, actor: actor ?? CUSTOMER, occurredAt: at, recordedAt: minutesIn(index), event };
  });
}

export const orderOf = (...events: readonly (OrderEvent | Dated)[]): Order => fold(1, journalOf(events));
