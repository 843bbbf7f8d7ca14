import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { sameText } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";

export type RawMessage = { readonly body: string; readonly headers: Readonly<Record<string, string>> };
export type MailReport = "delivered" | "bounced" | "complained" | "rejected";
type Refused = { readonly code: "bad_signature" | "malformed" };
type MailMessage = { readonly eventId: string; readonly type: string; readonly ours: boolean };

const SKEW_MS = 300_000;

const envelope = z.object({ type: z.string().min(1).max(100) });
const message = envelope.extend({
  data: z.object({
    email_id: z.string().min(1).max(200),
    bounce: z.object({ type: z.string().max(100).nullish() }).nullish(),
  }),
});

/** Words that say how a letter ended; the others are about links, domains and lists that we do not use. */
const OURS: Readonly<Record<string, MailReport>> = {
  "email.delivered": "delivered",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.failed": "rejected",
  "email.suppressed": "rejected",
};

/** Standard Webhooks under Resend's own header names: `id.timestamp.body`, ±300 s, by any of the secrets. */
function isSigned({ body, headers }: RawMessage, secrets: readonly string[], now: Date): boolean {
  const [id, seconds, given] = [headers["svix-id"], headers["svix-timestamp"], headers["svix-signature"]];
  if (!id || !given || !seconds || !/^\d{1,12}$/.test(seconds)) return false;
  const sentAt = new Date(Number(seconds) * 1_000);
  if (Math.abs(now.getTime() - sentAt.getTime()) > SKEW_MS) return false;
  return secrets.some((secret) => {
    const expected = new Webhook(secret).sign(id, sentAt, body);
    return given.split(" ").some((one) => sameText(one, expected));
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** A message whose signature holds. */
export function readMailMessage(
  raw: RawMessage,
  secrets: readonly string[],
  now: Date,
): Result<MailMessage, Refused> {
  if (!isSigned(raw, secrets, now)) return refuse({ code: "bad_signature" });
  const read = envelope.safeParse(parsed(raw.body));
  if (!read.success) return refuse({ code: "malformed" });
  const { type } = read.data;
  return ok({ eventId: raw.headers["svix-id"] ?? "", type, ours: Object.hasOwn(OURS, type) });
}

/** Which letter it is about and how it ended; null when it says nothing final, such as a mailbox that is full today. */
export function mailReportOf(
  body: string,
): { readonly providerId: string; readonly report: MailReport } | null {
  const read = message.safeParse(parsed(body));
  if (!read.success) return null;
  const { type, data } = read.data;
  const report = Object.hasOwn(OURS, type) ? OURS[type] : undefined;
  const passing = report === "bounced" && data.bounce?.type !== "Permanent";
  return report && !passing ? { providerId: data.email_id, report } : null;
}
