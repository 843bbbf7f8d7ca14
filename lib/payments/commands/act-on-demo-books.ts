import { z } from "zod";
import { inTransaction } from "@/db/client";
import { type DemoPayment, lockDemoPayment, updateDemoPayment } from "@/db/queries/demo-payments";
import { mintId } from "@/lib/kernel/ids";
import { lineText, orNull } from "@/lib/kernel/input";
import { isCurrency, parseDecimal } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { BOOK_ACTS, bookChange } from "@/lib/payments/demo-books";
import type { Context } from "@/lib/platform/context";

export const actOnDemoBooksInput = z.strictObject({
  id: z.string().min(1).max(200),
  act: z.enum(BOOK_ACTS),
  /** Decimal, of a refund; left out: all that is left. */
  amount: orNull(lineText({ max: 30 })).optional(),
});
export type ActOnDemoBooksInput = z.output<typeof actOnDemoBooksInput>;
export type BooksRefused = { readonly code: "payment_not_found" | "bad_amount" };

/** What a shop does in its provider's dashboard, and what banks do: the desk hears of it by a message. */
export async function actOnDemoBooks(
  ctx: Context,
  { id, act, amount }: ActOnDemoBooksInput,
): Promise<Result<undefined, BooksRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockDemoPayment(tx, id);
    if (!ctx.demo || row?.state !== "paid") return refuse({ code: "payment_not_found" as const });
    const change = changeOf(row, { act, amount }, ctx.now());
    if (!change) return refuse({ code: "bad_amount" as const });
    await updateDemoPayment(tx, id, { ...change, changedAt: ctx.now(), version: row.version + 1 });
    const type = act.startsWith("dispute") ? "dispute.updated" : "refund.updated";
    const eventId = mintId(ctx.random, "demo_evt");
    await ctx.enqueue(tx, "demo:send", { demoPaymentId: id, type, eventId }, { key: `demo:${eventId}` });
    return ok(undefined);
  });
}

function changeOf(row: DemoPayment, { act, amount }: Pick<ActOnDemoBooksInput, "act" | "amount">, now: Date) {
  const currency = row.capturedCurrency ?? row.currency;
  if (!amount) return bookChange(row, act, null, now);
  const wanted = isCurrency(currency) ? parseDecimal(amount, currency) : null;
  return wanted && bookChange(row, act, wanted.amount, now);
}
