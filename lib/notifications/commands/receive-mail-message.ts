import { inTransaction } from "@/db/client";
import { countRepeat, insertInbox } from "@/db/queries/inbox";
import { sha256Hex } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type RawMessage, readMailMessage } from "@/lib/notifications/adapters/resend-message";
import type { Context } from "@/lib/platform/context";

export const MAIL_PROVIDER = "resend";

/** Headers that help to explain a message later; the signature is never kept. */
const KEPT_HEADERS = ["content-type", "user-agent", "svix-id", "svix-timestamp"] as const;

/** Stores what the mailer tells before it is understood, with its job, in one commit. The same message again is only counted. */
export async function receiveMailMessage(
  ctx: Context,
  secrets: readonly string[],
  raw: RawMessage,
): Promise<Result<null, { readonly code: "bad_signature" | "malformed" }>> {
  const now = ctx.now();
  const read = readMailMessage(raw, secrets, now);
  if (!read.ok) return refuse(read.refusal);
  const { eventId, type, ours } = read.value;
  const headers = KEPT_HEADERS.flatMap((name) => (raw.headers[name] ? [[name, raw.headers[name]]] : []));
  await inTransaction(ctx.db, async (tx) => {
    const inboxId = await insertInbox(tx, {
      ...{ room: "email", provider: MAIL_PROVIDER, eventId, type, effect: ours ? null : "not_ours" },
      ...{ rawBody: raw.body, bodyHash: sha256Hex(raw.body), headers: Object.fromEntries(headers) },
      ...{ receivedAt: now, processedAt: ours ? null : now },
    });
    if (inboxId === null) await countRepeat(tx, MAIL_PROVIDER, eventId);
    else if (ours) await ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}` });
  });
  return ok(null);
}
