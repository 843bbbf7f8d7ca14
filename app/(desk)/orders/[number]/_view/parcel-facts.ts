import { cancellation } from "@/lib/fulfillment/cancellation";
import { endsRefused, RETURN_REASONS, restockable } from "@/lib/fulfillment/returning";
import { isLive, type ParcelDetail, type ParcelState, type Shipment } from "@/lib/fulfillment/shipment";
import { hasReturned } from "@/lib/fulfillment/status";
import { trackingLink } from "@/lib/fulfillment/tracking-url";
import type { EventOf, Fact } from "@/lib/orders/events";
import { ruleOf } from "@/lib/orders/rules";
import {
  type CarrierChoice,
  carrierChoices,
  type DispatchFacts,
  namedLines,
  retryFacts,
  type SendableLine,
} from "./dispatch-facts";
import { labelOf } from "./label-facts";
import type { OrderView } from "./order-view";

export type ReturnReason = (typeof RETURN_REASONS)[number];
/** What a person may say of a parcel with one press. */
export type ParcelStep = "in_transit" | "out_for_delivery" | "delivered";

/** Plain data: it travels to the browser. */
export type ParcelFacts = {
  readonly orderId: number;
  readonly version: number;
  readonly number: number;
  readonly shipmentId: string;
  readonly carrier: string;
  readonly email: string | null;
  /** Where the letter about this parcel went already. */
  readonly letterWentTo: string | null;
  readonly steps: readonly ParcelStep[];
  readonly mayFail: boolean;
  readonly mayCancel: boolean;
  /** A label was bought for it, and its carrier may be asked to take it back. */
  readonly hasLabel: boolean;
  /** It took the place of a failed parcel, which stands again once it is canceled. */
  readonly standsAgain: boolean;
  readonly mayPrint: boolean;
  readonly tracking: TrackingFacts | null;
  readonly back: ReturnFacts | null;
  readonly retry: DispatchFacts | null;
  readonly refused: RefusedFacts | null;
};

/** For correcting the number; `url` only when it was typed. */
export type TrackingFacts = {
  readonly carriers: readonly CarrierChoice[];
  readonly carrierKey: string;
  readonly trackingNumber: string;
  readonly url: string;
};

export type ReturnFacts = {
  readonly lines: readonly SendableLine[];
  readonly reasons: readonly ReturnReason[];
  readonly chosen: ReturnReason;
  /** Its stock came back when the order was closed. */
  readonly isClosed: boolean;
  readonly isPaid: boolean;
};

/** Refused at the door, and nobody paid: the order may end here. */
export type RefusedFacts = { readonly lines: readonly SendableLine[]; readonly units: number };

function stepsOf({ state, detail }: Shipment): ParcelStep[] {
  if (state === "delivered") return [];
  const steps: ParcelStep[] = [];
  if (state !== "in_transit") steps.push("in_transit");
  if (detail !== "out_for_delivery") steps.push("out_for_delivery");
  return [...steps, "delivered"];
}

function trackingFacts(view: OrderView, shipment: Shipment): TrackingFacts | null {
  if (shipment.mode === "carrier") return null;
  const { country, carriers } = view.settings;
  const known = trackingLink(shipment.carrier, shipment.trackingNumber, country, carriers);
  return {
    carriers: carrierChoices(view),
    carrierKey: shipment.carrier,
    trackingNumber: shipment.trackingNumber ?? "",
    url: shipment.trackingUrl === known?.url ? "" : (shipment.trackingUrl ?? ""),
  };
}

const REASON_OF: Partial<Record<ParcelDetail, ReturnReason>> = {
  refused: "refused_at_door",
  attempt_failed: "not_found",
};

function returnFacts(view: OrderView, shipment: Shipment): ReturnFacts | null {
  const { order } = view;
  if (hasReturned(shipment)) return null;
  const units = [...restockable(order, shipment.shipmentId)].map(([lineId, quantity]) => ({
    lineId,
    quantity,
  }));
  const delivered: ParcelState = "delivered";
  const reason = shipment.detail ? REASON_OF[shipment.detail] : undefined;
  return {
    lines: namedLines(view, units),
    reasons: RETURN_REASONS,
    chosen: reason ?? (shipment.state === delivered ? "customer_returned" : "other"),
    isClosed: order.paymentStatus === "canceled" || order.paymentStatus === "abandoned",
    isPaid: order.received > 0n,
  };
}

function refusedFacts(view: OrderView, shipment: Shipment): RefusedFacts | null {
  const { order, may } = view;
  const isRefused = shipment.detail === "refused" || hasReturned(shipment);
  if (!isRefused || !may.cancel || !endsRefused(order) || !ruleOf(order.paymentStatus, "cancel")) return null;
  const tracked = order.lines.filter((line) => line.tracked && line.variantId !== null);
  return {
    lines: namedLines(view, tracked),
    units: tracked.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

const letterOf = ({ page }: OrderView, shipmentId: string): string | null =>
  page.letters.find((one) => one.kind === "order_shipped" && one.shipmentId === shipmentId && one.sentAt)
    ?.toAddress ?? null;

/** What may be done with one parcel by who looks at it. */
export function parcelFacts(view: OrderView, shipment: Shipment): ParcelFacts {
  const { order, may, page, write } = view;
  const { shipmentId, state } = shipment;
  const isOpen = may.ship && state !== "delivered" && !hasReturned(shipment);
  return {
    ...{ orderId: order.id, version: order.version, number: order.number, shipmentId },
    carrier: write.word("carrier", shipment.carrier),
    email: page.person?.undeliverableAt ? null : (page.person?.email ?? null),
    letterWentTo: letterOf(view, shipmentId),
    steps: isOpen ? stepsOf(shipment) : [],
    mayFail: isOpen,
    mayCancel: isOpen,
    hasLabel: labelOf(view, shipmentId)?.mayVoid === true,
    standsAgain: Boolean(cancellation(order, shipmentId, "undo").restores),
    mayPrint: may.print,
    tracking: may.ship ? trackingFacts(view, shipment) : null,
    back: may.ship ? returnFacts(view, shipment) : null,
    retry: may.ship ? retryFacts(view, shipment) : null,
    refused: refusedFacts(view, shipment),
  };
}

export type ParcelReport = Fact<EventOf<"shipment_reported">>;

/** What the journal says of one parcel: how it left, and where it was, newest first. */
export function parcelStory({ page }: OrderView, shipmentId: string) {
  const about = page.journal.filter(({ event }) => "shipmentId" in event && event.shipmentId === shipmentId);
  const created = about.find(
    (fact): fact is typeof fact & Fact<EventOf<"shipment_created">> => fact.event.kind === "shipment_created",
  );
  const reports = about.filter(
    (fact): fact is typeof fact & ParcelReport => fact.event.kind === "shipment_reported",
  );
  return {
    created: created?.event ?? null,
    reports: reports.toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || b.seq - a.seq),
  };
}

/** Parcels in the order in which they left: those that count, and those that another one took the place of. */
export function parcelsOf({ order }: OrderView) {
  const all = Object.values(order.parcels.shipments);
  return {
    live: all.filter(isLive),
    before: all.filter(({ canceled, replacedBy }) => !canceled && replacedBy !== null),
  };
}
