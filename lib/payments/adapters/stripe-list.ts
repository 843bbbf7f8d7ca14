import type Stripe from "stripe";
import { DAY_MS } from "@/lib/kernel/clock";
import { money } from "@/lib/kernel/money";
import type { ListedPayment, Period } from "@/lib/payments/provider";
import { fromStripe } from "./stripe-amounts";
import { chargeOf, feeIn, intentIdOf, occurredAtOf, refundFact, subjectOf } from "./stripe-truth";

/** A voucher or a debit is paid days after its intent was made: a list by the day of making looks this far back. */
const LOOK_BACK_MS = 14 * DAY_MS;
const PAGE = 100;
const EXPAND = ["data.latest_charge.balance_transaction"];

const seconds = (date: Date): number => Math.floor(date.getTime() / 1_000);

async function sessionsByIntent(
  client: Stripe,
  created: { readonly gte: number; readonly lt: number },
): Promise<ReadonlyMap<string, Stripe.Checkout.Session>> {
  const found = new Map<string, Stripe.Checkout.Session>();
  for await (const session of client.checkout.sessions.list({ created, limit: PAGE })) {
    const intentId = intentIdOf(session);
    if (intentId) found.set(intentId, session);
  }
  return found;
}

/** What has arrived back. The charge counts what is only asked for as well. */
async function refundedOf(client: Stripe, intent: Stripe.PaymentIntent): Promise<bigint> {
  if ((chargeOf(intent)?.amount_refunded ?? 0) === 0) return 0n;
  let sum = 0n;
  for await (const refund of client.refunds.list({ payment_intent: intent.id, limit: PAGE })) {
    const fact = refundFact(refund, { orderRef: null, paymentId: null, objectId: intent.id });
    if (fact.outcome === "succeeded") sum += fact.amount.amount;
  }
  return sum;
}

const OVER: readonly string[] = ["canceled", "requires_payment_method"];

async function listed(
  client: Stripe,
  intent: Stripe.PaymentIntent,
  session: Stripe.Checkout.Session | null,
): Promise<ListedPayment | null> {
  const subject = subjectOf({ session, intent });
  if (!subject) return null;
  const captured = fromStripe(intent.amount_received, intent.currency);
  const waiting = OVER.includes(intent.status) && session?.status !== "open" ? "over" : "pending";
  return {
    ...subject,
    state: intent.amount_received > 0 ? "captured" : waiting,
    captured,
    refunded: money(await refundedOf(client, intent), captured.currency),
    fee: feeIn(chargeOf(intent)),
    occurredAt: occurredAtOf(intent),
  };
}

/** The payments of a period by the day of their charge: intents, each under the name of the session that began it. */
export async function listStripe(client: Stripe, { from, to }: Period): Promise<readonly ListedPayment[]> {
  const gte = seconds(new Date(from.getTime() - LOOK_BACK_MS));
  const lt = seconds(to) + 1;
  const sessions = await sessionsByIntent(client, { gte: gte - DAY_MS / 1_000, lt });
  const found: ListedPayment[] = [];
  const params = { created: { gte, lt }, limit: PAGE, expand: EXPAND };
  for await (const intent of client.paymentIntents.list(params)) {
    const at = occurredAtOf(intent);
    if (at < from || at >= to) continue;
    const one = await listed(client, intent, sessions.get(intent.id) ?? null);
    if (one) found.push(one);
  }
  return found.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}
