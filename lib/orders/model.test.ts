import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActorKind } from "@/lib/kernel/actor";
import { prepareBatch } from "./batch";
import { CHAIN_START } from "./chain";
import { effectsOf } from "./effects";
import type { NewEvent, OrderEvent } from "./events";
import { fold } from "./fold";
import { holdsOf } from "./holds";
import type { ruleOfStep } from "./moves";
import type { Order } from "./order";
import { everyRule, stepFrom } from "./rules";
import {
  aLine,
  canceled,
  captured,
  created,
  expired,
  minutesIn,
  placed,
  recorded,
  shipped,
} from "./testing/journal";

type World = { order: Order | null; hash: string; minute: number; moved: Map<number, number> };
type Intent = { readonly by: ActorKind; readonly decide: (order: Order) => OrderEvent[] };

const allowed = (order: Order, move: Parameters<typeof stepFrom>[1], by: ActorKind, events: OrderEvent[]) =>
  stepFrom(order.paymentStatus, move, by).ok ? events : [];

/** Everything that can happen to an order, guarded as the commands guard it. */
function intent(kind: string, amount: bigint, object: number): Intent {
  const capture = captured(amount, { paymentId: `pay_${object}`, providerObjectId: `obj_${object}` });
  const intents: Record<string, Intent> = {
    place: { by: "customer", decide: (order) => allowed(order, "place", "customer", [placed()]) },
    reopen: {
      by: "customer",
      decide: (order) =>
        order.captured > 0n
          ? []
          : allowed(order, "reopen", "customer", [{ kind: "order_reopened", cause: "returned_to_shop" }]),
    },
    expire: {
      by: "clock",
      decide: (order) =>
        order.captured > 0n
          ? []
          : allowed(order, "expire", "clock", [expired(order.paymentStatus === "open" ? "open" : "pending")]),
    },
    capture: { by: "provider", decide: () => [capture] },
    pay: {
      by: "staff",
      decide: (order) => {
        const byHand = recorded(amount, { paymentId: `hand_${order.version}` });
        const first = order.placed ? [] : [placed({ methodKind: "manual" })];
        return allowed(order, "pay", "staff", [...first, byHand]);
      },
    },
    void: {
      by: "staff",
      decide: (order) => {
        const byHand = Object.values(order.money.payments).find(
          (p) => p.provider === null && p.captured > 0n,
        );
        const leaves = byHand && order.paymentStatus === "paid" && order.placed !== null;
        return leaves ? [{ kind: "payment_record_voided", paymentId: byHand.paymentId, reason: "undo" }] : [];
      },
    },
    cancel: { by: "staff", decide: (order) => allowed(order, "cancel", "staff", [canceled()]) },
    uncancel: {
      by: "staff",
      decide: (order) =>
        order.paymentStatus === "canceled" && order.closed
          ? [{ kind: "order_uncanceled", canceledSeq: order.closed.seq, cause: "undo", acceptShortage: true }]
          : [],
    },
    ship: {
      by: "staff",
      decide: (order) =>
        order.shipmentStatus === "unfulfilled" ? [shipped({ shipmentId: `s${order.version}` })] : [],
    },
    deliver: {
      by: "carrier",
      decide: (order) =>
        Object.keys(order.parcels.shipments).map((shipmentId) => ({
          ...{ kind: "shipment_reported" as const, shipmentId, state: "delivered" as const, detail: null },
        })),
    },
    refund: {
      by: "provider",
      decide: () => [
        {
          ...{
            kind: "refund_reported",
            refundId: null,
            providerRefundId: `re_${object}`,
            paymentId: `pay_${object}`,
          },
          ...{ amount, outcome: "succeeded" },
        },
      ],
    },
    restock: {
      by: "staff",
      decide: () => [{ kind: "stock_restocked", lines: [{ lineId: "l1", quantity: 1 }], refundId: null }],
    },
  };
  return intents[kind] ?? { by: "clock", decide: () => [] };
}

const KINDS = [
  "place",
  "reopen",
  "expire",
  "capture",
  "pay",
  "void",
  "cancel",
  "uncancel",
  "ship",
  "deliver",
  "refund",
  "restock",
];

const someIntent = fc.record({
  kind: fc.constantFrom(...KINDS),
  amount: fc.constantFrom(5_000n, 20_000n, 25_000n),
  object: fc.integer({ min: 1, max: 2 }),
});

function step(world: World, events: readonly NewEvent[], by: ActorKind): void {
  const head = world.order ? { order: world.order, hash: world.hash } : null;
  const cause = {
    actor: { kind: by, id: null },
    commandId: null,
    sourceEventId: null,
    now: minutesIn(world.minute),
  };
  const batch = prepareBatch(1, head, events, cause);
  if (!batch) return;
  for (const move of effectsOf(world.order, batch.steps, cause.actor).stock) {
    world.moved.set(move.variantId, (world.moved.get(move.variantId) ?? 0) + move.delta);
  }
  for (const one of batch.steps) checkStep(one);
  world.order = batch.order;
  world.hash = batch.hash;
}

const PAYMENT_MOVE =
  /^(payment|refund|dispute)_|^order_(placed|reopened|expired|canceled|uncanceled|recovered)$/;

function checkStep(one: Parameters<typeof ruleOfStep>[0]): void {
  const from = one.before?.paymentStatus ?? "none";
  const to = one.after.paymentStatus;
  if (from !== to) {
    const known = everyRule().some((rule) => rule.from === from && rule.rule.to === to);
    expect(known, `${from} → ${to} by ${one.event.kind}`).toBe(true);
  }
  const parcelMove = one.event.kind.startsWith("shipment_");
  if (parcelMove)
    expect(one.after.paymentStatus, "no parcel move changes the payment status (S6)").toBe(from);
  const moneyMove = PAYMENT_MOVE.test(one.event.kind);
  if (moneyMove)
    expect(one.after.shipmentStatus, "no money changes the shipment status (S6)").toBe(
      one.before?.shipmentStatus,
    );
}

function live(intents: readonly { kind: string; amount: bigint; object: number }[]): World {
  const world: World = { order: null, hash: CHAIN_START, minute: 0, moved: new Map() };
  step(
    world,
    [
      created({
        lines: [aLine(), aLine({ lineId: "l2", variantId: 2, quantity: 3, unitPrice: 0n, total: 0n })],
      }),
    ],
    "customer",
  );
  for (const one of intents) {
    world.minute += 1;
    const { by, decide } = intent(one.kind, one.amount, one.object);
    if (world.order) step(world, decide(world.order), by);
  }
  return world;
}

describe("any life of an order", () => {
  test("never reaches a state that the table does not allow, and holds exactly what its movements took (I1, S6, S66)", () => {
    fc.assert(
      fc.property(fc.array(someIntent, { maxLength: 40, size: "medium" }), (intents) => {
        const { order, moved } = live(intents);
        if (!order) return;
        const holds = holdsOf(order);
        for (const variantId of [1, 2])
          expect((moved.get(variantId) ?? 0) + (holds.get(variantId) ?? 0)).toBe(0);
      }),
      { numRuns: 1_500 },
    );
  });

  test("has exactly one payment status, and one explanation for each amount (S46)", () => {
    fc.assert(
      fc.property(fc.array(someIntent, { maxLength: 40, size: "medium" }), (intents) => {
        const { order } = live(intents);
        if (!order) return;
        expect(["open", "pending", "paid", "canceled", "abandoned"]).toContain(order.paymentStatus);
        expect(order.received).toBe(order.captured - order.refunded - order.disputedLost);
        expect(order.balanceDue >= 0n && order.owedBack >= 0n).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("the same provider facts in any order, with any repeats, end the same (S47)", () => {
    const fact = fc.oneof(
      fc
        .record({ object: fc.integer({ min: 1, max: 3 }), amount: fc.bigInt({ min: 1n, max: 30_000n }) })
        .map(({ object, amount }) =>
          captured(amount, { paymentId: `pay_${object}`, providerObjectId: `obj_${object}` }),
        ),
      fc
        .record({
          refund: fc.integer({ min: 1, max: 3 }),
          minute: fc.integer({ min: 1, max: 9 }),
          outcome: fc.constantFrom("pending" as const, "succeeded" as const, "failed" as const),
        })
        .map(({ refund, outcome, minute }) => ({
          event: {
            kind: "refund_reported" as const,
            refundId: null,
            providerRefundId: `re_${refund}`,
            paymentId: "pay_1",
            amount: 1_000n * BigInt(refund),
            outcome,
          },
          at: minutesIn(minute),
        })),
      fc
        .record({
          minute: fc.integer({ min: 1, max: 9 }),
          stage: fc.constantFrom("open" as const, "won" as const, "lost" as const),
        })
        .map(({ stage, minute }) => ({
          event: {
            kind: "dispute_reported" as const,
            disputeId: "dp_1",
            paymentId: "pay_1",
            amount: 4_000n,
            stage,
          },
          at: minutesIn(minute),
        })),
    );
    const seen = (events: readonly (OrderEvent | { event: OrderEvent; at: Date })[]) => {
      const facts = [created(), placed(), ...events].map((given, index) => {
        const { event, at } = "event" in given ? given : { event: given, at: minutesIn(0) };
        return {
          seq: index + 1,
          actor: { kind: "provider" as const, id: "demo" },
          occurredAt: at,
          recordedAt: minutesIn(index),
          event,
        };
      });
      const {
        paymentStatus,
        badges,
        captured: sum,
        refunded,
        refundPending,
        disputedOpen,
        disputedLost,
        owedBack,
      } = fold(1, facts);
      return { paymentStatus, badges, sum, refunded, refundPending, disputedOpen, disputedLost, owedBack };
    };
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 10 }), fc.infiniteStream(fc.nat()), (facts, keys) => {
        const twice = [...facts, ...facts.filter((_, index) => index % 2 === 0)];
        const shuffled = twice.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key);
        expect(seen(shuffled.map(({ one }) => one))).toEqual(seen(facts));
      }),
      { numRuns: 2_000 },
    );
  });
});
