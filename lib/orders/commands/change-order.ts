import { inTransaction, type Tx } from "@/db/client";
import { appendEvents, lockJournal, nextNumber, reserveOrderId } from "@/db/queries/journal";
import { endLinks } from "@/db/queries/links";
import { distrusted, writeProjections } from "@/db/queries/order-projections";
import { lockVariants, moveStock, type VariantStock } from "@/db/queries/stock";
import { downloadEvents } from "@/lib/fulfillment/commands/grant-downloads";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type Batch, type BatchCause, type Head, prepareBatch, takesOf } from "@/lib/orders/batch";
import { effectsOf } from "@/lib/orders/effects";
import type { NewEvent } from "@/lib/orders/events";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { endedPayLinks } from "@/lib/orders/pay-links";
import { FOLD_VERSION } from "@/lib/orders/projection";
import { changedSince } from "@/lib/orders/quiet";
import { acceptsShortage, type OutOfStock, type ShortVariant } from "@/lib/orders/shortage";
import { type Context, pinned } from "@/lib/platform/context";
import { sendRefunds } from "./send-refunds";
import { writeLetters } from "./write-letters";

export type OrderNotFound = { readonly code: "order_not_found" };
export type ChangedMeanwhile = { readonly code: "changed_meanwhile"; readonly version: number };
export type GateRefused = OrderNotFound | OutOfStock | ChangedMeanwhile;

export type ChangeOptions = {
  /** The version that the person saw: another one refuses instead of overwriting. */
  readonly expectedVersion?: number | undefined;
  /** The provider's event id or our inbox row, kept with every event of the batch. */
  readonly sourceEventId?: string | undefined;
  /** Rows that belong to the change (notes, links, inbox marks): written in its transaction, only when it is accepted. */
  readonly alongside?: ((tx: Tx, order: Order) => Promise<void>) | undefined;
};

/** `sources`: the messages that the journal has heard already. */
type Decide<R> = (order: Order, sources: ReadonlySet<string>) => Result<readonly NewEvent[], R>;

/**
 * The one gate: the only code that appends events. Locks the order, decides on what others have committed, then events, tables,
 * stock, letters and jobs are one commit. A refusal writes nothing. No network in between. An empty decision changes nothing.
 */
export async function changeOrder<R>(
  ctx: Context,
  orderId: number,
  decide: Decide<R>,
  options: ChangeOptions = {},
): Promise<Result<Order, R | GateRefused>> {
  const ready = await pinned(ctx);
  return inTransaction(ctx.db, (tx) => changeOrderWithin(tx, ready, orderId, decide, options));
}

/** The gate inside a transaction of the caller, for commands that change two things at once; give it a `pinned` context. A refusal has written nothing. */
export async function changeOrderWithin<R>(
  tx: Tx,
  ctx: Context,
  orderId: number,
  decide: Decide<R>,
  options: ChangeOptions = {},
): Promise<Result<Order, R | GateRefused>> {
  const locked = await lockJournal(tx, orderId);
  if (!locked) return refuse({ code: "order_not_found" });
  const { journal } = locked;
  const head: Head = { order: fold(orderId, journal), hash: journal.at(-1)?.hash ?? "" };
  if (options.expectedVersion !== undefined && changedSince(journal, options.expectedVersion)) {
    return refuse({ code: "changed_meanwhile", version: head.order.version });
  }
  const decided = decide(head.order, new Set(journal.flatMap((entry) => entry.sourceEventId ?? [])));
  if (!decided.ok) return decided;
  const rows = locked.foldVersion === FOLD_VERSION ? head.order : distrusted(head.order);
  return commit(tx, ctx, { orderId, head, rows, events: decided.value, options });
}

/**
 * Opens a journal: the first event of an order. The number is taken after stock, as late as possible, since its row stays locked.
 * `build` is asked twice, first with number 0 to learn what it needs.
 */
export async function openOrderWithin(
  tx: Tx,
  ctx: Context,
  build: (number: number) => readonly NewEvent[],
  options: ChangeOptions = {},
): Promise<Result<Order, GateRefused>> {
  const orderId = await reserveOrderId(tx);
  return commit(tx, ctx, { orderId, head: null, rows: null, events: build, options });
}

type Change = {
  readonly orderId: number;
  readonly head: Head | null;
  /** What the tables hold now. */
  readonly rows: Order | null;
  readonly events: readonly NewEvent[] | ((number: number) => readonly NewEvent[]);
  readonly options: ChangeOptions;
};

async function commit(tx: Tx, ctx: Context, change: Change): Promise<Result<Order, GateRefused>> {
  const { orderId, head, options } = change;
  const cause: BatchCause = {
    actor: ctx.actor,
    commandId: ctx.commandId,
    sourceEventId: options.sourceEventId ?? null,
    now: ctx.now(),
  };
  const draft = typeof change.events === "function" ? change.events(0) : change.events;
  const sketch = prepareBatch(orderId, head, draft, cause);
  if (!sketch) {
    if (head) await options.alongside?.(tx, head.order);
    return head ? ok(head.order) : refuse({ code: "order_not_found" });
  }
  const stock = await checkStock(tx, head, sketch, draft);
  if (!stock.ok) return stock;
  const numbered = typeof change.events === "function" ? change.events(await nextNumber(tx, "order")) : draft;
  const downloads = await downloadEvents(tx, ctx, sketch);
  const whole = [...numbered, ...stock.value.extra, ...endedPayLinks(sketch.order, cause.now), ...downloads];
  const batch = prepareBatch(orderId, head, whole, cause) ?? sketch;
  await write(tx, ctx, change, batch, stock.value.held);
  await options.alongside?.(tx, batch.order);
  return ok(batch.order);
}

type Held = { readonly held: ReadonlyMap<number, VariantStock>; readonly extra: readonly NewEvent[] };

/** Locks every variant that the batch touches; refuses what is short, or says so in the journal where the rules accept it. */
async function checkStock(
  tx: Tx,
  head: Head | null,
  sketch: Batch,
  events: readonly NewEvent[],
): Promise<Result<Held, OutOfStock>> {
  const effects = effectsOf(head?.order ?? null, sketch.steps, { kind: "clock", id: null });
  const touched = [...new Set(effects.stock.map((move) => move.variantId))].sort((a, b) => a - b);
  const held = await lockVariants(tx, touched);
  const short = takesOf(head?.order ?? null, sketch.order).flatMap(
    ({ variantId, wanted }): ShortVariant[] => {
      const row = held.get(variantId);
      const available = row ? (row.unlimited ? wanted : row.stock) : 0;
      return available < wanted ? [{ variantId, wanted, available: Math.max(0, available) }] : [];
    },
  );
  if (short.length === 0) return ok({ held, extra: [] });
  if (!acceptsShortage(events, sketch.steps)) return refuse({ code: "out_of_stock", short });
  return ok({ held, extra: [{ kind: "stock_short", variants: short }] });
}

async function write(
  tx: Tx,
  ctx: Context,
  { head, rows }: Change,
  batch: Batch,
  held: ReadonlyMap<number, VariantStock>,
): Promise<void> {
  const effects = effectsOf(head?.order ?? null, batch.steps, ctx.actor);
  await writeProjections(tx, rows, batch.order, batch.hash);
  await appendEvents(tx, batch.sealed);
  const cause = { orderId: batch.order.id, eventSeq: batch.order.version, at: ctx.now() };
  await moveStock(tx, held, effects.stock, cause);
  await endLinks(tx, revokedLinks(batch), ctx.now());
  await writeLetters(tx, ctx, batch.order, effects.letters);
  await sendRefunds(tx, ctx, batch.order.id, effects.refunds);
}

const revokedLinks = ({ steps }: Batch): string[] =>
  steps.flatMap(({ event }) => (event.kind === "link_revoked" ? [event.linkId] : []));
