import { z } from "zod";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { ProviderMessage, RawMessage, ReadRefused } from "@/lib/payments/provider";
import { isFromMercadoPago } from "./mercado-pago-signature";

const LONGEST_ID = 200;

const notification = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  type: z.string().min(1).max(100),
  action: z.string().max(100).nullish(),
  live_mode: z.boolean().nullish(),
  data: z.object({ id: z.union([z.string().min(1).max(100), z.number()]).transform(String) }),
});
type Notification = z.infer<typeof notification>;

/** The payment that a stored message is about. */
export const objectOf = (body: unknown): string => notification.parse(body).data.id;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A message has no id that is signed: its request is what is known twice. What changed is asked for anyway. */
function eventIdOf({ id, type, action, data }: Notification, headers: RawMessage["headers"]): string {
  const request = headers["x-request-id"] || headers["x-signature"];
  return [data.id, id, action ?? type, request].join(":").slice(0, LONGEST_ID);
}

/** The body is not signed, only the id in the address: both must name the same object. */
function readBody({ body, headers, query }: RawMessage): Result<ProviderMessage, ReadRefused> {
  const parsed = notification.safeParse(parseJson(body));
  if (!parsed.success) return refuse("malformed");
  const { type, action, data, live_mode: live } = parsed.data;
  const signedId = query["data.id"] || data.id;
  if (signedId.toLowerCase() !== data.id.toLowerCase()) return refuse("malformed");
  return ok({
    eventId: eventIdOf(parsed.data, headers),
    type: action ?? type,
    live: live ?? null,
    ours: type === "payment",
    about: data.id,
    body: parsed.data,
  });
}

/** Old-style notices name a `topic`. They come beside the others and say nothing more: those without a signature are kept nowhere. */
export function readMercadoPago(
  secrets: readonly string[],
  raw: RawMessage,
  now: Date,
): Result<ProviderMessage, ReadRefused> {
  const { query, headers } = raw;
  const { topic, id = "" } = query;
  const isLegacy = topic !== undefined && query["data.id"] === undefined;
  const signature = headers["x-signature"] ?? "";
  if (isLegacy && !signature) return refuse("legacy_notice");
  if (!isFromMercadoPago(raw, secrets, now)) return refuse("bad_signature");
  if (!isLegacy) return readBody(raw);
  const eventId = [topic, id, signature].join(":").slice(0, LONGEST_ID);
  return ok({ eventId, type: topic, live: null, ours: false, body: null });
}
