import Stripe from "stripe";
import { type Clock, HOUR_MS } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type {
  AttemptState,
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  ProviderFact,
  RefundRefused,
  RefundRequest,
  StartRefused,
} from "@/lib/payments/provider";
import { toStripe } from "./stripe-amounts";
import { listStripe } from "./stripe-list";
import { lastSaidAt, objectOf, readStripe } from "./stripe-message";
import { sessionParams } from "./stripe-session";
import { factsOf, intentIdOf, refundFact, type StripeTruth, stateOf } from "./stripe-truth";

export type StripeSettings = {
  readonly secretKey: string;
  /** Several while a secret is rotated: each may have signed. */
  readonly webhookSecrets: readonly string[];
  /** Another server than Stripe's, for tests. */
  readonly apiBase: string | null;
  readonly now: Clock;
};

const TIMEOUT_MS = 10_000;
const PAGE = 100;
const MOST_OF_ONE_INTENT = 1_000;

function makeClient({ secretKey, apiBase }: StripeSettings): Stripe {
  const base = apiBase ? new URL(apiBase) : null;
  const isPlain = base?.protocol === "http:";
  return new Stripe(secretKey, {
    telemetry: false,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 2,
    ...(base && { host: base.hostname, port: base.port || (isPlain ? 80 : 443) }),
    ...(base && { protocol: isPlain ? ("http" as const) : ("https" as const) }),
  });
}

const UNAVAILABLE_CODES = ["lock_timeout", "idempotency_key_in_use", "rate_limit"];

/** Whether asking again may help: no answer, an overload, or the same key still at work. */
function isUnavailable(error: Stripe.errors.StripeError): boolean {
  const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors;
  const passes = [StripeConnectionError, StripeAPIError, StripeRateLimitError];
  return passes.some((kind) => error instanceof kind) || UNAVAILABLE_CODES.includes(error.code ?? "");
}

/** Our own bugs are thrown on; what Stripe said becomes a value. */
function stripeError(error: unknown): Stripe.errors.StripeError {
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}

async function start(
  client: Stripe,
  order: PayableOrder,
  key: string,
): Promise<Result<PaymentPage, StartRefused>> {
  const due = toStripe(order.due);
  if (!due) return refuse({ code: "currency_not_supported", detail: order.due.currency });
  try {
    const session = await client.checkout.sessions.create(sessionParams(order, due), { idempotencyKey: key });
    if (!session.url) return refuse({ code: "provider_refused", detail: `${session.id} has no page` });
    return ok({ url: session.url, objectId: session.id, expiresAt: new Date(session.expires_at * 1_000) });
  } catch (thrown) {
    const error = stripeError(thrown);
    if (isUnavailable(error)) return refuse({ code: "provider_unavailable", detail: error.type });
    const code = error.code === "amount_too_small" ? "amount_too_small" : "provider_refused";
    return refuse({ code, detail: error.code ?? error.type });
  }
}

/** The session of an intent, so that one attempt is always one object, whichever of the two a message is about. */
async function sessionOfIntent(client: Stripe, intentId: string): Promise<Stripe.Checkout.Session | null> {
  const found = await client.checkout.sessions.list({ payment_intent: intentId, limit: 1 });
  return found.data[0] ?? null;
}

async function truthOf(
  client: Stripe,
  session: Stripe.Checkout.Session | null,
  intentId: string | null,
  saidAt: Date,
): Promise<StripeTruth> {
  if (!intentId) return { session, intent: null, refunds: [], disputes: [], saidAt };
  const expand = ["latest_charge.balance_transaction"];
  const intent = await client.paymentIntents.retrieve(intentId, { expand });
  if (intent.amount_received === 0) return { session, intent, refunds: [], disputes: [], saidAt };
  const ofIntent = { payment_intent: intentId, limit: PAGE };
  const [refunds, disputes] = await Promise.all([
    client.refunds.list(ofIntent).autoPagingToArray({ limit: MOST_OF_ONE_INTENT }),
    client.disputes.list(ofIntent).autoPagingToArray({ limit: MOST_OF_ONE_INTENT }),
  ]);
  return { session, intent, refunds, disputes, saidAt };
}

async function truthOfObject(client: Stripe, objectId: string, saidAt: Date): Promise<StripeTruth> {
  if (objectId.startsWith("cs_")) {
    const session = await client.checkout.sessions.retrieve(objectId);
    return truthOf(client, session, intentIdOf(session), saidAt);
  }
  return truthOf(client, await sessionOfIntent(client, objectId), objectId, saidAt);
}

async function refund(
  client: Stripe,
  request: RefundRequest,
  key: string,
): Promise<Result<ProviderFact, RefundRefused>> {
  const { refundId, paymentId, orderRef, objectId } = request;
  const amount = toStripe(request.amount);
  if (!amount) return refuse({ code: "refund_refused", detail: request.amount.currency });
  try {
    const session = objectId.startsWith("cs_") ? await client.checkout.sessions.retrieve(objectId) : null;
    const intentId = session ? intentIdOf(session) : objectId;
    if (!intentId) return refuse({ code: "refund_refused", detail: "nothing was charged" });
    const metadata = { order_id: orderRef, payment_id: paymentId, refund_id: refundId };
    const made = await client.refunds.create(
      { payment_intent: intentId, amount: amount.amount, metadata },
      { idempotencyKey: key },
    );
    return ok(refundFact(made, { orderRef, paymentId, objectId }));
  } catch (thrown) {
    const error = stripeError(thrown);
    const code = isUnavailable(error) ? "provider_unavailable" : "refund_refused";
    return refuse({ code, detail: error.code ?? error.type });
  }
}

async function close(client: Stripe, objectId: string, now: Date): Promise<AttemptState> {
  if (objectId.startsWith("cs_")) {
    try {
      await client.checkout.sessions.expire(objectId);
    } catch (thrown) {
      if (isUnavailable(stripeError(thrown))) return "unknown";
    }
  }
  return stateOf(await truthOfObject(client, objectId, now));
}

/** Stripe Checkout: one session an attempt. The client is made on first use, so that a build needs no key. */
export function stripeProvider(settings: StripeSettings): PaymentProvider {
  let made: Stripe | null = null;
  const client = () => {
    made ??= makeClient(settings);
    return made;
  };
  return {
    name: "stripe",
    live: /^[sr]k_live_/.test(settings.secretKey),
    start: (order, key) => start(client(), order, key),
    read: (raw, now) => readStripe(client(), settings.webhookSecrets, raw, now),
    facts: async ({ body }, alike = []) => {
      const { objectId } = objectOf(body as Stripe.Event);
      const saidAt = lastSaidAt([body, ...alike.map((one) => one.body)]);
      return objectId ? factsOf(await truthOfObject(client(), objectId, saidAt)) : [];
    },
    ask: async (objectId) => {
      const truth = await truthOfObject(client(), objectId, settings.now());
      return { state: stateOf(truth), facts: factsOf(truth) };
    },
    close: (objectId) => close(client(), objectId, settings.now()),
    refund: (request, key) => refund(client(), request, key),
    patienceMs: 2 * HOUR_MS,
    list: (period) => listStripe(client(), period),
  };
}
