import { isLive } from "@/lib/fulfillment/shipment";
import { dispatchedByLine, leftToSend } from "@/lib/fulfillment/status";
import { canonicalJson } from "@/lib/kernel/hash";
import { refundedByLine } from "./holds";
import type { Order } from "./order";

/** Raised with every change of what the fold makes of a journal: rows of an older one are folded again after an upgrade. */
export const FOLD_VERSION = 2;

/** Not held, something left to send, and paid or pending with a method that ships first (product.md §2.2). */
export function isDispatchable(order: Order): boolean {
  if (order.heldAt || order.archivedAt || leftToSend(order).length === 0) return false;
  if (order.shippingOption === "store_pickup" && order.parcels.pickup) return false;
  return (
    order.paymentStatus === "paid" || (order.paymentStatus === "pending" && order.placed?.shipsFirst === true)
  );
}

/** When the clock looks at an unpaid order: the end of its provider's time, or the due day of a manual method. */
function deadlineOf(order: Order): Date | null {
  return order.paymentStatus === "pending" ? (order.placed?.expiresAt ?? order.placed?.dueAt ?? null) : null;
}

/** The columns of `orders` that the fold decides; text for searching is added by the gate, which knows the people. */
export function orderColumns(order: Order, hash: string) {
  const { totals } = order;
  return {
    number: order.number,
    version: order.version,
    foldVersion: FOLD_VERSION,
    hash,
    source: order.source,
    currency: order.currency,
    locale: order.locale,
    paymentStatus: order.paymentStatus,
    badges: [...order.badges],
    shipmentStatus: order.shipmentStatus,
    flags: [...order.flags],
    paymentMethod: order.placed?.methodKey ?? Object.values(order.money.payments)[0]?.methodKey ?? null,
    personId: order.personId,
    addressId: order.addressId,
    billingAddressId: order.billingAddressId,
    shippingOption: order.shippingOption,
    items: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    ...totals,
    captured: order.captured,
    refunded: order.refunded,
    disputed: order.disputedOpen + order.disputedLost,
    balanceDue: order.balanceDue,
    coupon: order.coupon?.code ?? null,
    linkId: order.linkId,
    channel: order.attribution.channel ?? order.attribution.utmSource ?? null,
    recoveredFrom: order.recoveredFrom,
    recoveredBy: order.recoveredBy,
    duplicatedFrom: order.duplicatedFrom,
    preparation: order.parcels.preparation,
    dispatchable: isDispatchable(order),
    tags: [...order.tags],
    assignedTo: order.assignedTo,
    heldAt: order.heldAt,
    archivedAt: order.archivedAt,
    createdAt: order.createdAt,
    changedAt: order.changedAt,
    placedAt: order.placed?.at ?? null,
    paidAt: order.paidAt,
    canceledAt: order.closed?.as === "canceled" ? order.closed.at : null,
    completedAt: order.completedAt,
    expiresAt: deadlineOf(order),
    state: JSON.parse(canonicalJson(order)) as unknown,
  };
}

export function lineRows(order: Order) {
  const sent = dispatchedByLine(order);
  const refunded = refundedByLine(order);
  return order.lines.map((line, index) => ({
    orderId: order.id,
    position: index + 1,
    lineId: line.lineId,
    variantId: line.variantId,
    sku: line.sku,
    name: line.name,
    options: [...line.options],
    imageId: line.imageId,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    listPrice: line.listPrice,
    discount: line.discount,
    orderDiscountPart: line.orderDiscountPart,
    total: line.total,
    requiresShipping: line.requiresShipping,
    dispatched: sent.get(line.lineId) ?? 0,
    refunded: refunded.get(line.lineId) ?? 0,
  }));
}

export function paymentRows(order: Order) {
  return Object.values(order.money.payments).map((payment) => ({
    orderId: order.id,
    paymentId: payment.paymentId,
    methodKey: payment.methodKey,
    provider: payment.provider,
    providerObjectId: payment.providerObjectId,
    amount: payment.amount,
    captured: payment.captured,
    state: payment.state,
    expiresAt: payment.expiresAt,
  }));
}

export function refundRows(order: Order) {
  return Object.values(order.money.refunds).map(
    ({ refundId, paymentId, providerRefundId, amount, state, requestedAt, requestedHere, requestedBy }) => ({
      ...{ orderId: order.id, refundId, paymentId, providerRefundId, amount, state, requestedAt },
      requestedBy: requestedHere ? requestedBy.id : null,
    }),
  );
}

export function shipmentRows(order: Order) {
  return Object.values(order.parcels.shipments).map((shipment) => ({
    orderId: order.id,
    shipmentId: shipment.shipmentId,
    mode: shipment.mode,
    carrier: shipment.carrier,
    trackingNumber: shipment.trackingNumber,
    trackingUrl: shipment.trackingUrl,
    state: shipment.state,
    detail: shipment.detail,
    live: isLive(shipment),
  }));
}

/** What of an order can be searched beside its person: folded by the caller together with the person's data. */
export function searchableParts(order: Order): string[] {
  const payments = Object.values(order.money.payments).flatMap((p) =>
    p.providerObjectId ? [p.providerObjectId] : [],
  );
  const tracking = Object.values(order.parcels.shipments).flatMap((s) =>
    s.trackingNumber ? [s.trackingNumber] : [],
  );
  const goods = order.lines.flatMap((line) => [line.sku ?? "", line.name]);
  return [String(order.number), ...goods, ...tracking, ...payments];
}
