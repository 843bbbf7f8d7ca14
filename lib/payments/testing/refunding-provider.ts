import { type Currency, money } from "@/lib/kernel/money";
import { ok, refuse } from "@/lib/kernel/result";
import type { PaymentProvider, ProviderFact, RefundRequest } from "@/lib/payments/provider";

type Outcome = "pending" | "succeeded" | "failed";
export type BookedRefund = {
  readonly id: string;
  readonly key: string;
  readonly refundId: string;
  readonly amount: bigint;
  outcome: Outcome;
  at: Date;
};
type Account = {
  readonly objectId: string;
  readonly orderRef: string;
  readonly captured: bigint;
  readonly currency: Currency;
  readonly refunds: BookedRefund[];
  /** Why it said no, by key: a key answers as it did the first time. */
  readonly refusals: Map<string, string>;
};

/** What goes wrong with one call: nothing, no connection, an answer lost after the work was done, a refusal, work that takes time. */
export type Weather = "fine" | "dead" | "cut" | "refused" | "slow";

/**
 * A provider with books: keys answer as they did the first time, and more than was captured is refused. How each call ends and
 * what becomes of a refund is the test's to say.
 */
export type RefundingProvider = PaymentProvider & {
  readonly accounts: Map<string, Account>;
  readonly keysSeen: { readonly refundId: string; readonly key: string }[];
  open(account: Pick<Account, "objectId" | "orderRef" | "captured" | "currency">): void;
  /** How the next call of `refund` ends. */
  weather: () => Weather;
  /** Whether the next question is answered. */
  answers: () => boolean;
  /** Names our refund in its messages, as providers with metadata do. */
  namesOurs: boolean;
  now: () => Date;
  settle(refund: BookedRefund, outcome: Outcome): void;
  /** In its own dashboard; nothing when less is left. */
  makeRefund(account: Account, amount: bigint): void;
  factsOf(objectId: string): ProviderFact[];
};

const isTaken = ({ outcome }: BookedRefund): boolean => outcome !== "failed";
const takenOf = ({ refunds }: Account): bigint =>
  refunds.filter(isTaken).reduce((sum, { amount }) => sum + amount, 0n);

function factOf(account: Account, refund: BookedRefund, isNamed: boolean): ProviderFact {
  return {
    ...{ orderRef: account.orderRef, paymentId: null, objectId: account.objectId, kind: "refund" },
    ...{ providerRefundId: refund.id, refundId: isNamed && refund.refundId !== "" ? refund.refundId : null },
    ...{ amount: money(refund.amount, account.currency), outcome: refund.outcome, failureReason: null },
    occurredAt: refund.at,
  };
}

/** Why the provider will not do it; null when it will. */
function refusalOf(account: Account, { amount }: RefundRequest, weather: Weather): string | null {
  if (weather === "refused") return "declined";
  return takenOf(account) + amount.amount > account.captured ? "more than captured" : null;
}

type Asked = {
  readonly request: RefundRequest;
  readonly key: string;
  readonly weather: Weather;
  readonly at: Date;
};

/** What the books answer to a key, now and ever after: a refund, or why there is none. */
function bookedFor(account: Account, { request, key, weather, at }: Asked): BookedRefund | string {
  const known = account.refunds.find((one) => one.key === key) ?? account.refusals.get(key);
  if (known) return known;
  const refusal = refusalOf(account, request, weather);
  if (refusal) {
    account.refusals.set(key, refusal);
    return refusal;
  }
  const outcome = weather === "slow" ? ("pending" as const) : ("succeeded" as const);
  const { refundId, amount } = request;
  const made = { id: `re_${key}`, key, refundId, amount: amount.amount, outcome, at };
  account.refunds.push(made);
  return made;
}

type Answer = Awaited<ReturnType<PaymentProvider["refund"]>>;

async function refundAt(provider: RefundingProvider, request: RefundRequest, key: string): Promise<Answer> {
  provider.keysSeen.push({ refundId: request.refundId, key });
  const weather = provider.weather();
  const account = provider.accounts.get(request.objectId);
  if (weather === "dead") throw new Error("connection refused");
  if (!account) return refuse({ code: "refund_refused", detail: "no such payment" });
  const booked = bookedFor(account, { request, key, weather, at: provider.now() });
  if (weather === "cut") return refuse({ code: "provider_unavailable", detail: "the answer was cut" });
  if (typeof booked === "string") return refuse({ code: "refund_refused", detail: booked });
  // The answer to our own call always names our refund.
  return ok(factOf(account, booked, true));
}

export function refundingProvider(name = "demo"): RefundingProvider {
  const provider: RefundingProvider = {
    name,
    live: null,
    accounts: new Map(),
    keysSeen: [],
    namesOurs: true,
    weather: () => "fine",
    answers: () => true,
    now: () => new Date("2026-05-04T13:00:00.000Z"),
    open: (account) =>
      void provider.accounts.set(account.objectId, { ...account, refunds: [], refusals: new Map() }),
    settle: (refund, outcome) => {
      refund.outcome = outcome;
      refund.at = new Date(refund.at.getTime() + 1_000);
    },
    makeRefund: (account, amount) => {
      if (takenOf(account) + amount > account.captured) return;
      const id = `re_own_${account.objectId}_${account.refunds.length}`;
      account.refunds.push({ id, key: "", refundId: "", amount, outcome: "succeeded", at: provider.now() });
    },
    factsOf: (objectId) => {
      const account = provider.accounts.get(objectId);
      return account ? account.refunds.map((refund) => factOf(account, refund, provider.namesOurs)) : [];
    },
    start: async () => refuse({ code: "provider_unavailable", detail: "not here" }),
    read: () => refuse("malformed"),
    facts: async () => [],
    ask: async (objectId) => {
      if (!provider.answers()) throw new Error("no answer");
      return { state: "paid", facts: provider.factsOf(objectId) };
    },
    close: async () => "paid",
    refund: (request, key) => refundAt(provider, request, key),
    patienceMs: 60_000,
    list: null,
  };
  return provider;
}
