import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { type DemoPayment, lockDemoPayment, updateDemoPayment } from "@/db/queries/demo-payments";
import { mintId } from "@/lib/kernel/ids";
import { lineText, orNull } from "@/lib/kernel/input";
import { isCurrency, parseDecimal } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { DemoType } from "@/lib/payments/adapters/demo";
import type { Context } from "@/lib/platform/context";

export const DEMO_ACTS = [
  "pay",
  "decline",
  "fail",
  "cancel",
  "pay_late",
  "pay_twice",
  "pay_unordered",
] as const;
export type DemoAct = (typeof DEMO_ACTS)[number];

export const actOnDemoPageInput = z.strictObject({
  id: z.string().min(1).max(200),
  act: z.enum(DEMO_ACTS),
  /** Decimal, in the currency below; left out: what was asked. */
  amount: orNull(lineText({ max: 30 })).optional(),
  currency: orNull(z.string().length(3)).optional(),
});
export type ActOnDemoPageInput = z.output<typeof actOnDemoPageInput>;
export type ActRefused = { readonly code: "payment_not_found" | "bad_amount" };
/** Where the buyer goes now; null: stays on the page, to try again. */
export type Acted = { readonly url: string | null };

const LATE_MS = 60_000;
const UNORDERED_MS = 3_000;

type Sending = { readonly type: DemoType; readonly delayMs: number; readonly times: number };

const at = (type: DemoType, delayMs = 0, times = 1): Sending => ({ type, delayMs, times });

/** Which messages leave, and how badly. */
const SENDINGS: Record<DemoAct, readonly Sending[]> = {
  pay: [at("payment.captured")],
  decline: [at("payment.failed")],
  fail: [at("payment.failed")],
  cancel: [at("payment.expired")],
  pay_late: [at("payment.captured", LATE_MS)],
  pay_twice: [at("payment.captured", 0, 2), at("payment.captured")],
  pay_unordered: [at("payment.captured"), at("payment.failed", UNORDERED_MS)],
};

/** What a buyer does on the demo provider's page. A page that is paid answers with the way back and changes nothing. */
export async function actOnDemoPage(
  ctx: Context,
  input: ActOnDemoPageInput,
): Promise<Result<Acted, ActRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockDemoPayment(tx, input.id);
    if (!ctx.demo || !row) return refuse({ code: "payment_not_found" as const });
    if (row.state === "paid") return ok({ url: row.returnUrl });
    const change = changeOf(row, input, ctx.now());
    if (!change) return refuse({ code: "bad_amount" as const });
    await updateDemoPayment(tx, row.id, { ...change, changedAt: ctx.now(), version: row.version + 1 });
    for (const sending of SENDINGS[input.act]) await send(tx, ctx, row.id, sending);
    return ok({ url: wayOf(row, input.act) });
  });
}

type Change = Partial<
  Pick<DemoPayment, "state" | "captured" | "capturedCurrency" | "capturedAt" | "failure">
>;

/** Null when the amount is no amount of its currency. A page that is over can still be paid: money does come late. */
function changeOf(row: DemoPayment, { act, amount, currency }: ActOnDemoPageInput, now: Date): Change | null {
  const failure = { code: "card_declined", final: act === "fail", at: now.toISOString() };
  if (act === "decline") return { failure };
  if (act === "fail") return { failure, state: row.state === "open" ? "failed" : row.state };
  if (act === "cancel") return { state: row.state === "open" ? "expired" : row.state };
  const code = currency ?? row.currency;
  const paid = amount ? paidOf(amount, code) : row.amount;
  if (paid === null || paid <= 0n || !isCurrency(code)) return null;
  const captured = { state: "paid" as const, captured: paid, capturedCurrency: code, capturedAt: now };
  return act === "pay_unordered" ? { ...captured, failure } : captured;
}

const paidOf = (text: string, currency: string): bigint | null =>
  isCurrency(currency) ? (parseDecimal(text, currency)?.amount ?? null) : null;

async function send(tx: Tx, ctx: Context, demoPaymentId: string, sending: Sending): Promise<void> {
  const { type, delayMs, times } = sending;
  const eventId = mintId(ctx.random, "demo_evt");
  for (let copy = 1; copy <= times; copy++) {
    const key = `demo:${eventId}:${copy}`;
    await ctx.enqueue(tx, "demo:send", { demoPaymentId, type, eventId }, { key, delayMs });
  }
}

function wayOf(row: DemoPayment, act: DemoAct): string | null {
  if (act === "decline") return null;
  return act === "fail" || act === "cancel" ? row.cancelUrl : row.returnUrl;
}
