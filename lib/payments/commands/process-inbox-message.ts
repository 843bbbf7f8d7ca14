import { inTransaction, type Tx } from "@/db/client";
import {
  beginTry,
  claimInboxes,
  endInboxes,
  type InboxRow,
  type InboxTry,
  listInbox,
  updateInbox,
} from "@/db/queries/inbox";
import { dropJobs } from "@/db/queries/jobs";
import { findOrderOfFact } from "@/db/queries/payments";
import { readSettings } from "@/db/queries/shop";
import { providerActor } from "@/lib/kernel/actor";
import { orderIdOf } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { decideOnMessages } from "@/lib/payments/apply-messages";
import type { PaymentProvider, ProviderFact, ProviderMessage } from "@/lib/payments/provider";
import { as, type Context } from "@/lib/platform/context";

/**
 * Works on one stored message, and in the same breath on those that wait and are about the same object: asks the provider for the truth
 * once (outside any transaction), then one commit for the facts and the marks on the messages. Idempotent: what is done is left alone.
 * False: not a message of this room that waits. @throws when it could not be worked on: the job tries again.
 */
export async function processInboxMessage(ctx: Context, inboxId: number): Promise<boolean> {
  const row = await beginTry(ctx.db, inboxId, "payments");
  if (!row) return false;
  const startedAt = ctx.now();
  try {
    await work(ctx, row, startedAt);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await updateInbox(ctx.db, inboxId, { effect: "failed", error: reason.slice(0, 1_000) });
    throw error;
  }
}

async function work(ctx: Context, row: InboxTry, startedAt: Date): Promise<void> {
  const provider = ctx.providers.get(row.provider);
  if (!provider) throw new Error(`${row.provider} is not configured`);
  // Listed before the provider is asked: its answer is at least as new as any of them.
  const alike = await listInbox(ctx.db, row.alike);
  const message = messageOf(row, provider);
  const facts = await provider.facts(
    message,
    alike.map((one) => messageOf(one, provider)),
  );
  const found = await ordersOf(ctx, row, facts);
  if (facts.length > 0 && found.size === 0) {
    await updateInbox(ctx.db, row.id, { effect: "unmatched", error: null });
    return;
  }
  await inTransaction(ctx.db, async (tx) => {
    const waiting = await claimInboxes(tx, [row.id, ...row.alike]);
    const claimed = waiting.filter(({ id, adopted }) => id === row.id || !adopted);
    if (claimed.length === 0) return;
    const applied = new Set<number>();
    const within = readingSettings(tx, ctx);
    for (const [orderId, ofOrder] of [...found].sort(([a], [b]) => a - b)) {
      const changing = await applyWithin(tx, within, { claimed, orderId, facts: ofOrder });
      for (const id of changing) applied.add(id);
    }
    const at = ctx.now();
    await endInboxes(tx, {
      applied: [...applied],
      ignored: claimed.flatMap(({ id }) => (applied.has(id) ? [] : [id])),
      orderId: [...found.keys()][0] ?? null,
      at,
      tookMs: at.getTime() - startedAt.getTime(),
    });
    await dropJobs(
      tx,
      claimed.flatMap(({ id }) => (id === row.id ? [] : [`inbox:${id}`])),
    );
  });
}

/** Settings are read by the transaction itself: most messages need none, and a second connection could be waited for for ever. */
function readingSettings(tx: Tx, ctx: Context): Context {
  let read: ReturnType<Context["settings"]> | null = null;
  return {
    ...ctx,
    settings: () => {
      read ??= readSettings(tx);
      return read;
    },
  };
}

type Application = {
  readonly claimed: readonly InboxRow[];
  readonly orderId: number;
  readonly facts: readonly ProviderFact[];
};

/** The messages whose facts changed the order. A replay that changes nothing leaves no second trace. */
async function applyWithin(tx: Tx, ctx: Context, application: Application): Promise<readonly number[]> {
  const { claimed, orderId, facts } = application;
  const { provider, id: first } = claimed[0] ?? { provider: "", id: 0 };
  let applied: readonly number[] = [];
  const actor = providerActor(provider);
  const decided = await changeOrderWithin<never>(tx, as(ctx, actor), orderId, (order, sources) => {
    const messages = claimed.map(({ id, eventId }) => ({ id, eventId, heard: sources.has(eventId) }));
    const decision = decideOnMessages(order, facts, provider, messages);
    applied = decision.applied;
    return ok(decision.events);
  });
  mustSucceed(decided, `message ${first} of order ${orderId}`);
  return applied;
}

/** Read back from its row: the signature was checked when it came, and only ids of the body are believed. */
function messageOf(row: InboxRow, provider: PaymentProvider): ProviderMessage {
  if (row.rawBody === null) throw new Error("the body of this message is no longer kept");
  const body = JSON.parse(row.rawBody) as unknown;
  const { eventId, type, about } = row;
  return { eventId, type, live: provider.live, ours: true, about, body };
}

/** Facts by the order that they are about; an order that a person chose for the message outweighs what it says. */
async function ordersOf(
  ctx: Context,
  row: InboxRow,
  facts: readonly ProviderFact[],
): Promise<Map<number, ProviderFact[]>> {
  const found = new Map<number, ProviderFact[]>();
  const known = new Map<string, number | null>();
  for (const fact of facts) {
    const named = fact.orderRef === null ? null : orderIdOf(fact.orderRef);
    const chosen = row.adopted ? row.orderId : named;
    const subject = JSON.stringify([chosen, fact.paymentId, fact.objectId]);
    const orderId = known.has(subject)
      ? (known.get(subject) ?? null)
      : await findOrderOfFact(ctx.db, { ...fact, provider: row.provider }, chosen);
    known.set(subject, orderId);
    if (orderId !== null) found.set(orderId, [...(found.get(orderId) ?? []), fact]);
  }
  return found;
}
