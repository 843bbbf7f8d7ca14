import fc from "fast-check";
import { expect, test } from "vitest";
import { providerActor } from "@/lib/kernel/actor";
import { money } from "@/lib/kernel/money";
import { prepareBatch } from "@/lib/orders/batch";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { created, minutesIn, orderOf, placed } from "@/lib/orders/testing/journal";
import { decideOnFacts } from "./apply-fact";
import { decideOnMessages } from "./apply-messages";
import type { ProviderFact } from "./provider";

const PROVIDER = "demo";
const subject = { orderRef: "ord_1", paymentId: "pay_1", objectId: "obj_1" };
const clp = (amount: number) => money(BigInt(amount), "CLP");

const aFact: fc.Arbitrary<ProviderFact> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 30_000 }), minute: fc.integer({ min: 1, max: 60 }) }).map(
    ({ amount, minute }): ProviderFact => ({
      ...{ ...subject, kind: "captured", amount: clp(amount), fee: null, brand: null, last4: null },
      occurredAt: minutesIn(minute),
    }),
  ),
  fc.record({ minute: fc.integer({ min: 1, max: 60 }), final: fc.boolean() }).map(
    ({ minute, final }): ProviderFact => ({
      ...{ ...subject, kind: "attempt_failed", code: "declined", final, occurredAt: minutesIn(minute) },
    }),
  ),
  fc
    .record({
      minute: fc.integer({ min: 1, max: 60 }),
      outcome: fc.constantFrom("pending", "succeeded", "failed"),
      id: fc.constantFrom("re_1", "re_2"),
    })
    .map(
      ({ minute, outcome, id }): ProviderFact => ({
        ...{ ...subject, kind: "refund", providerRefundId: id, refundId: null, amount: clp(5_000), outcome },
        ...{ failureReason: null, occurredAt: minutesIn(minute) },
      }),
    ),
  fc.record({ minute: fc.integer({ min: 1, max: 60 }), stage: fc.constantFrom("open", "won", "lost") }).map(
    ({ minute, stage }): ProviderFact => ({
      ...{
        ...subject,
        kind: "dispute",
        disputeId: "dp_1",
        amount: clp(20_000),
        stage,
        reason: null,
        dueBy: null,
      },
      occurredAt: minutesIn(minute),
    }),
  ),
);

function committed(order: Order, events: readonly NewEvent[], sourceEventId: string | null) {
  const actor = providerActor(PROVIDER);
  const cause = { actor, commandId: null, sourceEventId, now: minutesIn(90) };
  return prepareBatch(order.id, { order, hash: "h" }, events, cause);
}

test("decided together, messages leave the journal that they leave one after the other", () => {
  const facts = fc.array(aFact, { minLength: 1, maxLength: 5 });
  const messages = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 });
  const property = fc.property(facts, messages, (given, heardBefore) => {
    const start = orderOf(created(), placed());
    const all = heardBefore.map((heard, index) => ({ id: index + 1, eventId: `evt_${index + 1}`, heard }));
    let order = start;
    const applied: number[] = [];
    const journal = all.flatMap(({ id, eventId, heard }) => {
      const own = decideOnFacts(order, given, { provider: PROVIDER, inboxId: heard ? null : id });
      const batch = committed(order, own, eventId);
      order = batch?.order ?? order;
      if (batch?.steps.some(({ event }) => event.kind !== "provider_fact_ignored")) applied.push(id);
      return batch?.sealed.map(({ kind, payload, sourceEventId }) => [kind, payload, sourceEventId]) ?? [];
    });
    const together = decideOnMessages(start, given, PROVIDER, all);
    const batch = committed(start, together.events, null);
    const sealed = batch?.sealed.map(({ kind, payload, sourceEventId }) => [kind, payload, sourceEventId]);
    expect(sealed ?? []).toEqual(journal);
    expect(together.applied).toEqual(applied);
    expect(batch?.order ?? start).toEqual(order);
  });
  fc.assert(property, { numRuns: 300 });
});
