import { findPerson, type PersonRow } from "@/db/queries/people";
import {
  findReceipt,
  type LikeReceipt,
  likeReceipts,
  type ReceiptRow,
  receiptsOfOrder,
  type WaitingReceipt,
  waitingReceipts,
} from "@/db/queries/receipts";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Receipt } from "@/lib/payments/payment";
import type { Context } from "@/lib/platform/context";

export type Asked = { readonly receipt: string; readonly order: string };

/** One receipt beside its order, and what else is known of it. */
export type Review = {
  readonly row: ReceiptRow;
  readonly fact: Receipt;
  readonly order: Order;
  readonly person: PersonRow | null;
  readonly alike: readonly LikeReceipt[];
  /** The other receipts of the same order, oldest first. */
  readonly others: readonly { readonly row: ReceiptRow; readonly fact: Receipt }[];
};

export type Queue = {
  readonly waiting: readonly WaitingReceipt[];
  readonly review: Review | null;
  /** Where the one after this is. */
  readonly nextHref: string;
  readonly previousHref: string | null;
};

export const receiptHref = (id: string): string => `/orders/receipts?receipt=${encodeURIComponent(id)}`;

/** The receipt that was asked for, decided or not; else the first that waits. */
export async function loadQueue(ctx: Context, asked: Asked): Promise<Queue> {
  const waiting = await waitingReceipts(ctx.db);
  const ofOrder = waiting.find(({ number }) => String(number) === asked.order)?.id;
  const id = asked.receipt || ofOrder || waiting[0]?.id;
  const review = id ? await loadReview(ctx, id) : null;
  const at = waiting.findIndex((one) => one.id === id);
  const next = waiting[at + 1] ?? waiting.find((one) => one.id !== id);
  const previous = at > 0 ? waiting[at - 1] : undefined;
  return {
    waiting,
    review,
    nextHref: next ? receiptHref(next.id) : "/orders/receipts",
    previousHref: previous ? receiptHref(previous.id) : null,
  };
}

async function loadReview(ctx: Context, id: string): Promise<Review | null> {
  const row = await findReceipt(ctx.db, id);
  const order = row ? await readOrder(ctx.db, row.orderId) : null;
  const fact = order?.money.receipts[id];
  if (!row || !order || !fact) return null;
  const [person, alike, rows] = await Promise.all([
    order.personId === null ? null : findPerson(ctx.db, order.personId),
    likeReceipts(ctx.db, row),
    receiptsOfOrder(ctx.db, order.id),
  ]);
  const others = rows.flatMap((other) => {
    const told = order.money.receipts[other.id];
    return told && other.id !== id ? [{ row: other, fact: told }] : [];
  });
  return { row, fact, order, person, alike, others };
}
