import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { within } from "@/lib/catalog/discount";
import { providerActor, staffActor } from "@/lib/kernel/actor";
import { mustSucceed } from "@/lib/kernel/result";
import type { NewEvent, OrderEvent } from "@/lib/orders/events";
import { evolve, fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { captured, created, journalOf, minutesIn, placed } from "@/lib/orders/testing/journal";
import { decideOnFacts } from "./apply-fact";
import type { ProviderFact } from "./provider";
import { refundTwins } from "./recorded-twice";
import type { Refund } from "./refund";
import { askRefund } from "./refund-request";
import { refundSources } from "./refundable";

const CAPTURED = 20_000n;
const clp = (amount: bigint) => ({ amount, currency: "CLP" as const });
type Booked = { id: string; refundId: string | null; amount: bigint; outcome: "succeeded" | "failed" };
type World = { order: Order; minute: number; books: Booked[]; at: Map<string, number> };

const begin = (): World => ({
  order: fold(1, journalOf([created(), placed(), captured(CAPTURED)])),
  ...{ minute: 10, books: [], at: new Map() },
});

function append(world: World, events: readonly NewEvent[], by = staffActor(1)): void {
  for (const given of events) {
    const event: OrderEvent = "event" in given ? given.event : given;
    const occurredAt = ("event" in given && given.occurredAt) || minutesIn(world.minute);
    const { order } = world;
    const fact = { seq: order.version + 1, actor: by, occurredAt, recordedAt: occurredAt, event };
    world.order = evolve(order.id, order, fact);
    check(world.order);
  }
}

const refundsOf = ({ order }: World): Refund[] => Object.values(order.money.refunds);
const gone = ({ books }: World): bigint =>
  books.reduce((sum, { outcome, amount }) => (outcome === "succeeded" ? sum + amount : sum), 0n);

/** What must hold after every event, whoever said it. */
function check(order: Order): void {
  const said = Object.values(order.money.refunds)
    .filter(({ state }) => state === "succeeded")
    .reduce((sum, { amount }) => sum + amount, 0n);
  expect(order.refunded).toBe(within(said, order.captured));
  if (said > order.captured) expect(order.flags).toContain("refund_recorded_twice");
  expect(order.received >= 0n).toBe(true);
}

function book(world: World, refundId: string | null, amount: bigint): boolean {
  if (gone(world) + amount > CAPTURED) return false;
  const id = `re_${world.books.length}`;
  world.books.push({ id, refundId, amount, outcome: "succeeded" });
  world.at.set(id, world.minute);
  return true;
}

const factOf = ({ at }: World, { id, refundId, amount, outcome }: Booked): ProviderFact => ({
  ...{ kind: "refund", objectId: "obj_1", paymentId: "pay_1", orderRef: null, refundId },
  ...{
    providerRefundId: id,
    amount: clp(amount),
    outcome,
    failureReason: null,
    occurredAt: minutesIn(at.get(id) ?? 0),
  },
});

const hear = (world: World, facts: readonly ProviderFact[]) =>
  append(
    world,
    decideOnFacts(world.order, facts, { provider: "demo", inboxId: null }),
    providerActor("demo"),
  );

/** What people, jobs and the provider do, each as its command decides it. */
const DEEDS: Record<string, (world: World, amount: bigint, pick: number) => void> = {
  ask: (world, amount) => {
    const wish = { lines: [], shipping: false, amount, paymentId: null };
    const asked = askRefund(world.order, {
      ...{ wish, reason: "other", noteId: null, alsoCancel: false, actor: staffActor(1), limit: null },
      mintId: () => `rf_${world.order.version}`,
    });
    if (asked.ok) append(world, mustSucceed(asked, "asking").events);
  },
  send: (world, _amount, pick) => {
    const waiting = refundsOf(world).filter(({ state }) => state === "approved");
    const refund = waiting[pick % Math.max(1, waiting.length)];
    if (!refund || world.books.some(({ refundId }) => refundId === refund.refundId)) return;
    const { refundId, amount } = refund;
    if (book(world, refundId, amount)) return;
    const refused = { kind: "refund_reported" as const, refundId, providerRefundId: null };
    append(world, [{ ...refused, paymentId: "pay_1", amount, outcome: "failed", failureReason: null }]);
  },
  dashboard: (world, amount) => void book(world, null, amount),
  turn: (world, _amount, pick) => {
    const one = world.books[pick % Math.max(1, world.books.length)];
    if (!one || (one.outcome === "failed" && gone(world) + one.amount > CAPTURED)) return;
    one.outcome = one.outcome === "failed" ? "succeeded" : "failed";
    world.at.set(one.id, world.minute);
  },
  hear: (world, _amount, pick) => {
    const one = world.books[pick % Math.max(1, world.books.length)];
    if (one) hear(world, [factOf(world, one)]);
  },
  record: (world, _amount, pick) => {
    const failed = refundsOf(world).filter(({ state, settled }) => state === "failed" && !settled);
    const refund = failed[pick % Math.max(1, failed.length)];
    const left = refundSources(world.order).find(({ payment }) => payment.paymentId === "pay_1")?.left ?? 0n;
    if (!refund || left < refund.amount) return;
    const { amount, refundId: retryOf } = refund;
    const refundId = `hand_${world.order.version}`;
    append(world, [
      {
        ...{ kind: "refund_requested", refundId, paymentId: "pay_1", amount, lines: [], shippingAmount: 0n },
        ...{ restock: [], reason: "other", noteId: null, alsoCancel: false, needsApproval: false, retryOf },
      },
      {
        ...{ kind: "refund_recorded", refundId, methodKey: "cash", amount, referenceId: null },
        paidOn: "2026-05-04",
      },
    ]);
  },
  match: (world) => {
    const [twin] = refundTwins(world.order.money);
    if (!twin) return;
    const { recorded, told } = twin;
    append(world, [{ kind: "refund_matched", refundId: recorded.refundId, sameAs: told.refundId }]);
  },
};

const deed = fc.record({
  kind: fc.constantFrom(...Object.keys(DEEDS)),
  amount: fc.constantFrom(5_000n, 10_000n, 20_000n),
  pick: fc.nat({ max: 4 }),
});

/** Everything is heard and every pair is one refund: what the provider told of is what its books say. */
function settle(world: World): void {
  for (const one of world.books) hear(world, [factOf(world, one)]);
  while (refundTwins(world.order.money).length > 0) DEEDS.match?.(world, 0n, 0);
  const reported = refundsOf(world).filter(
    ({ providerRefundId, state }) => providerRefundId && state === "succeeded",
  );
  expect(reported.reduce((sum, { amount }) => sum + amount, 0n)).toBe(gone(world));
}

describe("by hand, at the desk and in the provider's dashboard", () => {
  test("refunded never exceeds captured after any event, and what was said beyond it is flagged (R3)", () => {
    let exceeded = 0;
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40, size: "max" }), (deeds) => {
        const world = begin();
        for (const { kind, amount, pick } of deeds) {
          world.minute += 1;
          DEEDS[kind]?.(world, amount, pick);
          if (world.order.flags.includes("refund_recorded_twice")) exceeded += 1;
        }
        settle(world);
      }),
      { numRuns: 2_000 },
    );
    expect(exceeded).toBeGreaterThan(100);
  });

  test("a refund that fails after it was matched gives its amount back", () => {
    const world = begin();
    DEEDS.ask?.(world, CAPTURED, 0);
    const { refundId } = refundsOf(world)[0] as Refund;
    const refused = { kind: "refund_reported" as const, refundId, providerRefundId: null };
    append(world, [
      { ...refused, paymentId: "pay_1", amount: CAPTURED, outcome: "failed", failureReason: "no_funds" },
    ]);
    DEEDS.record?.(world, 0n, 0);
    DEEDS.dashboard?.(world, CAPTURED, 0);
    DEEDS.hear?.(world, 0n, 0);
    expect([world.order.refunded, world.order.flags]).toEqual([CAPTURED, ["refund_recorded_twice"]]);
    DEEDS.match?.(world, 0n, 0);
    expect([world.order.refunded, world.order.flags, refundsOf(world).length]).toEqual([CAPTURED, [], 2]);
    world.minute += 1;
    DEEDS.turn?.(world, 0n, 0);
    DEEDS.hear?.(world, 0n, 0);
    expect([world.order.refunded, world.order.flags]).toEqual([0n, ["refund_failed"]]);
  });
});
