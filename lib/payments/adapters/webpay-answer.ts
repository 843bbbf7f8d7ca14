import { z } from "zod";
import { MINUTE_MS, plus } from "@/lib/kernel/clock";
import { orderIdOf, orderRef } from "@/lib/kernel/ids";
import { type Money, money } from "@/lib/kernel/money";
import type { AttemptState, FactSubject, PayableOrder, ProviderFact } from "@/lib/payments/provider";

/** Every word that Transbank has for a transaction (API 1.2); another one changes nothing and is shown. */
const WEBPAY_STATUSES: readonly string[] = [
  "INITIALIZED",
  "AUTHORIZED",
  "CAPTURED",
  "FAILED",
  "REVERSED",
  "NULLIFIED",
  "PARTIALLY_NULLIFIED",
];

const whole = z.int().nonnegative();

/** What `commit` and `status` answer, as far as it is read. `vci` is not: it says how the card was proved, not whether it paid. */
export const webpayAnswer = z.object({
  status: z.string().min(1),
  amount: whole,
  buy_order: z.string(),
  session_id: z.string(),
  response_code: z.int().nullish(),
  authorization_code: z.string().nullish(),
  payment_type_code: z.string().nullish(),
  card_detail: z.object({ card_number: z.string().nullish() }).nullish(),
  transaction_date: z.string().nullish(),
  balance: whole.nullish(),
});
export type WebpayAnswer = z.output<typeof webpayAnswer>;

const LONGEST_BUY_ORDER = 26;
const TAIL = 8;
/** Ours: a form is dead at Transbank after some minutes, and one that was opened before cannot be shown again. */
const FORM_LIFE_MS = 10 * MINUTE_MS;
const FORM_GRACE_MS = 5 * MINUTE_MS;

type Attempt = Pick<PayableOrder, "orderRef" | "attempt" | "paymentId">;

/** Order, try and the end of our payment's id: says whose it is, and can be held against the session. */
export const buyOrderOf = ({ orderRef: ref, attempt, paymentId }: Attempt): string =>
  `${orderIdOf(ref) ?? 0}-${attempt}-${paymentId.slice(-TAIL)}`.slice(0, LONGEST_BUY_ORDER);

export const formEnd = (openedAt: Date): Date => plus(openedAt, FORM_LIFE_MS);

/** Our payment's id and the second at which its form ends: all that is needed when nobody comes back. */
export const sessionIdOf = (paymentId: string, endsAt: Date): string =>
  `${paymentId}.${Math.floor(endsAt.getTime() / 1_000).toString(36)}`;

type Session = { readonly paymentId: string; readonly endsAt: Date };

function readSession(sessionId: string): Session | null {
  const match = /^(\w{1,50})\.([0-9a-z]{1,9})$/.exec(sessionId);
  if (!match?.[1] || !match[2]) return null;
  return { paymentId: match[1], endsAt: new Date(Number.parseInt(match[2], 36) * 1_000) };
}

function readBuyOrder(buyOrder: string, paymentId: string): string | null {
  const match = /^(\d{1,15})-(\d{1,6})-/.exec(buyOrder);
  const ref = match ? orderRef(Number(match[1])) : null;
  if (!ref || !match) return null;
  return buyOrderOf({ orderRef: ref, attempt: Number(match[2]), paymentId }) === buyOrder ? ref : null;
}

/** @throws Error when order and session do not belong together, or are none of ours: such an answer is about somebody else's sale. */
function whose(token: string, answer: WebpayAnswer): FactSubject & { readonly endsAt: Date } {
  const session = readSession(answer.session_id);
  const ref = session && readBuyOrder(answer.buy_order, session.paymentId);
  if (!session || !ref)
    throw new Error(`Webpay answered about ${answer.buy_order}, which is no sale of ours`);
  return { orderRef: ref, paymentId: session.paymentId, objectId: token, endsAt: session.endsAt };
}

const CHARGED: readonly string[] = ["AUTHORIZED", "CAPTURED"];
const RETURNED: readonly string[] = ["REVERSED", "NULLIFIED", "PARTIALLY_NULLIFIED"];

/** What was charged and how much of it went back; null: nothing was charged. Webpay sells in pesos only. */
export function moneyOf(answer: WebpayAnswer): { readonly captured: Money; readonly returned: Money } | null {
  const { status, amount, balance, response_code: code, authorization_code: authorized } = answer;
  const isReturned = RETURNED.includes(status) && Boolean(authorized);
  if (code !== 0 || !(CHARGED.includes(status) || isReturned)) return null;
  const left = status === "PARTIALLY_NULLIFIED" ? (balance ?? amount) : 0;
  const returned = isReturned ? amount - left : 0;
  return { captured: money(BigInt(amount), "CLP"), returned: money(BigInt(returned), "CLP") };
}

const dateOf = (text: string | null | undefined, otherwise: Date): Date => {
  const found = text ? new Date(text) : otherwise;
  return Number.isNaN(found.getTime()) ? otherwise : found;
};

const KINDS: Readonly<Record<string, string>> = { VD: "redcompra", VP: "prepago" };
const ONLY_IN_FULL: readonly string[] = ["VD", "VP"];

export const mustReturnWhole = ({ payment_type_code: type }: WebpayAnswer): boolean =>
  ONLY_IN_FULL.includes(type ?? "");

/** How a refused charge is named in the journal. @example "webpay_-1" */
const failureCode = ({ response_code: code }: WebpayAnswer): string => `webpay_${code ?? "failed"}`;

const isOver = (answer: WebpayAnswer, endsAt: Date, now: Date): boolean =>
  answer.status !== "INITIALIZED" || plus(endsAt, FORM_GRACE_MS) <= now;

/**
 * Whether it may still bring money. A form that nobody finished is over by our own clock: Transbank cannot be told to close one, but
 * without our commit it never charges, and an attempt that is over is not committed any more.
 */
export function stateOf(token: string, answer: WebpayAnswer, now: Date): AttemptState {
  const { endsAt } = whose(token, answer);
  if (!WEBPAY_STATUSES.includes(answer.status)) return "unknown";
  if (moneyOf(answer)) return "paid";
  return isOver(answer, endsAt, now) ? "over" : "live";
}

type Said = NonNullable<ReturnType<typeof moneyOf>>;
type Times = { readonly occurredAt: Date; readonly now: Date };

function moneyFacts(
  subject: FactSubject,
  { card_detail: card, payment_type_code: type }: WebpayAnswer,
  { captured, returned }: Said,
  { occurredAt, now }: Times,
): ProviderFact[] {
  const charge = { fee: null, brand: KINDS[type ?? ""] ?? null, last4: card?.card_number?.slice(-4) || null };
  const facts: ProviderFact[] = [{ ...subject, kind: "captured", amount: captured, ...charge, occurredAt }];
  if (returned.amount === 0n) return facts;
  return [...facts, { ...subject, kind: "refunded_so_far", amount: returned, occurredAt: now }];
}

/** The facts that follow, as totals of one transaction. An amount that is not the one asked for is said as it is: the gate compares. */
export function factsOf(token: string, answer: WebpayAnswer, now: Date): ProviderFact[] {
  const { endsAt, ...subject } = whose(token, answer);
  const occurredAt = dateOf(answer.transaction_date, now);
  if (!WEBPAY_STATUSES.includes(answer.status)) {
    return [{ ...subject, kind: "unknown_state", of: "payment", state: answer.status, occurredAt }];
  }
  const said = moneyOf(answer);
  if (said) return moneyFacts(subject, answer, said, { occurredAt, now });
  if (answer.status === "INITIALIZED") {
    return isOver(answer, endsAt, now)
      ? [{ ...subject, kind: "attempt_closed", outcome: "expired", occurredAt: endsAt }]
      : [];
  }
  if (RETURNED.includes(answer.status)) {
    return [{ ...subject, kind: "attempt_closed", outcome: "voided", occurredAt }];
  }
  return [{ ...subject, kind: "attempt_failed", code: failureCode(answer), final: true, occurredAt }];
}

/** The customer turned back, or the form ran out: nothing was charged, and no commit of ours will follow. */
export function closedFact(
  token: string,
  answer: WebpayAnswer,
  outcome: "expired" | "voided",
  now: Date,
): ProviderFact {
  const { endsAt, ...subject } = whose(token, answer);
  return { ...subject, kind: "attempt_closed", outcome, occurredAt: now < endsAt ? now : endsAt };
}
