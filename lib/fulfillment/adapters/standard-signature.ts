import { Webhook } from "standardwebhooks";
import type { RawMessage } from "@/lib/fulfillment/carrier";
import { sameText } from "@/lib/kernel/hash";

const SKEW_MS = 300_000;

/** Standard Webhooks: `id.timestamp.body`, ±300 s, by any of the secrets. The time is ours to ask, so that a moved clock moves this one too. */
export function isStandardSigned(
  { body, headers }: RawMessage,
  secrets: readonly string[],
  now: Date,
): boolean {
  const [id, seconds] = [headers["webhook-id"], headers["webhook-timestamp"]];
  const given = headers["webhook-signature"];
  if (!id || !given || !seconds || !/^\d{1,12}$/.test(seconds)) return false;
  const sentAt = new Date(Number(seconds) * 1_000);
  if (Math.abs(now.getTime() - sentAt.getTime()) > SKEW_MS) return false;
  return secrets.some((secret) => {
    const expected = new Webhook(secret).sign(id, sentAt, body);
    return given.split(" ").some((one) => sameText(one, expected));
  });
}
