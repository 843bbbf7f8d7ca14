import { inTransaction } from "@/db/client";
import { listStuckRefunds, noteRefundSend, type StuckRefund } from "@/db/queries/refunds";
import { plus } from "@/lib/kernel/clock";
import type { Context } from "@/lib/platform/context";
import { applyAskedFacts } from "./apply-facts";
import { refundSendKey } from "./send-refund";

const QUIET_MS = 20 * 60_000;
const MOST = 100;

/** Refunds that nobody has heard of for a while: asked for once more with the same key, or asked about. */
export async function sweepRefunds(ctx: Context): Promise<void> {
  const stuck = await listStuckRefunds(ctx.db, plus(ctx.now(), -QUIET_MS), MOST);
  for (const refund of stuck) {
    if (refund.state === "approved") await sendAgain(ctx, refund);
    else await askAbout(ctx, refund);
  }
}

/** A job that used up its attempts begins again; one that waits is left as it is. */
async function sendAgain(ctx: Context, { orderId, refundId }: StuckRefund): Promise<void> {
  const key = refundSendKey(refundId);
  await inTransaction(ctx.db, (tx) =>
    ctx.enqueue(
      tx,
      "refund:send",
      { orderId, refundId },
      { key, queue: `refunds:${orderId}`, maxAttempts: 25 },
    ),
  );
}

async function askAbout(
  ctx: Context,
  { orderId, refundId, provider: name, objectId }: StuckRefund,
): Promise<void> {
  const provider = ctx.providers.get(name);
  if (!provider || objectId === null) return;
  const asked = await provider.ask(objectId).catch(() => null);
  if (asked) await applyAskedFacts(ctx, orderId, name, asked.facts);
  await inTransaction(ctx.db, (tx) =>
    noteRefundSend(tx, { refundId, orderId, idempotencyKey: refundSendKey(refundId), at: ctx.now() }),
  );
}
