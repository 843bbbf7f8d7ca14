import { MINUTE_MS } from "@/lib/kernel/clock";
import { hmacSha256, sameText } from "@/lib/kernel/hash";
import type { RawMessage } from "@/lib/payments/provider";

const WINDOW_MS = 15 * MINUTE_MS;
/** Above this a time stamp is in milliseconds: the documentation says so, its examples are in seconds. */
const SECONDS_END = 1e12;

type Signed = { readonly ts: string; readonly v1: readonly string[] };

function signedOf(header: string | undefined): Signed | null {
  const parts = (header ?? "").split(",").map((part) => part.trim().split("=", 2));
  const valuesOf = (name: string) => parts.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const [ts] = valuesOf("ts");
  const v1 = valuesOf("v1");
  return ts && /^\d{1,16}$/.test(ts) && v1.length > 0 ? { ts, v1 } : null;
}

/** What is signed: never the body. A value that is missing is left out together with its label. */
export function manifestOf(id: string | null, requestId: string | null, ts: string): string {
  const parts = [
    ["id", id],
    ["request-id", requestId],
    ["ts", ts],
  ];
  return parts.map(([label, value]) => (value ? `${label}:${value};` : "")).join("");
}

/** Some senders sign the id as it stands in the address, others in lower case. */
const spellings = (id: string | null): readonly (string | null)[] =>
  id === null || id === id.toLowerCase() ? [id] : [id, id.toLowerCase()];

/**
 * Whether one of the secrets signed the notification within 15 minutes of `now`. Our own: the SDK's refuses time stamps in
 * milliseconds, which are what is sent.
 */
export function isFromMercadoPago(
  { headers, query }: Pick<RawMessage, "headers" | "query">,
  secrets: readonly string[],
  now: Date,
): boolean {
  const signed = signedOf(headers["x-signature"]);
  if (!signed) return false;
  const stamp = Number(signed.ts);
  const sentAt = stamp > SECONDS_END ? stamp : stamp * 1_000;
  if (Math.abs(now.getTime() - sentAt) > WINDOW_MS) return false;
  const manifests = spellings(query["data.id"] || null).map((id) =>
    manifestOf(id, headers["x-request-id"] || null, signed.ts),
  );
  const expected = secrets.flatMap((secret) =>
    manifests.map((manifest) => hmacSha256(secret, manifest).toString("hex")),
  );
  return signed.v1.some((given) => expected.some((one) => sameText(one, given)));
}
