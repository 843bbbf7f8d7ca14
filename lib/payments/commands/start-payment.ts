import { emailOf } from "@/db/queries/payments";
import { type MethodRefused, methodOf, placedEvent, providerOf } from "@/lib/carts/placing";
import { plus } from "@/lib/kernel/clock";
import { mintId, orderRef } from "@/lib/kernel/ids";
import { isCurrency, money } from "@/lib/kernel/money";
import { mustSucceed, ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { askedNow, type LinkOver, type NotPayable } from "@/lib/orders/pay-links";
import { attemptKey, isReusable, liveAttempts, nextAttempt, PAGE_LIFE_MS } from "@/lib/payments/attempts";
import type { Payment } from "@/lib/payments/payment";
import type {
  AttemptState,
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  StartRefused,
} from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import type { PaymentMethod } from "@/lib/shop/payment-methods";
import { askAttempt } from "./ask-attempts";
import { endAttempt } from "./end-attempt";

export type StartPaymentInput = {
  readonly orderId: number;
  /** A method of the shop that a provider stands behind. */
  readonly methodKey: string;
  /** The payment link that it was begun from: its amount is asked for. Left out: all that is due. */
  readonly linkId?: string | null;
  /** Where the provider sends the customer afterwards; the same for every try of one page. */
  readonly successUrl: string;
  readonly cancelUrl: string;
};

export type StartPaymentRefused =
  | GateRefused
  | MethodRefused
  | NotPayable
  | LinkOver
  | { readonly code: StartRefused["code"] };

type Busy = { readonly code: "attempt_live" };
type Ready = {
  readonly method: PaymentMethod;
  readonly provider: PaymentProvider;
  readonly input: StartPaymentInput;
};

const MOST_ROUNDS = 4;

/**
 * Opens a provider's page for what an order still owes, or for what its payment link asks; an open order is placed with the method (P2). One live attempt an order:
 * a young one is shown again, an older one is ended first. The attempt and its key are committed before the provider is asked, so
 * that a cut answer, asked again, gives the same page. No network inside a transaction.
 */
export async function startPayment(
  ctx: Context,
  input: StartPaymentInput,
): Promise<Result<PaymentPage, StartPaymentRefused>> {
  const method = methodOf(input.methodKey, await ctx.settings(), ctx.providers);
  if (!method.ok) return method;
  const provider = ctx.providers.get(providerOf(method.value.key));
  if (!provider) return refuse({ code: "method_unavailable" });
  const ready = { method: method.value, provider, input };
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const page = await tryOnce(ctx, ready);
    if (page.ok || page.refusal.code !== "attempt_live")
      return page as Result<PaymentPage, StartPaymentRefused>;
  }
  return refuse({ code: "provider_unavailable" });
}

const again = refuse({ code: "attempt_live" as const });

async function tryOnce(ctx: Context, ready: Ready): Promise<Result<PaymentPage, StartPaymentRefused | Busy>> {
  const order = await readOrder(ctx.db, ready.input.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const asked = askedNow(order, ready.input.linkId ?? null, ctx.now());
  if (!asked.ok) return asked;
  for (const attempt of liveAttempts(order.money)) {
    const state = await settle(ctx, ready, order, attempt, asked.value);
    if (state === "unknown") return refuse({ code: "provider_unavailable" });
    if (state !== "live") return again;
  }
  const claimed = await claim(ctx, ready);
  return claimed.ok ? openPage(ctx, ready, claimed.value) : claimed;
}

/** A page that may be shown again is asked whether it can still be paid; any other is ended. */
async function settle(
  ctx: Context,
  ready: Ready,
  order: Order,
  attempt: Payment,
  asked: bigint,
): Promise<AttemptState> {
  if (!isReusable(attempt, ready.provider.name, asked, ctx.now())) {
    return endAttempt(ctx, order.id, attempt, await payableOf(ctx, ready, order, attempt));
  }
  return attempt.providerObjectId === null ? "live" : askAttempt(ctx, order.id, attempt);
}

type ClaimRefused = GateRefused | Busy | NotPayable | LinkOver;
type Claimed = { readonly order: Order; readonly attempt: Payment };

/** The attempt that stands in the journal before the provider hears of it: a young one, else a new one. */
async function claim(ctx: Context, ready: Ready): Promise<Result<Claimed, ClaimRefused>> {
  const { times } = await ctx.settings();
  const now = ctx.now();
  const paymentId = mintId(ctx.random, "pay");
  let chosen: string = paymentId;
  const changed = await changeOrder<ClaimRefused>(ctx, ready.input.orderId, (order) => {
    const asked = askedNow(order, ready.input.linkId ?? null, now);
    if (!asked.ok) return asked;
    const [live, ...others] = liveAttempts(order.money);
    if (live) {
      const isSame = others.length === 0 && isReusable(live, ready.provider.name, asked.value, now);
      chosen = live.paymentId;
      return isSame ? ok([]) : refuse({ code: "attempt_live" as const });
    }
    chosen = paymentId;
    const placing: NewEvent[] =
      order.paymentStatus === "open" && !order.placed ? [placedEvent(ready.method, times, now, null)] : [];
    return ok([
      ...placing,
      {
        kind: "payment_started",
        paymentId,
        methodKey: ready.method.key,
        provider: ready.provider.name,
        providerObjectId: null,
        attempt: nextAttempt(order.money),
        amount: asked.value,
        expiresAt: plus(now, PAGE_LIFE_MS).toISOString(),
      },
    ]);
  });
  if (!changed.ok) return changed;
  const attempt = changed.value.money.payments[chosen];
  if (!attempt) throw new Error(`payment ${chosen} is not in its order`);
  return ok({ order: changed.value, attempt });
}

async function payableOf(ctx: Context, ready: Ready, order: Order, attempt: Payment): Promise<PayableOrder> {
  if (!isCurrency(order.currency)) throw new Error(`order ${order.id} is in ${order.currency}`);
  return {
    orderRef: orderRef(order.id),
    number: order.number,
    paymentId: attempt.paymentId,
    attempt: attempt.attempt,
    due: money(attempt.amount, order.currency),
    email: await emailOf(ctx.db, order.personId),
    locale: order.locale,
    shopName: (await ctx.settings()).name,
    lines: order.lines.map(({ name, quantity }) => ({ name, quantity })),
    successUrl: ready.input.successUrl,
    cancelUrl: ready.input.cancelUrl,
    expiresAt: attempt.expiresAt ?? plus(attempt.startedAt, PAGE_LIFE_MS),
  };
}

async function openPage(
  ctx: Context,
  ready: Ready,
  { order, attempt }: Claimed,
): Promise<Result<PaymentPage, { readonly code: StartRefused["code"] } | Busy>> {
  const known = reopened(ready.provider, attempt);
  if (known) return ok(known);
  const payable = await payableOf(ctx, ready, order, attempt);
  const started = await ready.provider.start(payable, attemptKey(order.id, attempt.attempt));
  if (started.ok) {
    const named = await nameAttempt(ctx, order.id, attempt, started.value);
    return ok(reopened(ready.provider, named) ?? started.value);
  }
  const { code } = started.refusal;
  if (code === "provider_unavailable") return refuse({ code });
  const wasOpen = attempt.providerObjectId !== null;
  await endAttempt(ctx, order.id, attempt, null);
  return wasOpen ? again : refuse({ code });
}

/** Where a provider makes something new at every call: the page of what it made first for this attempt. */
function reopened(
  provider: PaymentProvider,
  { providerObjectId: objectId, ...attempt }: Payment,
): PaymentPage | null {
  if (!provider.reopen || objectId === null || attempt.expiresAt === null) return null;
  return { ...provider.reopen(objectId), objectId, expiresAt: attempt.expiresAt };
}

/** A fact about the attempt as a whole may be faster than the name of what was made for it. */
const isNamed = ({ providerObjectId, paymentId }: Payment): boolean =>
  providerObjectId !== null && providerObjectId !== paymentId;

/** The provider has named what it made: the attempt is started once more, now with its object. Answers the attempt as it is then. */
async function nameAttempt(
  ctx: Context,
  orderId: number,
  given: Payment,
  page: PaymentPage,
): Promise<Payment> {
  if (given.providerObjectId === page.objectId) return given;
  const named = await changeOrder<never>(ctx, orderId, (order) => {
    const attempt = order.money.payments[given.paymentId];
    if (!attempt?.provider || isNamed(attempt)) return ok([]);
    const { paymentId, methodKey, provider, amount } = attempt;
    const expiresAt = page.expiresAt.toISOString();
    const started = { paymentId, methodKey, provider, amount, expiresAt, attempt: attempt.attempt };
    return ok([{ kind: "payment_started", ...started, providerObjectId: page.objectId }]);
  });
  return mustSucceed(named, `naming ${given.paymentId}`).money.payments[given.paymentId] ?? given;
}
