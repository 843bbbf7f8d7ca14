import { describe, expect, test } from "vitest";
import { SHIPMENT_STATUSES } from "@/lib/fulfillment/status";
import en from "@/lib/i18n/messages/en.json";
import es from "@/lib/i18n/messages/es.json";
import pt from "@/lib/i18n/messages/pt.json";
import { CLOCK, providerActor, staffActor } from "@/lib/kernel/actor";
import type { OrderEvent } from "./events";
import { type Explanation, explainOrder, type Reason, reasonWithoutMoney } from "./explain";
import { flagReason } from "./explain/flags";
import { fold } from "./fold";
import { ATTENTION_FLAGS, PAYMENT_BADGES, PAYMENT_STATUSES } from "./order";
import {
  canceled,
  captured,
  created,
  expired,
  journalOf,
  minutesIn,
  placed,
  recorded,
  shipped,
} from "./testing/journal";

const TIMES = { openExpiryHours: 24 };
const manual = placed({ methodKey: "bank_transfer", methodKind: "manual", provider: null });
const reported = (state: "in_transit" | "delivered" | "failed"): OrderEvent => ({
  ...{ kind: "shipment_reported", shipmentId: "shp_1", detail: null },
  state,
});
const refunded = (amount: bigint): OrderEvent => ({
  ...{ kind: "refund_reported", refundId: null, providerRefundId: "re_1", paymentId: "pay_1" },
  ...{ amount, outcome: "succeeded" },
});
const disputed: OrderEvent = {
  ...{ kind: "dispute_reported", disputeId: "dp_1", paymentId: "pay_1", amount: 20_000n },
  ...{ stage: "open", dueBy: "2026-05-20T13:00:00.000Z" },
};

type Step = Parameters<typeof journalOf>[0][number];

function explain(...events: Step[]): Explanation {
  const journal = journalOf(events);
  return explainOrder(fold(1, journal), journal, TIMES);
}

/** Lives that between them show every status and badge. */
const LIVES: Record<string, Step[]> = {
  open: [created()],
  pendingProvider: [created(), placed({ expiresAt: "2026-05-05T13:00:00.000Z" })],
  pendingManual: [created(), manual],
  pendingPart: [created(), manual, recorded(5_000n)],
  paidProvider: [created(), placed(), captured(20_000n)],
  paidByHand: [created(), manual, recorded(20_000n)],
  canceled: [created(), manual, canceled()],
  abandoned: [created(), placed(), { event: expired("pending"), at: minutesIn(3), actor: CLOCK }],
  requested: [created(), placed(), captured(20_000n), shipped()],
  partial: [created(), placed(), captured(20_000n), shipped({ lines: [{ lineId: "l1", quantity: 1 }] })],
  inTransit: [created(), placed(), captured(20_000n), shipped(), reported("in_transit")],
  delivered: [created(), placed(), captured(20_000n), shipped(), reported("delivered")],
  failed: [created(), placed(), captured(20_000n), shipped(), reported("failed")],
  ready: [
    created({ shippingOption: "store_pickup" }),
    placed(),
    captured(20_000n),
    { kind: "pickup_ready", locationKey: "centro", codeHash: "x", notify: true },
  ],
  partlyRefunded: [created(), placed(), captured(20_000n), refunded(5_000n)],
  refunded: [created(), placed(), captured(20_000n), refunded(20_000n)],
  disputed: [created(), placed(), captured(20_000n), disputed],
};

const everyReason = ({ payment, shipment, badges, flags }: Explanation): Reason[] => [
  payment,
  ...(shipment ? [shipment] : []),
  ...badges.map(({ reason }) => reason),
  ...flags.map(({ reason }) => reason),
];

function messageAt(messages: object, key: string): unknown {
  return key
    .split(".")
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], messages);
}

const wordsAt = (key: string): string[] => [es, en, pt].map(({ orders }) => typeof messageAt(orders, key));
const keysOf = ({ said, next }: Reason): string[] => [said.key, ...(next ? [next.key] : [])];

describe("explaining an order", () => {
  test("the lives of this test show every status and every badge", () => {
    const orders = Object.values(LIVES).map((events) => fold(1, journalOf(events)));
    expect(new Set(orders.map((order) => order.paymentStatus))).toEqual(new Set(PAYMENT_STATUSES));
    expect(new Set(orders.flatMap((order) => order.badges))).toEqual(new Set(PAYMENT_BADGES));
    expect(new Set(orders.map((order) => order.shipmentStatus))).toEqual(new Set(SHIPMENT_STATUSES));
  });

  test.each(Object.entries(LIVES))(
    "%s: each sentence exists in three languages and has its evidence",
    (_, events) => {
      const journal = journalOf(events);
      for (const reason of everyReason(explain(...events))) {
        for (const key of keysOf(reason)) expect(wordsAt(key), key).toEqual(["string", "string", "string"]);
        const { evidence } = reason;
        expect(evidence, reason.said.key).not.toBeNull();
        expect(journal.find(({ seq }) => seq === evidence?.seq)?.event.kind).toBe(evidence?.kind);
      }
    },
  );

  test.each(ATTENTION_FLAGS)("flag %s says what happened and what settles it, in three languages", (flag) => {
    const journal = journalOf([created(), placed(), captured(20_000n), disputed]);
    const { said, next } = flagReason(flag, { order: fold(1, journal), journal, openExpiresAt: null });
    for (const messages of [es, en, pt]) {
      expect(messageAt(messages.orders, said.key), said.key).toBeTypeOf("string");
      expect(messageAt(messages.orders, next?.key ?? "none"), flag).toBeTypeOf("string");
    }
  });

  test("pending says whether a provider or the shop is waited for, and until when (S65)", () => {
    const provider = explain(...(LIVES.pendingProvider ?? [])).payment;
    const shop = explain(...(LIVES.pendingManual ?? [])).payment;
    expect(provider.said.key).toBe("why.payment.pending_provider");
    expect(provider.nextAt).toEqual(new Date("2026-05-05T13:00:00.000Z"));
    expect(provider.next?.values.at).toEqual(provider.nextAt);
    expect(shop.said).toEqual({
      key: "why.payment.pending_manual",
      values: { method: { word: "method", key: "bank_transfer" } },
    });
    expect(shop.nextAt).toBeNull();
  });

  test("paid names the payment: provider's object and amount, or the person who recorded it", () => {
    const by = { event: captured(20_000n), at: minutesIn(9), actor: providerActor("demo") };
    expect(explain(created(), placed(), by).payment.evidence).toEqual({
      ...{ seq: 3, kind: "payment_captured", at: minutesIn(9), actor: providerActor("demo") },
      ...{ providerObject: "obj_1", amount: 20_000n },
    });
    const hand = { event: recorded(20_000n), at: minutesIn(5), actor: staffActor(7) };
    const { said, evidence } = explain(created(), manual, hand).payment;
    expect([said.key, evidence?.actor.id]).toEqual(["why.payment.paid_by_hand", "7"]);
  });

  test("an open order of a customer names its end; one that the shop made waits", () => {
    expect(explain(created()).payment.nextAt).toEqual(minutesIn(24 * 60));
    expect(explain(created({ source: "manual" })).payment.nextAt).toBeNull();
  });

  test("money that came after the end is told as such", () => {
    const late = explain(created(), placed(), expired("pending"), captured(20_000n));
    expect(late.payment.said.key).toBe("why.payment.paid_late");
    expect(late.flags.map(({ flag }) => flag)).toContain("late_payment");
  });

  test("people who see no money get the sentence and the event, never a figure or a provider's id", () => {
    for (const events of Object.values(LIVES)) {
      for (const reason of everyReason(explain(...events)).map(reasonWithoutMoney)) {
        expect(reason.evidence).toMatchObject({ amount: null, providerObject: null });
        const values = [...Object.values(reason.said.values), ...Object.values(reason.next?.values ?? {})];
        expect(values.filter((value) => typeof value === "bigint")).toEqual([]);
      }
    }
  });
});
