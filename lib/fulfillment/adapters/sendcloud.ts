import { z } from "zod";
import type { CarrierProvider, CarrierReport, ParcelMeaning } from "@/lib/fulfillment/carrier";
import { sha256Hex } from "@/lib/kernel/hash";
import { ok, refuse } from "@/lib/kernel/result";
import { isHmac } from "./hmac-signature";
import { lineOf, meaningOf, means, momentOfNumber, parseJson } from "./message-parts";
import { numberOf } from "./standard";

const TYPE = "parcel_status_changed";

/** By the number of the status. */
export const SENDCLOUD_STATUSES: Readonly<Record<string, ParcelMeaning>> = {
  "1": means("requested", "label_created"),
  "3": means("in_transit"),
  "5": means("in_transit"),
  "7": means("in_transit"),
  "8": means("in_transit", "attempt_failed"),
  "11": means("delivered"),
  "12": means("in_transit", "available_for_pickup"),
  "22": means("in_transit"),
  "80": means("failed"),
  "91": means("in_transit"),
  "92": means("in_transit", "out_for_delivery"),
  "93": means("delivered"),
  // The carrier has not taken the parcel in yet, or would not.
  "999": { kind: "nothing" },
  "1000": means("requested", "label_created"),
  "1001": { kind: "nothing" },
  "1002": { kind: "nothing" },
  "1337": means("failed"),
  "2000": { kind: "void" },
  "2001": { kind: "void" },
};

const text = z.string().max(2_000).nullish();
const envelope = z.object({ action: z.string().min(1).max(100) });
const message = envelope.extend({
  timestamp: z.number().nullish(),
  carrier_status_change_timestamp: z.number().nullish(),
  parcel: z.object({
    id: z.union([z.number(), z.string()]),
    tracking_number: text,
    order_number: text,
    carrier: z.object({ code: text }).nullish(),
    status: z.object({ id: z.number(), message: text }),
  }),
});

function reportsOf(body: string, eventId: string, receivedAt: Date): readonly CarrierReport[] {
  const read = message.safeParse(parseJson(body));
  if (!read.success || read.data.action !== TYPE) return [];
  const { parcel, timestamp, carrier_status_change_timestamp: changedAt } = read.data;
  return [
    {
      trackerId: String(parcel.id),
      sellerRef: null,
      trackingNumber: parcel.tracking_number?.trim() || null,
      carrier: parcel.carrier?.code || null,
      orderNumber: numberOf(parcel.order_number),
      orderRef: null,
      meaning: meaningOf(SENDCLOUD_STATUSES, String(parcel.status.id)),
      word: lineOf(String(parcel.status.id), parcel.status.message) ?? "",
      occurredAt: momentOfNumber(changedAt) ?? momentOfNumber(timestamp) ?? receivedAt,
      expectedTo: null,
      eventId,
      text: lineOf(parcel.status.message),
      place: null,
    },
  ];
}

/** Sendcloud: its messages have no id, so the same body is the same message. */
export const sendcloudCarrier = (secrets: readonly string[]): CarrierProvider => ({
  name: "sendcloud",
  path: "sendcloud",
  live: null,
  read: ({ body, headers }) => {
    if (!isHmac(headers["sendcloud-signature"], secrets, body, "hex")) return refuse("bad_signature");
    const parsed = parseJson(body);
    const head = envelope.safeParse(parsed);
    if (!head.success) return refuse("malformed");
    const { action: type } = head.data;
    const ours = type === TYPE;
    if (ours && !message.safeParse(parsed).success) return refuse("malformed");
    return ok({ eventId: sha256Hex(body), type, live: null, ours });
  },
  reports: reportsOf,
  labels: null,
});
