import { inTransaction } from "@/db/client";
import { countRepeat, type InboxEffect, insertInbox } from "@/db/queries/inbox";
import type { CarrierMessage, CarrierProvider, RawMessage, ReadRefused } from "@/lib/fulfillment/carrier";
import { sha256Hex } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

type Received = { readonly inboxId: number | null; readonly isNew: boolean };

/** Headers that help to explain a message later; signatures and credentials are never kept. */
const KEPT_HEADERS = [
  "content-type",
  "user-agent",
  "webhook-id",
  "webhook-timestamp",
  "as-webhook-version",
] as const;

function keptHeaders(headers: RawMessage["headers"]): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

function effectAtOnce(provider: CarrierProvider, { live, ours }: CarrierMessage): InboxEffect | null {
  if (live !== null && provider.live !== null && live !== provider.live) return "wrong_mode";
  return ours ? null : "not_ours";
}

/**
 * Stores a carrier's message before it is understood, with its job, in one commit. Idempotent: the same event again is counted and stored
 * nowhere. Refused: not signed by this provider, or not readable.
 */
export async function receiveCarrierMessage(
  ctx: Context,
  provider: CarrierProvider,
  raw: RawMessage,
): Promise<Result<Received, { readonly code: ReadRefused }>> {
  const now = ctx.now();
  const read = provider.read(raw, now);
  if (!read.ok) return refuse({ code: read.refusal });
  const { eventId, type } = read.value;
  const effect = effectAtOnce(provider, read.value);
  return inTransaction(ctx.db, async (tx) => {
    const inboxId = await insertInbox(tx, {
      ...{ room: "shipping", provider: provider.name, eventId, type, effect },
      rawBody: raw.body,
      bodyHash: sha256Hex(raw.body),
      headers: keptHeaders(raw.headers),
      receivedAt: now,
      processedAt: effect === null ? null : now,
    });
    if (inboxId === null) await countRepeat(tx, provider.name, eventId);
    if (inboxId !== null && effect === null) {
      await ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}` });
    }
    return ok({ inboxId, isNew: inboxId !== null });
  });
}
