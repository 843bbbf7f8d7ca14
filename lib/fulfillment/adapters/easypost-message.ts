import type { ITrackerStatus } from "@easypost/api";
import { z } from "zod";
import type {
  CarrierMessage,
  CarrierReport,
  ParcelMeaning,
  RawMessage,
  ReadRefused,
} from "@/lib/fulfillment/carrier";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isHmac } from "./hmac-signature";
import { lineOf, meaningOf, means, momentOf, parseJson } from "./message-parts";

export const EASYPOST_STATUSES: Readonly<Record<ITrackerStatus, ParcelMeaning>> = {
  unknown: means("requested", "label_created"),
  pre_transit: means("requested", "label_created"),
  in_transit: means("in_transit"),
  out_for_delivery: means("in_transit", "out_for_delivery"),
  available_for_pickup: means("in_transit", "available_for_pickup"),
  delivered: means("delivered"),
  failure: means("failed"),
  error: means("failed"),
  return_to_sender: means("failed", "returned"),
  cancelled: { kind: "void" },
};

/** Where the finer word says more than the status beside it. */
const DETAILS: Readonly<Record<string, ParcelMeaning>> = {
  "in_transit delivery_exception": means("in_transit", "attempt_failed"),
  "failure refused": means("failed", "refused"),
  "failure lost": means("failed", "lost"),
};

const text = z.string().max(2_000).nullish();
const envelope = z.object({
  id: z.string().min(1).max(200),
  description: z.string().min(1).max(100),
  mode: z.enum(["test", "production"]).nullish(),
});
const place = z.object({ city: text, state: text, country: text });
const step = z.object({ message: text, datetime: text, tracking_location: place.nullish() });
const message = envelope.extend({
  created_at: text,
  result: z.object({
    id: text,
    tracking_code: z.string().max(200),
    carrier: text,
    status: z.string().min(1).max(80),
    status_detail: text,
    shipment_id: text,
    est_delivery_date: text,
    updated_at: text,
    tracking_details: z.array(step).nullish(),
  }),
});

const isOurs = (type: string): boolean => type === "tracker.created" || type === "tracker.updated";

/** The sender writes whole weights with a point before it signs: both texts may be the one that was signed. */
const withPoint = (body: string): string => body.replace(/("weight":\s*)(\d+)(\s*)(?=,|\})/g, "$1$2.0");

/** `X-Hmac-Signature: hmac-sha256-hex=…`; the key is the secret in its decomposed form. */
export function isEasypostSigned({ body, headers }: RawMessage, secrets: readonly string[]): boolean {
  const given = headers["x-hmac-signature"]?.replace(/^hmac-sha256-hex=/, "");
  const keys = secrets.map((secret) => secret.normalize("NFKD"));
  return isHmac(given, keys, body, "hex") || isHmac(given, keys, withPoint(body), "hex");
}

export function readEasypost(
  raw: RawMessage,
  secrets: readonly string[],
): Result<CarrierMessage, ReadRefused> {
  if (!isEasypostSigned(raw, secrets)) return refuse("bad_signature");
  const parsed = parseJson(raw.body);
  const head = envelope.safeParse(parsed);
  if (!head.success) return refuse("malformed");
  const { id: eventId, description: type, mode } = head.data;
  const ours = isOurs(type);
  if (ours && !message.safeParse(parsed).success) return refuse("malformed");
  return ok({ eventId, type, live: mode ? mode === "production" : null, ours });
}

const meaningOfStatus = (status: string, detail: string | null | undefined): ParcelMeaning => {
  const finer = meaningOf(DETAILS, `${status} ${detail ?? ""}`);
  return finer.kind === "unknown" ? meaningOf(EASYPOST_STATUSES, status) : finer;
};

/** One report a message: the tracker as it stood at its `updated_at`, by which late messages are told. */
export function easypostReports(body: string, eventId: string, receivedAt: Date): readonly CarrierReport[] {
  const read = message.safeParse(parseJson(body));
  if (!read.success || !isOurs(read.data.description)) return [];
  const { result, created_at: createdAt } = read.data;
  const last = result.tracking_details?.at(-1);
  const where = last?.tracking_location;
  return [
    {
      trackerId: result.id || null,
      sellerRef: result.shipment_id || null,
      trackingNumber: result.tracking_code.trim() || null,
      carrier: result.carrier || null,
      orderNumber: null,
      orderRef: null,
      meaning: meaningOfStatus(result.status, result.status_detail),
      word: result.status,
      occurredAt: momentOf(result.updated_at) ?? momentOf(createdAt) ?? receivedAt,
      expectedTo: momentOf(result.est_delivery_date),
      eventId,
      text: lineOf(last?.message),
      place: lineOf(where?.city, where?.state, where?.country),
    },
  ];
}
