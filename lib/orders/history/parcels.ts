import type { parcelEvents } from "@/lib/orders/events/parcels";
import type { Order } from "@/lib/orders/order";
import { word } from "@/lib/orders/said";
import { type Describes, detail, moment, type Told, unitsOf } from "./told";

const parcels: Told = { group: "parcels" };

const carrierOf = (order: Order, shipmentId: string) =>
  word("carrier", order.parcels.shipments[shipmentId]?.carrier ?? "");

const units = (lines: readonly { readonly quantity: number }[]): Told => ({
  ...parcels,
  values: { count: unitsOf(lines) },
});

const DAY = 10;

/** An expected arrival is a day: no carrier keeps the minute. */
const dayOf = (instant: string | null | undefined) => (instant ? { day: instant.slice(0, DAY) } : null);

export const PARCELS: Describes<keyof typeof parcelEvents> = {
  preparation_marked: ({ event }) => ({
    ...parcels,
    values: { stage: event.stage, verified: String(event.verified ?? false) },
    details: [detail("weight", event.weightGrams ? `${event.weightGrams} g` : null)],
  }),
  shipment_created: ({ event }) => ({
    ...parcels,
    values: {
      carrier: word("carrier", event.carrier),
      count: unitsOf(event.lines),
      again: String(event.replaces !== null),
    },
    noteId: event.noteId,
    details: [
      detail("tracking", event.trackingNumber),
      detail("service", event.service),
      detail("arrivalFrom", dayOf(event.expectedFrom)),
      detail("arrival", dayOf(event.expectedTo)),
    ],
  }),
  label_bought: ({ event }) => ({ ...parcels, values: { service: event.service } }),
  label_voided: () => parcels,
  tracking_changed: ({ event }) => ({
    ...parcels,
    values: { carrier: word("carrier", event.carrier) },
    details: [detail("tracking", event.trackingNumber)],
  }),
  shipment_reported: ({ event }, after) => ({
    ...parcels,
    values: {
      carrier: carrierOf(after, event.shipmentId),
      state: event.state,
      detail: event.detail ?? "none",
    },
    noteId: event.noteId,
    details: [
      detail("reason", event.reason ? word("returnReason", event.reason) : null),
      detail("arrival", dayOf(event.expectedTo)),
    ],
  }),
  shipment_canceled: ({ event }, after) => ({
    ...parcels,
    values: { carrier: carrierOf(after, event.shipmentId) },
  }),
  pickup_ready: ({ event }) => ({ ...parcels, values: { location: word("location", event.locationKey) } }),
  pickup_withdrawn: ({ event }) => ({ ...parcels, details: [detail("reason", event.reason)] }),
  pickup_handed_over: ({ event }) => ({
    ...parcels,
    values: { checked: String(event.codeChecked) },
    noteId: event.noteId,
  }),
  download_granted: ({ event }) => ({
    ...parcels,
    values: { max: event.max },
    details: [detail("expires", moment(event.expiresAt))],
  }),
  download_made: ({ event }) => ({ ...parcels, values: { count: event.count } }),
  download_revoked: ({ event }) => ({
    ...parcels,
    details: [detail("reason", word("linkEnd", event.cause))],
  }),
  stock_short: ({ event }) => ({
    ...parcels,
    values: { count: event.variants.reduce((sum, { wanted, available }) => sum + wanted - available, 0) },
  }),
  stock_restocked: ({ event }) => units(event.lines),
  stock_written_off: ({ event }) => units(event.lines),
};
