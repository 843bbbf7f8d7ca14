import type Stripe from "stripe";
import { aCharge, aDispute, anIntent, aRefund, aSession, aTransaction } from "./stripe-objects";

export type Form = { readonly [key: string]: string | Form };
export class ApiError extends Error {
  readonly status: number;
  readonly error: Readonly<Record<string, string>>;
  constructor(status: number, error: Readonly<Record<string, string>>) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

export type FakeEvent = {
  readonly id: string;
  readonly object: "event";
  readonly api_version: string;
  readonly created: number;
  readonly livemode: boolean;
  readonly pending_webhooks: number;
  readonly request: { readonly id: null; readonly idempotency_key: null };
  readonly type: string;
  readonly data: { readonly object: object; readonly previous_attributes?: object };
};

const HALF_HOUR = 1_800;
const DAY = 86_400;
const SMALLEST = 50;
const API_VERSION = "2026-10-28.endive";

const text = (value: string | Form | undefined): string | null => (typeof value === "string" ? value : null);
const form = (value: string | Form | undefined): Form => (typeof value === "object" ? value : {});
const texts = (value: string | Form | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form(value)).flatMap(([key, one]) => (typeof one === "string" ? [[key, one]] : [])),
  );

const invalid = (message: string, more: Record<string, string> = {}) =>
  new ApiError(400, { type: "invalid_request_error", message, ...more });
const missing = (id: string) =>
  new ApiError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such object: '${id}'`,
  });

/** What a Stripe account holds, and what happens in it. Every change tells the listener, as an event. */
export class StripeWorld {
  readonly sessions = new Map<string, Stripe.Checkout.Session>();
  readonly intents = new Map<string, Stripe.PaymentIntent>();
  readonly charges = new Map<string, Stripe.Charge>();
  readonly refunds = new Map<string, Stripe.Refund>();
  readonly disputes = new Map<string, Stripe.Dispute>();
  readonly transactions = new Map<string, Stripe.BalanceTransaction>();
  readonly events: FakeEvent[] = [];
  private readonly intentData = new Map<string, Form>();
  private readonly now: () => Date;
  private readonly pageUrl: (id: string) => string;
  private readonly tell: (event: FakeEvent) => void;
  private count = 0;

  constructor(now: () => Date, pageUrl: (id: string) => string, tell: (event: FakeEvent) => void) {
    this.now = now;
    this.pageUrl = pageUrl;
    this.tell = tell;
  }

  createSession(given: Form): Stripe.Checkout.Session {
    const created = this.seconds();
    const expiresAt = Number(text(given.expires_at) ?? created + DAY);
    if (expiresAt < created + HALF_HOUR || expiresAt > created + DAY) {
      throw invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.", {
        param: "expires_at",
      });
    }
    const lines = Object.values(form(given.line_items)).map(form);
    if (lines.length > 100) throw invalid("Too many line items.", { param: "line_items" });
    const price = form(lines[0]?.price_data);
    const amount = lines.reduce(
      (sum, line) => sum + Number(line.quantity) * Number(form(line.price_data).unit_amount),
      0,
    );
    if (amount < SMALLEST) throw invalid("The amount is too small.", { code: "amount_too_small" });
    const id = this.id("cs_test");
    const session = aSession({
      id,
      created,
      amount_total: amount,
      currency: text(price.currency),
      client_reference_id: text(given.client_reference_id),
      customer_email: text(given.customer_email),
      expires_at: expiresAt,
      locale: text(given.locale),
      metadata: texts(given.metadata),
      success_url: text(given.success_url),
      cancel_url: text(given.cancel_url),
      url: this.pageUrl(id),
    });
    this.sessions.set(id, session);
    this.intentData.set(id, form(given.payment_intent_data));
    return session;
  }

  session(id: string): Stripe.Checkout.Session {
    const found = this.sessions.get(id);
    if (!found) throw missing(id);
    return found;
  }

  intent(id: string): Stripe.PaymentIntent {
    const found = this.intents.get(id);
    if (!found) throw missing(id);
    return found;
  }

  /** With its newest charge whole and what Stripe keeps of it, as `expand[]=latest_charge.balance_transaction` asks. */
  expandedIntent(id: string): Stripe.PaymentIntent {
    const intent = this.intent(id);
    const charge = typeof intent.latest_charge === "string" ? this.charges.get(intent.latest_charge) : null;
    const transaction = this.transactions.get(String(charge?.balance_transaction)) ?? null;
    return { ...intent, latest_charge: charge ? { ...charge, balance_transaction: transaction } : null };
  }

  expire(id: string): Stripe.Checkout.Session {
    const session = this.session(id);
    if (session.status !== "open")
      throw invalid(`Only open sessions can be expired; this one is ${session.status}.`);
    Object.assign(session, { status: "expired", url: null });
    this.emit("checkout.session.expired", session);
    return session;
  }

  /** The buyer pays. `later`: with a method whose money comes afterwards (OXXO, boleto). */
  pay(id: string, { later = false } = {}): void {
    const session = this.session(id);
    if (session.status !== "open") throw invalid("This session is not open.");
    const intent = this.intentOf(session);
    Object.assign(session, { status: "complete", url: null });
    if (later) {
      Object.assign(intent, { status: "processing" });
      this.emit("checkout.session.completed", session);
      return;
    }
    this.capture(session, intent);
    this.emit("checkout.session.completed", session);
  }

  /** The end of a payment that was to come later. */
  settle(id: string, isPaid: boolean): void {
    const session = this.session(id);
    const intent = this.intentOf(session);
    if (isPaid) {
      this.capture(session, intent);
      this.emit("checkout.session.async_payment_succeeded", session);
      return;
    }
    this.fail(intent, "payment_method_provider_decline");
    this.emit("checkout.session.async_payment_failed", session);
  }

  decline(id: string, code = "insufficient_funds"): void {
    this.fail(this.intentOf(this.session(id)), code);
  }

  createRefund(given: Form): Stripe.Refund {
    const intent = this.intent(text(given.payment_intent) ?? "");
    const charge = this.chargeOf(intent);
    const amount = Number(text(given.amount) ?? charge.amount - charge.amount_refunded);
    if (charge.amount_refunded + amount > charge.amount_captured) {
      throw invalid("Refund amount is greater than unrefunded amount on charge.", { param: "amount" });
    }
    const refund = aRefund({
      id: this.id("re"),
      amount,
      currency: charge.currency,
      created: this.seconds(),
      metadata: texts(given.metadata),
      payment_intent: intent.id,
      charge: charge.id,
      status: "pending",
    });
    this.refunds.set(refund.id, refund);
    const before = { amount_refunded: charge.amount_refunded };
    this.addRefunded(charge, amount);
    this.emit("refund.created", refund);
    this.emit("charge.refunded", charge, before);
    return refund;
  }

  /** Any status of theirs. What had counted as returned and then failed comes back to the charge. */
  endRefund(id: string, status: string): void {
    const refund = this.refunds.get(id);
    if (!refund) throw missing(id);
    const charge = this.charges.get(String(refund.charge));
    const isFailed = status === "failed" || status === "canceled";
    const wasFailed = refund.status === "failed" || refund.status === "canceled";
    if (isFailed && charge && !wasFailed) this.addRefunded(charge, -refund.amount);
    const failure = { failure_reason: "expired_or_canceled_card" };
    Object.assign(refund, { status, ...(status === "failed" && failure) });
    this.emit(status === "failed" ? "refund.failed" : "refund.updated", refund);
  }

  openDispute(intentId: string): Stripe.Dispute {
    const charge = this.chargeOf(this.intent(intentId));
    const dispute = aDispute({
      id: this.id("dp"),
      amount: charge.amount,
      currency: charge.currency,
      created: this.seconds(),
      payment_intent: intentId,
      charge: charge.id,
      status: "needs_response",
    });
    Object.assign(charge, { disputed: true });
    this.disputes.set(dispute.id, dispute);
    this.emit("charge.dispute.created", dispute);
    return dispute;
  }

  /** Any status of theirs on the way; the money moves with some of them. */
  moveDispute(id: string, status: string, type = "charge.dispute.updated"): void {
    const dispute = this.disputes.get(id);
    if (!dispute) throw missing(id);
    Object.assign(dispute, { status });
    this.emit(type, dispute);
  }

  endDispute(id: string, status: "won" | "lost"): void {
    this.moveDispute(id, status, "charge.dispute.closed");
  }

  /** An event of any type about an object: what the shop never subscribed to comes too. */
  tellOf(type: string, object: object): void {
    this.emit(type, object);
  }

  private intentOf(session: Stripe.Checkout.Session): Stripe.PaymentIntent {
    if (typeof session.payment_intent === "string") return this.intent(session.payment_intent);
    const data = this.intentData.get(session.id) ?? {};
    const intent = anIntent({
      id: this.id("pi"),
      amount: session.amount_total ?? 0,
      currency: session.currency ?? "usd",
      created: this.seconds(),
      metadata: texts(data.metadata),
      description: text(data.description),
    });
    this.intents.set(intent.id, intent);
    Object.assign(session, { payment_intent: intent.id });
    return intent;
  }

  private capture(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent): void {
    const charge = this.charge(intent, "succeeded");
    Object.assign(intent, { status: "succeeded", amount_received: intent.amount, latest_charge: charge.id });
    Object.assign(intent, { last_payment_error: null });
    Object.assign(session, { payment_status: "paid" });
    this.emit("payment_intent.succeeded", intent);
    this.emit("charge.succeeded", charge);
  }

  private fail(intent: Stripe.PaymentIntent, code: string): void {
    const charge = this.charge(intent, "failed");
    const error = { type: "card_error", code: "card_declined", decline_code: code };
    Object.assign(intent, {
      status: "requires_payment_method",
      latest_charge: charge.id,
      last_payment_error: error,
    });
    this.emit("payment_intent.payment_failed", intent);
  }

  private charge(intent: Stripe.PaymentIntent, status: "succeeded" | "failed"): Stripe.Charge {
    const charge = aCharge({
      id: this.id("ch"),
      amount: intent.amount,
      amount_captured: status === "succeeded" ? intent.amount : 0,
      currency: intent.currency,
      created: this.seconds(),
      metadata: intent.metadata,
      payment_intent: intent.id,
      status,
    });
    this.charges.set(charge.id, charge);
    if (status === "succeeded") this.book(charge);
    return charge;
  }

  private book(charge: Stripe.Charge): void {
    const { amount, currency, created } = charge;
    const transaction = aTransaction({ id: this.id("txn"), amount, currency, created, source: charge.id });
    this.transactions.set(transaction.id, transaction);
    Object.assign(charge, { balance_transaction: transaction.id });
  }

  private chargeOf(intent: Stripe.PaymentIntent): Stripe.Charge {
    const charge = this.charges.get(String(intent.latest_charge));
    if (charge?.status !== "succeeded") throw invalid("This PaymentIntent has no successful charge.");
    return charge;
  }

  private addRefunded(charge: Stripe.Charge, amount: number): void {
    const refunded = charge.amount_refunded + amount;
    Object.assign(charge, { amount_refunded: refunded, refunded: refunded >= charge.amount });
  }

  private emit(type: string, object: object, before?: object): void {
    const event: FakeEvent = {
      ...{ id: this.id("evt"), object: "event", api_version: API_VERSION, created: this.seconds() },
      ...{ livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null } },
      type,
      data: { object: structuredClone(object), ...(before && { previous_attributes: before }) },
    };
    this.events.push(event);
    this.tell(event);
  }

  private id(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count.toString(36).padStart(14, "0")}`;
  }

  private seconds(): number {
    return Math.floor(this.now().getTime() / 1_000);
  }
}
