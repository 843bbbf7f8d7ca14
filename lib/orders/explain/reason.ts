import type { Actor } from "@/lib/kernel/actor";
import type { EventKind, EventOf, Fact } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type SaidValue, type Sentence, say } from "@/lib/orders/said";

/** What proves a statement: one event of the journal, the provider's object and the amount that it names. */
export type Evidence = {
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: Date;
  readonly actor: Actor;
  readonly providerObject: string | null;
  readonly amount: bigint | null;
};

/** One sentence with its evidence, and what comes next: when it comes by itself, `nextAt` says when. */
export type Reason = {
  readonly said: Sentence;
  readonly evidence: Evidence | null;
  readonly next: Sentence | null;
  readonly nextAt: Date | null;
};

export type Case = {
  readonly order: Order;
  readonly journal: readonly Fact[];
  /** When an open order that a customer left is abandoned; null when it never is. */
  readonly openExpiresAt: Date | null;
};

export function lastFact<K extends EventKind>(
  journal: readonly Fact[],
  kinds: readonly K[],
  fits: (event: EventOf<K>) => boolean = () => true,
): Fact<EventOf<K>> | null {
  const found = journal.findLast(
    (fact) => (kinds as readonly string[]).includes(fact.event.kind) && fits(fact.event as EventOf<K>),
  );
  return (found as Fact<EventOf<K>> | undefined) ?? null;
}

type Carried = {
  readonly providerObjectId?: string;
  readonly providerRefundId?: string;
  readonly amount?: bigint | null;
};

export function evidenceOf(fact: Fact | null): Evidence | null {
  if (!fact) return null;
  const { seq, actor, occurredAt, event } = fact;
  const carried = event as Carried;
  return {
    ...{ seq, actor },
    kind: event.kind,
    at: occurredAt,
    providerObject: carried.providerObjectId ?? carried.providerRefundId ?? null,
    amount: typeof carried.amount === "bigint" ? carried.amount : null,
  };
}

type Parts = {
  readonly fact?: Fact | null;
  readonly values?: Readonly<Record<string, SaidValue>>;
  readonly next?: Sentence | null;
  readonly nextAt?: Date | null;
  /** Instead of the amount in the event. */
  readonly amount?: bigint;
};

export function reason(
  key: string,
  { fact = null, values, next = null, nextAt = null, amount }: Parts = {},
): Reason {
  const evidence = evidenceOf(fact);
  return {
    said: say(`why.${key}`, values),
    evidence: evidence && amount !== undefined ? { ...evidence, amount } : evidence,
    next: next && say(`why.${next.key}`, next.values),
    nextAt,
  };
}

/** For people who see no amounts: the sentence and its event stay, figures and provider ids do not. */
export const reasonWithoutMoney = (given: Reason): Reason => ({
  ...given,
  evidence: given.evidence && { ...given.evidence, amount: null, providerObject: null },
});
