import { inTransaction, type Tx } from "@/db/client";
import { beginTry, claimInbox, type InboxRow, updateInbox } from "@/db/queries/inbox";
import { readJournal } from "@/db/queries/journal";
import { findLetterByProviderId, type LetterRow } from "@/db/queries/letters";
import { markUndeliverable } from "@/db/queries/people";
import { providerActor } from "@/lib/kernel/actor";
import { MINUTE_MS } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { type MailReport, mailReportOf } from "@/lib/notifications/adapters/resend-message";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { as, type Context, pinned } from "@/lib/platform/context";

/** How long a message may come before the commit of the letter that it is about. */
const PATIENCE_MS = 10 * MINUTE_MS;

/** After these nothing more goes to the address (product.md §12.2). */
const ENDS_ADDRESS: readonly MailReport[] = ["bounced", "complained"];

/** Works on one stored message of the mailer: how a letter ended stands in its order's history. Idempotent. @throws to be tried again. */
export async function processMailMessage(ctx: Context, inboxId: number): Promise<void> {
  const row = await beginTry(ctx.db, inboxId, "email");
  if (!row) return;
  try {
    await work(await pinned(ctx), row);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await updateInbox(ctx.db, inboxId, { effect: "failed", error: reason.slice(0, 1_000) });
    throw error;
  }
}

async function work(ctx: Context, row: InboxRow): Promise<void> {
  const startedAt = ctx.now();
  const told = mailReportOf(row.rawBody ?? "");
  const letter = told ? await findLetterByProviderId(ctx.db, told.providerId) : null;
  if (told && !letter && startedAt.getTime() - row.receivedAt.getTime() < PATIENCE_MS) {
    throw new Error("its letter is not written down yet");
  }
  await inTransaction(ctx.db, async (tx) => {
    if (!(await claimInbox(tx, row.id))) return;
    const applied = told && letter ? await apply(tx, ctx, row, letter, told.report) : false;
    const now = ctx.now();
    await updateInbox(tx, row.id, {
      ...{ effect: applied ? "applied" : "ignored", orderId: letter?.orderId ?? null, error: null },
      ...{ processedAt: now, tookMs: now.getTime() - startedAt.getTime() },
    });
  });
}

/** Whether it is news: messages come twice and out of order, and what failed is not delivered after all. */
async function apply(
  tx: Tx,
  ctx: Context,
  row: InboxRow,
  letter: LetterRow,
  report: MailReport,
): Promise<boolean> {
  if (letter.orderId === null) return false;
  const known = (await readJournal(tx, letter.orderId)).flatMap(({ event }) =>
    (event.kind === "letter_delivered" || event.kind === "letter_failed") && event.letterId === letter.id
      ? [event.kind]
      : [],
  );
  if (known.includes("letter_failed") || (report === "delivered" && known.length > 0)) return false;
  const event: OrderEvent =
    report === "delivered"
      ? { kind: "letter_delivered", letterId: letter.id }
      : { kind: "letter_failed", letterId: letter.id, cause: report };
  const mailer = as(ctx, providerActor(row.provider));
  const changed = await changeOrderWithin<never>(tx, mailer, letter.orderId, () => ok([event]), {
    sourceEventId: row.eventId,
  });
  mustSucceed(changed, "writing how a letter ended");
  const { personId, toAddress } = letter;
  if (ENDS_ADDRESS.includes(report) && personId !== null && toAddress !== null) {
    await markUndeliverable(tx, personId, toAddress, ctx.now());
  }
  return true;
}
