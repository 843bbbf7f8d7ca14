import { z } from "zod";
import { id, instant, lineQuantity, minor, rowId } from "./parts";

export const SHIPMENT_STATES = ["requested", "in_transit", "delivered", "failed"] as const;
export const SHIPMENT_DETAILS = [
  "label_created",
  "out_for_delivery",
  "available_for_pickup",
  "attempt_failed",
  "returned",
  "refused",
  "lost",
] as const;

const tracking = {
  carrier: z.string(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.url({ protocol: /^https?$/ }).nullable(),
};

/** Grams and centimetres. */
export const parcelPackage = z.object({
  weightGrams: z.int().min(1),
  lengthCm: z.number().positive().nullish(),
  widthCm: z.number().positive().nullish(),
  heightCm: z.number().positive().nullish(),
});

/** Parcels, pickup, downloads and stock corrections: product.md §4. */
export const parcelEvents = {
  preparation_marked: z.object({
    stage: z.enum(["none", "preparing", "packed"]),
    /** What the packed box weighs. */
    weightGrams: z.int().min(1).nullish(),
    /** Every unit was scanned. */
    verified: z.boolean().nullish(),
  }),
  shipment_created: z.object({
    shipmentId: id,
    mode: z.enum(["manual", "carrier"]),
    ...tracking,
    service: z.string().nullable(),
    lines: z.array(lineQuantity).min(1),
    expectedFrom: instant.nullable(),
    expectedTo: instant.nullable(),
    /** The message to the customer: a row of notes. */
    noteId: id.nullable(),
    /** What whoever delivers should know: a row of notes. */
    observationsId: id.nullish(),
    packages: z.array(parcelPackage).nullish(),
    notify: z.boolean(),
    replaces: id.nullable(),
  }),
  label_bought: z.object({
    shipmentId: id,
    service: z.string(),
    price: minor.nullable(),
    fileId: rowId.nullable(),
    linkExpiresAt: instant.nullable(),
  }),
  label_voided: z.object({ shipmentId: id }),
  tracking_changed: z.object({ shipmentId: id, ...tracking }),
  shipment_reported: z.object({
    shipmentId: id,
    state: z.enum(SHIPMENT_STATES),
    detail: z.enum(SHIPMENT_DETAILS).nullable(),
    placeCode: z.string().nullish(),
    carrierEventId: z.string().nullish(),
    expectedTo: instant.nullish(),
    /** The carrier's own word for it, when ours says less. */
    word: z.string().nullish(),
    /** Why, as a code, when a person says it. */
    reason: z.string().nullish(),
    /** The text of the carrier or of a person: a row of notes. */
    noteId: id.nullish(),
  }),
  shipment_canceled: z.object({
    shipmentId: id,
    reason: z.string(),
    /** The failed parcel whose place it had taken, and that stands again. */
    restores: id.nullish(),
  }),
  pickup_ready: z.object({ locationKey: id, codeHash: z.string(), notify: z.boolean() }),
  pickup_withdrawn: z.object({ reason: z.string() }),
  pickup_handed_over: z.object({
    codeChecked: z.boolean(),
    /** Who took it: a row of notes. */
    noteId: id.nullish(),
  }),
  download_granted: z.object({
    grantId: id,
    lineId: id,
    fileId: rowId,
    max: z.int(),
    expiresAt: instant,
    licenceIds: z.array(rowId).nullish(),
    /** How many keys of a pool go with it; fewer are there while the pool is empty. */
    keysWanted: z.int().nullish(),
    /** The grant that this one takes the place of. */
    renews: id.nullish(),
    /** Whether the customer is written to about it. */
    notify: z.boolean().nullish(),
  }),
  download_made: z.object({ grantId: id, count: z.int(), ipHash: z.string() }),
  download_revoked: z.object({ grantId: id, cause: z.string() }),

  stock_short: z.object({
    variants: z.array(z.object({ variantId: rowId, wanted: z.int(), available: z.int() })).min(1),
  }),
  stock_restocked: z.object({ lines: z.array(lineQuantity).min(1), refundId: id.nullable() }),
  stock_written_off: z.object({ lines: z.array(lineQuantity).min(1), reason: z.string() }),
};
