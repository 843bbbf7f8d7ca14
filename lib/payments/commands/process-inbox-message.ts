import { inTransaction, type Tx } from "@/db/client";
import { claimInbox, countAttempt, findInbox, type InboxRow, updateInbox } from "@/db/queries/inbox";
import { findOrderOfFact, hasHeard } from "@/db/queries/payments";
import { providerActor } from "@/lib/kernel/actor";
import { orderIdOf } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import { decideOnFacts } from "@/lib/payments/apply-fact";
import type { PaymentProvider, ProviderFact, ProviderMessage } from "@/lib/payments/provider";
import { as, type Context } from "@/lib/platform/context";

/**
 * Works on one stored message: asks its provider for the truth (outside any transaction), then one commit for the facts and the mark
 * on the message. Idempotent: a message that is done is left alone. @throws when it could not be worked on: the job tries again.
 */
export async function processInboxMessage(ctx: Context, inboxId: number): Promise<void> {
  const row = await findInbox(ctx.db, inboxId);
  if (!row || row.processedAt || row.room !== "payments") return;
  await countAttempt(ctx.db, inboxId);
  const startedAt = ctx.now();
  try {
    await work(ctx, row, startedAt);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await updateInbox(ctx.db, inboxId, { effect: "failed", error: reason.slice(0, 1_000) });
    throw error;
  }
}

async function work(ctx: Context, row: InboxRow, startedAt: Date): Promise<void> {
  const provider = ctx.providers.get(row.provider);
  if (!provider) throw new Error(`${row.provider} is not configured`);
  const facts = await provider.facts(messageOf(row, provider));
  const found = await ordersOf(ctx, row, facts);
  if (facts.length > 0 && found.size === 0) {
    await updateInbox(ctx.db, row.id, { effect: "unmatched", error: null });
    return;
  }
  await inTransaction(ctx.db, async (tx) => {
    if (!(await claimInbox(tx, row.id))) return;
    const applied: boolean[] = [];
    for (const [orderId, ofOrder] of [...found].sort(([a], [b]) => a - b)) {
      applied.push(await applyWithin(tx, ctx, { row, orderId, facts: ofOrder }));
    }
    const now = ctx.now();
    await updateInbox(tx, row.id, {
      effect: applied.includes(true) ? "applied" : "ignored",
      orderId: [...found.keys()][0] ?? null,
      processedAt: now,
      error: null,
      tookMs: now.getTime() - startedAt.getTime(),
    });
  });
}

type Application = {
  readonly row: InboxRow;
  readonly orderId: number;
  readonly facts: readonly ProviderFact[];
};

/** Whether the facts changed the order. A replay that changes nothing leaves no second trace. */
async function applyWithin(tx: Tx, ctx: Context, { row, orderId, facts }: Application): Promise<boolean> {
  const { provider, eventId: sourceEventId } = row;
  const isReplay = await hasHeard(tx, orderId, sourceEventId);
  let changes = 0;
  const decided = await changeOrderWithin<never>(
    tx,
    as(ctx, providerActor(provider)),
    orderId,
    (order) => {
      const events = decideOnFacts(order, facts, { provider, inboxId: isReplay ? null : row.id });
      changes = events.filter((given) => kindOf(given) !== "provider_fact_ignored").length;
      return ok(events);
    },
    { sourceEventId },
  );
  mustSucceed(decided, `message ${row.id} of order ${orderId}`);
  return changes > 0;
}

const kindOf = (given: NewEvent): string => ("event" in given ? given.event.kind : given.kind);

/** Read back from its row: the signature was checked when it came, and only ids of the body are believed. */
function messageOf(row: InboxRow, provider: PaymentProvider): ProviderMessage {
  if (row.rawBody === null) throw new Error("the body of this message is no longer kept");
  const body = JSON.parse(row.rawBody) as unknown;
  return { eventId: row.eventId, type: row.type, live: provider.live, ours: true, body };
}

/** Facts by the order that they are about; an order that a person chose for the message outweighs what it says. */
async function ordersOf(
  ctx: Context,
  row: InboxRow,
  facts: readonly ProviderFact[],
): Promise<Map<number, ProviderFact[]>> {
  const found = new Map<number, ProviderFact[]>();
  for (const fact of facts) {
    const named = fact.orderRef === null ? null : orderIdOf(fact.orderRef);
    const chosen = row.adopted ? row.orderId : named;
    const orderId = await findOrderOfFact(ctx.db, { ...fact, provider: row.provider }, chosen);
    if (orderId !== null) found.set(orderId, [...(found.get(orderId) ?? []), fact]);
  }
  return found;
}
