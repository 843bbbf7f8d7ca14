import { inTransaction, type Tx } from "@/db/client";
import { lockCoupon } from "@/db/queries/catalog";
import { holdOrderByNumber, nameOrderOfDraft } from "@/db/queries/desk-drafts";
import { insertNote } from "@/db/queries/notes";
import { type LoadedDesk, loadDesk } from "@/lib/carts/commands/load-desk";
import type { ShortLine } from "@/lib/carts/commands/place-order";
import { type DeskDraftInput, type DraftRefused, holdDraft } from "@/lib/carts/commands/save-desk-draft";
import { writeDesk } from "@/lib/carts/commands/write-desk";
import type { DeskEnding } from "@/lib/carts/desk-payment";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type IssuePaymentRefused, issuePaymentLinkWithin } from "@/lib/links/commands/issue-payment-link";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { OutOfStock } from "@/lib/orders/shortage";
import { type Context, pinned } from "@/lib/platform/context";
import { changeOrderWithin, type GateRefused } from "./change-order";

export type CreateManualInput = DeskDraftInput & {
  /** The total that the screen showed, minor units as text; another one now is refused, so that no price moves unsaid. */
  readonly seenTotal: bigint;
};

export type CreateManualRefused =
  | DraftRefused
  | MoveRefused
  | Exclude<GateRefused | IssuePaymentRefused, OutOfStock>
  | { readonly code: "not_allowed" }
  | { readonly code: "incomplete"; readonly problems: LoadedDesk["problems"] }
  | { readonly code: "total_changed"; readonly total: bigint }
  | { readonly code: "out_of_stock"; readonly lines: readonly ShortLine[] };

/** What the person may do besides creating. */
export type ManualRights = { readonly mayPay: boolean };

/** Takes everything back that was written before the refusal. */
class Undone extends Error {
  readonly refusal: CreateManualRefused;
  constructor(refusal: CreateManualRefused) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function unless<T>(result: Result<T, CreateManualRefused>): T {
  if (result.ok) return result.value;
  throw new Undone(result.refusal);
}

/**
 * Makes an order for a customer (P1, P2, P9): the draft, the order, its payment or its link and their letters are one commit; a refusal
 * writes nothing. The draft names its order, so that a second attempt finds it instead of making another.
 */
export async function createManualOrder(
  given: Context,
  input: CreateManualInput,
  rights: ManualRights,
): Promise<Result<Order, CreateManualRefused>> {
  const ctx = await pinned(given);
  try {
    return ok(await inTransaction(given.db, (tx) => create(tx, ctx, input, rights)));
  } catch (error) {
    if (error instanceof Undone) return refuse(error.refusal);
    throw error;
  }
}

async function create(tx: Tx, ctx: Context, input: CreateManualInput, rights: ManualRights): Promise<Order> {
  const row = unless(await holdDraft(tx, ctx, input));
  const completed = await holdCompleted(tx, input);
  const coupon = input.draft.extras.coupon.trim();
  // Uses of a coupon are counted by whoever holds its row.
  if (coupon !== "") await lockCoupon(tx, coupon);
  const desk = await loadDesk(tx, ctx, input.draft);
  const ending = unless(checkReady(desk, input));
  unless(mayMake(ctx, ending, desk, rights));
  const written = await writeDesk(tx, ctx, desk, ending);
  if (!written.ok) throw new Undone(named(written.refusal, desk));
  const order = written.value;
  await nameOrderOfDraft(tx, row, order.id, ctx.now());
  if (ending.kind === "link") await sendLink(tx, ctx, order, ending);
  if (completed !== null)
    await tellCompleted(tx, ctx, completed, { order, number: input.draft.complements ?? 0 });
  return order;
}

/** Held before the new order takes its stock: two orders are always locked the older one first. */
async function holdCompleted(tx: Tx, { draft }: CreateManualInput): Promise<number | null> {
  return draft.complements === null ? null : holdOrderByNumber(tx, draft.complements);
}

function checkReady(
  desk: LoadedDesk,
  { seenTotal }: CreateManualInput,
): Result<DeskEnding, CreateManualRefused> {
  const { problems, ending, priced } = desk;
  if (!ending.ok || Object.keys(problems).length > 0) return refuse({ code: "incomplete", problems });
  const { total } = priced.totals;
  return total === seenTotal ? ok(ending.ending) : refuse({ code: "total_changed", total });
}

/** The rules say who may begin an order like this; recording money needs its own permission. */
function mayMake(
  { actor }: Context,
  ending: DeskEnding,
  { priced }: LoadedDesk,
  { mayPay }: ManualRights,
): Result<null, CreateManualRefused> {
  const move = ending.kind === "paid" ? "create_paid" : "create";
  const step = stepFrom("none", move, actor.kind);
  if (!step.ok) return step;
  // Customers open theirs by a checkout.
  if (actor.kind === "customer") return refuse({ code: "move_not_allowed", from: "none", move });
  const needsPay = ending.kind === "paid" && priced.totals.total > 0n;
  return needsPay && !mayPay ? refuse({ code: "not_allowed" }) : ok(null);
}

type LinkEnding = Extract<DeskEnding, { kind: "link" }>;

async function sendLink(tx: Tx, ctx: Context, order: Order, { hours, letter }: LinkEnding): Promise<void> {
  const issued = await issuePaymentLinkWithin(tx, ctx, { orderId: order.id, hours, letter, renew: false });
  if (!issued.ok) throw new Undone(named(issued.refusal));
}

type Completing = { readonly order: Order; readonly number: number };

const COMPLETES = {
  es: {
    ours: (n: number) => `Complementa el pedido #${n}.`,
    theirs: (n: number) => `Pedido complementario: #${n}.`,
  },
  en: { ours: (n: number) => `Completes order #${n}.`, theirs: (n: number) => `Complementary order: #${n}.` },
  pt: {
    ours: (n: number) => `Complementa o pedido #${n}.`,
    theirs: (n: number) => `Pedido complementar: #${n}.`,
  },
};

/** Each of the two names the other, as a note of the shop in the shop's language. */
async function tellCompleted(
  tx: Tx,
  ctx: Context,
  oldId: number,
  { order, number }: Completing,
): Promise<void> {
  const words = COMPLETES[(await ctx.settings()).defaultLocale];
  const notes = [
    { orderId: order.id, text: words.ours(number) },
    { orderId: oldId, text: words.theirs(order.number) },
  ];
  for (const { orderId, text } of notes) {
    const noteId = mintId(ctx.random, "note");
    const told = await changeOrderWithin<never>(
      tx,
      ctx,
      orderId,
      () => ok([{ kind: "note_added", noteId, visibility: "private" }]),
      {
        alongside: (open) =>
          insertNote(open, { id: noteId, orderId, kind: "private", text, createdAt: ctx.now() }),
      },
    );
    unless(told.ok ? ok(null) : refuse(named(told.refusal)));
  }
}

/** The gate knows variants, people know names. */
function named(refusal: GateRefused | IssuePaymentRefused, desk?: LoadedDesk): CreateManualRefused {
  if (refusal.code !== "out_of_stock") return refusal;
  const lines = refusal.short.map(({ variantId, wanted, available }) => ({
    name: desk?.rows.get(variantId)?.name ?? String(variantId),
    ...{ wanted, left: available },
  }));
  return { code: "out_of_stock", lines };
}
