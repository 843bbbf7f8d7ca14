import { z } from "zod";
import type { CarrierProvider, CarrierReport, ParcelMeaning } from "@/lib/fulfillment/carrier";
import { ok, refuse } from "@/lib/kernel/result";
import { isHmac } from "./hmac-signature";
import { lineOf, meaningOf, means, momentOf, momentOfNumber, parseJson } from "./message-parts";
import { numberOf } from "./standard";

const TYPE = "tracking_update";

export const AFTERSHIP_TAGS: Readonly<Record<string, ParcelMeaning>> = {
  Pending: means("requested", "label_created"),
  InfoReceived: means("requested", "label_created"),
  InTransit: means("in_transit"),
  OutForDelivery: means("in_transit", "out_for_delivery"),
  AttemptFail: means("in_transit", "attempt_failed"),
  Delivered: means("delivered"),
  AvailableForPickup: means("in_transit", "available_for_pickup"),
  Exception: means("failed"),
  Expired: means("failed"),
};

/** Where the finer word says more than its tag. */
export const AFTERSHIP_SUBTAGS: Readonly<Record<string, ParcelMeaning>> = {
  Exception_003: means("failed", "refused"),
  Exception_010: means("failed", "returned"),
  Exception_011: means("failed", "returned"),
  Exception_013: means("failed", "lost"),
};

const text = z.string().max(2_000).nullish();
const envelope = z.object({
  event: z.string().min(1).max(100),
  event_id: z.string().min(1).max(200).nullish(),
});
const checkpoint = z.object({
  checkpoint_time: text,
  city: text,
  state: text,
  country_iso3: text,
  message: text,
});
const message = envelope.extend({
  event_id: z.string().min(1).max(200),
  ts: z.number().nullish(),
  msg: z.object({
    id: text,
    tracking_number: text,
    slug: text,
    tag: z.string().min(1).max(80),
    subtag: text,
    subtag_message: text,
    order_id: text,
    order_number: text,
    expected_delivery: text,
    checkpoints: z.array(checkpoint).nullish(),
  }),
});

function reportsOf(body: string, eventId: string, receivedAt: Date): readonly CarrierReport[] {
  const read = message.safeParse(parseJson(body));
  if (!read.success || read.data.event !== TYPE) return [];
  const { msg, ts } = read.data;
  const last = msg.checkpoints?.at(-1);
  const finer = meaningOf(AFTERSHIP_SUBTAGS, msg.subtag ?? "");
  return [
    {
      trackerId: msg.id || null,
      sellerRef: null,
      trackingNumber: msg.tracking_number?.trim() || null,
      carrier: msg.slug || null,
      orderNumber: numberOf(msg.order_number ?? msg.order_id),
      orderRef: null,
      meaning: finer.kind === "unknown" ? meaningOf(AFTERSHIP_TAGS, msg.tag) : finer,
      word: msg.tag,
      occurredAt: momentOf(last?.checkpoint_time) ?? momentOfNumber(ts) ?? receivedAt,
      expectedTo: momentOf(msg.expected_delivery),
      eventId,
      text: lineOf(last?.message ?? msg.subtag_message),
      place: lineOf(last?.city, last?.state, last?.country_iso3),
    },
  ];
}

/** AfterShip: watches parcels of many carriers; sells no labels. */
export const aftershipCarrier = (secrets: readonly string[]): CarrierProvider => ({
  name: "aftership",
  path: "aftership",
  live: null,
  read: ({ body, headers }) => {
    if (!isHmac(headers["aftership-hmac-sha256"], secrets, body, "base64")) return refuse("bad_signature");
    const parsed = parseJson(body);
    const head = envelope.safeParse(parsed);
    if (!head.success) return refuse("malformed");
    const { event: type, event_id: eventId } = head.data;
    const ours = type === TYPE;
    if (!eventId || (ours && !message.safeParse(parsed).success)) return refuse("malformed");
    return ok({ eventId, type, live: null, ours });
  },
  reports: reportsOf,
  labels: null,
});
