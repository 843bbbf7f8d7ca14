import { inTransaction } from "@/db/client";
import { type AttemptRow, findAttempt } from "@/db/queries/attempts";
import { insertInbox } from "@/db/queries/inbox";
import { MINUTE_MS } from "@/lib/kernel/clock";
import { sha256Hex } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { liveAttempts } from "@/lib/payments/attempts";
import type { Payment } from "@/lib/payments/payment";
import {
  readWebpayReturn,
  sessionOwner,
  type WebpayReturn,
  type WebpayReturnCase,
} from "@/lib/payments/webpay-return";
import type { Context } from "@/lib/platform/context";
import { processInboxMessage } from "./process-inbox-message";

/** What the customer should read now. `waiting`: no answer came yet, the job goes on asking. */
export type WebpayOutcome = "paid" | "failed" | "canceled" | "timed_out" | "superseded" | "waiting";
export type WebpayReturned = {
  readonly orderId: number;
  readonly outcome: WebpayOutcome;
  /** Why the work on it has to be tried again; null when it is done. */
  readonly problem: string | null;
};
export type WebpayReturnRefused = { readonly code: "attempt_not_found" };

const PROVIDER = "webpay";
/** The job stays behind as long as this request may be at work: two commits at once would each find the other's lock. */
const FALLBACK_MS = MINUTE_MS;

/**
 * A browser came back from Webpay. The return is kept first, like every message of a provider, then worked on at once: the commit in it is
 * what charges the card, so the customer waits for it and a job does it again if this process ends meanwhile. An attempt that was
 * given up is not committed: its money is not wanted any more. Idempotent: the same return is kept and committed once.
 */
export async function takeWebpayReturn(
  ctx: Context,
  given: Readonly<Record<string, string>>,
): Promise<Result<WebpayReturned, WebpayReturnRefused>> {
  const came = readWebpayReturn(given);
  const attempt = came && (await attemptOf(ctx, came));
  const order = attempt && (await readOrder(ctx.db, attempt.orderId));
  const payment = attempt && order?.money.payments[attempt.paymentId];
  if (!came || !attempt || !order || !payment) return refuse({ code: "attempt_not_found" });
  const kind = caseOf(came, order, payment);
  if (kind === null) return ok({ orderId: order.id, outcome: outcomeOf(payment, null), problem: null });
  const inboxId = await keep(ctx, attempt, kind);
  const problem = inboxId === null ? null : await work(ctx, inboxId);
  const after = (await readOrder(ctx.db, order.id))?.money.payments[payment.paymentId] ?? payment;
  return ok({ orderId: order.id, outcome: outcomeOf(after, kind), problem });
}

function attemptOf(ctx: Context, came: WebpayReturn): Promise<AttemptRow | null> {
  const by = came.kind === "timeout" ? { paymentId: sessionOwner(came.sessionId) } : { objectId: came.token };
  return findAttempt(ctx.db, PROVIDER, by);
}

/** Null: the journal knows how this attempt ended, there is nothing to ask. */
function caseOf(came: WebpayReturn, order: Order, payment: Payment): WebpayReturnCase | null {
  if (payment.state === "captured" || payment.failedForGood) return null;
  if (came.kind !== "commit") return came.kind;
  const isLive = liveAttempts(order.money).some(({ paymentId }) => paymentId === payment.paymentId);
  const isPayable = order.paymentStatus === "open" || order.paymentStatus === "pending";
  return isLive && isPayable && order.balanceDue > 0n ? "commit" : "superseded";
}

async function keep(ctx: Context, attempt: AttemptRow, kind: WebpayReturnCase): Promise<number | null> {
  const rawBody = JSON.stringify({ kind, token: attempt.objectId });
  return inTransaction(ctx.db, async (tx) => {
    const inboxId = await insertInbox(tx, {
      ...{ room: "payments", provider: PROVIDER, type: `return.${kind}` },
      eventId: `${kind}_${sha256Hex(attempt.objectId).slice(0, 32)}`,
      ...{ rawBody, bodyHash: sha256Hex(rawBody), headers: {} },
      orderId: attempt.orderId,
      receivedAt: ctx.now(),
    });
    if (inboxId !== null) {
      await ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}`, delayMs: FALLBACK_MS });
    }
    return inboxId;
  });
}

/** What went wrong is on the message already; its job tries again. */
async function work(ctx: Context, inboxId: number): Promise<string | null> {
  try {
    await processInboxMessage(ctx, inboxId);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const ENDED: Readonly<Record<WebpayReturnCase, WebpayOutcome>> = {
  commit: "canceled",
  aborted: "canceled",
  form_error: "canceled",
  timeout: "timed_out",
  superseded: "superseded",
};

function outcomeOf(payment: Payment, kind: WebpayReturnCase | null): WebpayOutcome {
  if (payment.captured > 0n) return "paid";
  if (payment.state === "failed") return "failed";
  if (payment.state === "closed") return kind === null ? "canceled" : ENDED[kind];
  return "waiting";
}
