import { type Actor, providerActor } from "@/lib/kernel/actor";
import type { NewEvent, OrderEvent } from "@/lib/orders/events";
import { evolve } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { decideOnFacts } from "./apply-fact";
import type { ProviderFact } from "./provider";

/** A message in the inbox. `heard`: the journal holds a trace of it already, so that a replay leaves no second one. */
export type HeardMessage = { readonly id: number; readonly eventId: string; readonly heard: boolean };

export type MessagesDecision = {
  readonly events: readonly NewEvent[];
  /** The messages that changed the order; the others said what was known by then. */
  readonly applied: readonly number[];
};

const given = (one: NewEvent): Exclude<NewEvent, OrderEvent> => ("event" in one ? one : { event: one });

function evolved(order: Order, events: readonly NewEvent[], actor: Actor): Order {
  return events.map(given).reduce((now, { event, occurredAt = now.changedAt }) => {
    const fact = { seq: now.version + 1, actor, occurredAt, recordedAt: occurredAt, event };
    return evolve(order.id, now, fact);
  }, order);
}

/**
 * What several messages about one object change, when one answer of the provider stands for them all: each is decided on what the ones
 * before it left, and each leaves its own trace, as if they had come one after the other.
 */
export function decideOnMessages(
  order: Order,
  facts: readonly ProviderFact[],
  provider: string,
  messages: readonly HeardMessage[],
): MessagesDecision {
  const events: NewEvent[] = [];
  const applied: number[] = [];
  let now = order;
  for (const { id, eventId: sourceEventId, heard } of messages) {
    const own = decideOnFacts(now, facts, { provider, inboxId: heard ? null : id });
    if (own.some((one) => given(one).event.kind !== "provider_fact_ignored")) applied.push(id);
    events.push(...own.map((one) => ({ ...given(one), sourceEventId })));
    now = evolved(now, own, providerActor(provider));
  }
  return { events, applied };
}
