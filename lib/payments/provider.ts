import type { Money } from "@/lib/kernel/money";
import type { Result } from "@/lib/kernel/result";

/** Which of our orders and attempts an object of the provider belongs to, as far as the provider can say. */
export type FactSubject = {
  /** Our `ord_…`, from the provider's metadata. */
  readonly orderRef: string | null;
  /** Our payment id, from the provider's metadata. */
  readonly paymentId: string | null;
  /** Our payment id itself when the provider speaks of a whole attempt without naming what it made for it. */
  readonly objectId: string;
};

/** What a provider says about money: totals per object, each monotonic by its own time. The rest of the product sees nothing else. */
export type ProviderFact = FactSubject & { readonly occurredAt: Date } & (
    | {
        readonly kind: "captured";
        /** Captured so far on this object. */
        readonly amount: Money;
        readonly fee: Money | null;
        readonly brand: string | null;
        readonly last4: string | null;
      }
    | { readonly kind: "authorized"; readonly amount: Money }
    /** What went back of this object so far, from a provider that names no refund by itself. */
    | { readonly kind: "refunded_so_far"; readonly amount: Money }
    | {
        readonly kind: "refund";
        readonly providerRefundId: string;
        /** Ours, when we asked for it. */
        readonly refundId: string | null;
        readonly amount: Money;
        readonly outcome: "pending" | "succeeded" | "failed";
        readonly failureReason: string | null;
      }
    | {
        readonly kind: "dispute";
        readonly disputeId: string;
        readonly amount: Money;
        readonly stage: "open" | "won" | "lost";
        readonly reason: string | null;
        readonly dueBy: Date | null;
        /** Says something only about a dispute that was heard of before: the provider's object has no word for one that is over. */
        readonly ifKnown?: boolean;
      }
    /** `final`: the buyer cannot repeat it on the same page. */
    | { readonly kind: "attempt_failed"; readonly code: string; readonly final: boolean }
    | { readonly kind: "attempt_closed"; readonly outcome: "expired" | "voided" }
    /** A state that our map of this provider does not hold: it changes nothing and must be seen. */
    | {
        readonly kind: "unknown_state";
        readonly of: "payment" | "refund" | "dispute";
        readonly state: string;
      }
  );

export type RawMessage = {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** A message whose signature holds. `live` is null when the provider has no modes. */
export type ProviderMessage = {
  readonly eventId: string;
  readonly type: string;
  readonly live: boolean | null;
  /** False: valid, but of a type that we do not use. */
  readonly ours: boolean;
  /** The object that it is about, where one question answers every message about the same: they are worked off together. */
  readonly about?: string | null;
  /** The parsed body; only its ids are believed. */
  readonly body: unknown;
};

/** `legacy_notice`: an unsigned twin of a message that also comes signed; it is taken and kept nowhere. */
export type ReadRefused = "bad_signature" | "malformed" | "legacy_notice";

export type PayableOrder = {
  readonly orderRef: string;
  readonly number: number;
  readonly paymentId: string;
  readonly attempt: number;
  readonly due: Money;
  readonly email: string | null;
  readonly locale: "es" | "en" | "pt";
  readonly shopName: string;
  readonly lines: readonly { readonly name: string; readonly quantity: number }[];
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
};

export type PaymentPage = {
  readonly url: string;
  readonly objectId: string;
  readonly expiresAt: Date;
  /** Set when the page wants a form POST: the hidden fields. Null: a plain redirect. */
  readonly form?: Readonly<Record<string, string>> | null;
};

/** One payment in a provider's own list: what reconciliation compares with ours. */
export type ListedPayment = FactSubject & {
  readonly state: "captured" | "pending" | "over";
  readonly captured: Money;
  readonly refunded: Money;
  readonly fee: Money | null;
  readonly occurredAt: Date;
};
export type Period = { readonly from: Date; readonly to: Date };

export type StartRefused = {
  readonly code: "amount_too_small" | "provider_refused" | "provider_unavailable" | "currency_not_supported";
  readonly detail: string;
};

/** What the provider says about an attempt when asked: is it over? `unknown` means that no answer came. */
export type AttemptState = "live" | "paid" | "over" | "unknown";

export type RefundRequest = {
  readonly refundId: string;
  readonly paymentId: string;
  readonly objectId: string;
  readonly orderRef: string;
  readonly amount: Money;
  /** What other refunds of this payment gave back already, for providers that know no keys; left out: nothing. */
  readonly returnedBefore?: Money;
};
export type RefundRefused = {
  readonly code: "refund_refused" | "provider_unavailable";
  readonly detail: string;
};

/** A payment provider behind our words. Amounts are minor units; adapters convert at their own border. */
export type PaymentProvider = {
  readonly name: string;
  /** Whether it moves real money: its messages must say so too. Null when it has no modes. */
  readonly live: boolean | null;
  /** Opens a hosted page. The key is stored before the call and is the same on every retry. */
  start(order: PayableOrder, key: string): Promise<Result<PaymentPage, StartRefused>>;
  /** The page of an object made before, from its id alone. Left out: `start` gives the same page for the same key. */
  readonly reopen?: (objectId: string) => Pick<PaymentPage, "url" | "form">;
  /** Verifies the signature over the raw body. */
  read(message: RawMessage, now: Date): Result<ProviderMessage, ReadRefused>;
  /**
   * Asks the provider for the truth behind a message, and behind those that are `alike` (about the same object): what is said holds
   * for the latest of them. Called by the inbox job, never inside a transaction. @throws when no answer came: the job retries.
   */
  facts(message: ProviderMessage, alike?: readonly ProviderMessage[]): Promise<readonly ProviderFact[]>;
  /** Asks for the truth about one attempt: before an expiry, and when nobody has heard from it. */
  ask(objectId: string): Promise<{ readonly state: AttemptState; readonly facts: readonly ProviderFact[] }>;
  /** Ends an attempt so that it cannot be paid any more. */
  close(objectId: string): Promise<AttemptState>;
  refund(request: RefundRequest, key: string): Promise<Result<ProviderFact, RefundRefused>>;
  /** How long an attempt may stay unanswered before somebody asks about it. */
  readonly patienceMs: number;
  /** The provider's own list of a period, for reconciliation; null when it has none to give. @throws when no answer came. */
  readonly list: ((period: Period) => Promise<readonly ListedPayment[]>) | null;
};
