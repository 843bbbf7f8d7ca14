import { inTransaction } from "@/db/client";
import { countRepeat, type InboxEffect, insertInbox } from "@/db/queries/inbox";
import { sha256Hex } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { PaymentProvider, ProviderMessage, RawMessage, ReadRefused } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";

export type ReceiveRefused = { readonly code: ReadRefused };
export type Received = { readonly inboxId: number | null; readonly isNew: boolean };

/** Headers that help to explain a message later; signatures and credentials are never kept. */
const KEPT_HEADERS = [
  "content-type",
  "user-agent",
  "webhook-id",
  "webhook-timestamp",
  "x-request-id",
] as const;

function keptHeaders(headers: RawMessage["headers"]): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

/** What is known about a message before it is worked on; null: it must be worked on. */
function effectAtOnce(provider: PaymentProvider, message: ProviderMessage): InboxEffect | null {
  if (message.live !== null && provider.live !== null && message.live !== provider.live) return "wrong_mode";
  return message.ours ? null : "not_ours";
}

/**
 * Stores a provider's message before it is understood, with its job, in one commit: once this answers, nothing is lost.
 * Idempotent: the same event again is accepted and stored nowhere. Refused: not signed by this provider, or not readable.
 */
export async function receiveProviderMessage(
  ctx: Context,
  provider: PaymentProvider,
  raw: RawMessage,
): Promise<Result<Received, ReceiveRefused>> {
  const now = ctx.now();
  const read = provider.read(raw, now);
  if (!read.ok) return refuse({ code: read.refusal });
  const message = read.value;
  const effect = effectAtOnce(provider, message);
  return inTransaction(ctx.db, async (tx) => {
    const inboxId = await insertInbox(tx, {
      room: "payments",
      provider: provider.name,
      eventId: message.eventId,
      type: message.type,
      about: message.about ?? null,
      rawBody: raw.body,
      bodyHash: sha256Hex(raw.body),
      headers: keptHeaders(raw.headers),
      receivedAt: now,
      effect,
      processedAt: effect === null ? null : now,
    });
    if (inboxId === null) await countRepeat(tx, provider.name, message.eventId);
    if (inboxId !== null && effect === null) {
      await ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}` });
    }
    return ok({ inboxId, isNew: inboxId !== null });
  });
}
