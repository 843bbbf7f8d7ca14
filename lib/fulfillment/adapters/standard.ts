import { z } from "zod";
import type {
  CarrierMessage,
  CarrierProvider,
  CarrierReport,
  ParcelMeaning,
} from "@/lib/fulfillment/carrier";
import { ok, refuse } from "@/lib/kernel/result";
import { lineOf, meaningOf, means, momentOf, parseJson } from "./message-parts";
import { isStandardSigned } from "./standard-signature";

const TYPE = "shipment.updated";

/** The words of our own format. */
export const STANDARD_WORDS: Readonly<Record<string, ParcelMeaning>> = {
  requested: means("requested"),
  in_transit: means("in_transit"),
  out_for_delivery: means("in_transit", "out_for_delivery"),
  delivered: means("delivered"),
  failed: means("failed"),
  returned: means("failed", "returned"),
};

const envelope = z.object({ type: z.string().min(1).max(100), timestamp: z.string().nullish() });
const text = z.string().max(2_000).nullish();
const number = z.union([z.string().max(40), z.number()]).nullish();
const reported = z.object({
  order_number: number,
  order_id: number,
  carrier: text,
  tracking_number: text,
  tracker_id: text,
  status: z.string().min(1).max(80),
  occurred_at: text,
  expected_at: text,
  message: text,
  location: z.object({ city: text, country: text }).nullish(),
});
const message = envelope.extend({ data: reported });

/** An order's number as bridges write it: 1042, "1042", "#1042". */
export function numberOf(value: string | number | null | undefined): number | null {
  const match = /^#?(\d{1,9})$/.exec(String(value ?? "").trim());
  return match ? Number(match[1]) : null;
}

function refOf(value: string | number | null | undefined): string | null {
  const match = /^(?:ord_)?(\d{1,15})$/.exec(String(value ?? "").trim());
  return match ? `ord_${match[1]}` : null;
}

/** What a message of our own format says. */
export function standardReports(body: string, eventId: string, receivedAt: Date): readonly CarrierReport[] {
  const read = message.safeParse(parseJson(body));
  if (!read.success || read.data.type !== TYPE) return [];
  const { data, timestamp } = read.data;
  return [
    {
      trackerId: data.tracker_id || null,
      sellerRef: null,
      trackingNumber: data.tracking_number?.trim() || null,
      carrier: data.carrier?.trim() || null,
      orderNumber: numberOf(data.order_number),
      orderRef: refOf(data.order_id),
      meaning: meaningOf(STANDARD_WORDS, data.status),
      word: data.status,
      occurredAt: momentOf(data.occurred_at) ?? momentOf(timestamp) ?? receivedAt,
      expectedTo: momentOf(data.expected_at),
      eventId,
      text: lineOf(data.message),
      place: lineOf(data.location?.city, data.location?.country),
    },
  ];
}

/** Reads the envelope once the signature holds; a message of our own type must be whole. */
export function readStandard(body: string, eventId: string) {
  const parsed = parseJson(body);
  const head = envelope.safeParse(parsed);
  if (!head.success) return refuse("malformed" as const);
  const { type } = head.data;
  if (type === TYPE && !message.safeParse(parsed).success) return refuse("malformed" as const);
  return ok({ eventId, type, live: null, ours: type === TYPE } satisfies CarrierMessage);
}

/** Any bridge that can sign as the Standard Webhooks say: one secret a bridge, or several while one is rotated. */
export const standardCarrier = (secrets: readonly string[]): CarrierProvider => ({
  name: "standard",
  path: "standard",
  live: null,
  read: (raw, now) =>
    isStandardSigned(raw, secrets, now)
      ? readStandard(raw.body, raw.headers["webhook-id"] ?? "")
      : refuse("bad_signature"),
  reports: standardReports,
  labels: null,
});
