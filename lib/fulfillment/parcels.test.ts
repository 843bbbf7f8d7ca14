import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carrierActor } from "@/lib/kernel/actor";
import type { EventOf, OrderEvent } from "@/lib/orders/events";
import { SHIPMENT_DETAILS, SHIPMENT_STATES } from "@/lib/orders/events/parcels";
import type { LineQuantity } from "@/lib/orders/events/parts";
import { evolve, fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import {
  aLine,
  captured,
  created,
  journalOf,
  minutesIn,
  placed,
  shipped,
} from "@/lib/orders/testing/journal";
import { isLive, type Shipment } from "./shipment";
import { hasReturned, leftToSend, unitsByLine } from "./status";

const LINES = [
  aLine({ lineId: "l1", quantity: 3 }),
  aLine({ lineId: "l2", variantId: 2, quantity: 2 }),
  aLine({ lineId: "digital", variantId: 3, quantity: 1, requiresShipping: false }),
];
const START = [created({ lines: LINES }), placed(), captured(60_000n)];

type Report = Pick<EventOf<"shipment_reported">, "state" | "detail">;
type Step =
  | { readonly kind: "send"; readonly share: number }
  | { readonly kind: "report"; readonly parcel: number; readonly report: Report; readonly minute: number }
  | { readonly kind: "cancel" | "again" | "restock"; readonly parcel: number };

const report = fc.record({
  state: fc.constantFrom(...SHIPMENT_STATES),
  detail: fc.constantFrom(null, ...SHIPMENT_DETAILS),
});
const parcel = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("send" as const), share: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant("report" as const),
    parcel,
    report,
    minute: fc.integer({ min: 1, max: 500 }),
  }),
  fc.record({ kind: fc.constantFrom("cancel" as const, "again" as const, "restock" as const), parcel }),
);

/** Some of what is left: every n-th unit of each line, at least one. */
const some = (left: readonly LineQuantity[], share: number): LineQuantity[] =>
  left.map(({ lineId, quantity }) => ({ lineId, quantity: Math.max(1, Math.floor(quantity / share)) }));

/** What a person may do with a parcel, with the guards that the commands have. */
function movesOf(shipment: Shipment, seq: number): Record<"cancel" | "again" | "restock", OrderEvent | null> {
  const { shipmentId, lines, state } = shipment;
  const live = isLive(shipment);
  const again = shipped({ shipmentId: `s${seq}`, lines: [...lines], replaces: shipmentId });
  return {
    cancel: live && state !== "delivered" ? { kind: "shipment_canceled", shipmentId, reason: "undo" } : null,
    again: live && state === "failed" ? again : null,
    restock:
      live && hasReturned(shipment) ? { kind: "stock_restocked", lines: [...lines], refundId: null } : null,
  };
}

/** What a step appends; reports come from outside and are never guarded. */
function eventsOf(order: Order, given: Step, seq: number): OrderEvent[] {
  if (given.kind === "send") {
    const lines = some(leftToSend(order), given.share);
    return lines.length === 0 ? [] : [shipped({ shipmentId: `s${seq}`, lines })];
  }
  const all = Object.values(order.parcels.shipments);
  const chosen = all[given.parcel % Math.max(1, all.length)];
  if (!chosen) return [];
  if (given.kind === "report") {
    return [{ kind: "shipment_reported", shipmentId: chosen.shipmentId, ...given.report }];
  }
  const move = movesOf(chosen, seq)[given.kind];
  return move ? [move] : [];
}

function assertConserved(order: Order): void {
  const units = unitsByLine(order);
  expect([...units.keys()]).toEqual(["l1", "l2"]);
  for (const { ordered, sent, returned, withdrawn, left } of units.values()) {
    expect(Math.min(sent, returned, withdrawn, left)).toBeGreaterThanOrEqual(0);
    expect(sent + returned + withdrawn + left).toBe(ordered);
  }
}

/** A parcel that arrived stays arrived, until a report says that it came back. */
function assertNotBack(before: Order, after: Order, event: OrderEvent): void {
  for (const was of Object.values(before.parcels.shipments)) {
    if (was.state !== "delivered") continue;
    const is = after.parcels.shipments[was.shipmentId];
    const cameBack = event.kind === "shipment_reported" && event.shipmentId === was.shipmentId;
    if (is?.state === "delivered") continue;
    expect(cameBack && event.detail).toBe("returned");
  }
}

const sent = (quantity: number) => shipped({ lines: [{ lineId: "l1", quantity }] });
const RETURNED: OrderEvent = {
  kind: "shipment_reported",
  shipmentId: "shp_1",
  state: "failed",
  detail: "returned",
};
const restock = (quantity: number): OrderEvent => ({
  ...{ kind: "stock_restocked", refundId: null, lines: [{ lineId: "l1", quantity }] },
});
const refundOf = (quantity: number): OrderEvent[] => [
  {
    kind: "refund_requested",
    ...{ refundId: "r1", paymentId: "pay_1", amount: 10_000n * BigInt(quantity), shippingAmount: 0n },
    ...{ lines: [{ lineId: "l1", quantity, amount: 10_000n * BigInt(quantity) }], restock: [] },
    ...{ reason: "customer_asked", noteId: null, alsoCancel: false, needsApproval: false },
  },
];

function parcelAfter(reports: readonly { readonly report: Report; readonly minute: number }[]) {
  const told = reports.map(({ report: said, minute }) => ({
    event: { kind: "shipment_reported" as const, shipmentId: "shp_1", ...said },
    at: minutesIn(100 + minute),
  }));
  const parcelNow = fold(1, journalOf([...START, sent(3), ...told])).parcels.shipments.shp_1;
  return { state: parcelNow?.state, detail: parcelNow?.detail, at: parcelNow?.reportedAt };
}

describe("the units of an order's parcels", () => {
  test("any interleaving of parcels, reports, cancellations and new attempts keeps every unit somewhere", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let order = fold(1, journalOf(START));
        for (const given of steps) {
          for (const event of eventsOf(order, given, order.version + 1)) {
            const minute = given.kind === "report" ? given.minute : order.version;
            const fact = {
              ...{ seq: order.version + 1, event, actor: carrierActor("demo") },
              ...{ occurredAt: minutesIn(minute), recordedAt: minutesIn(1_000 + order.version) },
            };
            const after = evolve(1, order, fact);
            assertNotBack(order, after, event);
            order = after;
          }
          assertConserved(order);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("reports of one parcel end the same in any order and however often they come (S51)", () => {
    const said = fc.array(fc.record({ report, minute: fc.integer({ min: 1, max: 20 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(said, fc.array(fc.nat({ max: 100 }), { maxLength: 12 }), (reports, picks) => {
        const again = picks.flatMap((pick) => reports[pick % reports.length] ?? []);
        const stormy = [...again, ...[...reports].reverse(), ...again];
        expect(parcelAfter(stormy)).toEqual(parcelAfter(reports));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ["a refund of units that never left takes them off", refundOf(1), { sent: 0, withdrawn: 1, left: 2 }],
    ["one of all of them takes all off", refundOf(3), { sent: 0, withdrawn: 3, left: 0 }],
    ["units back in stock are not sent", [restock(2)], { sent: 0, withdrawn: 2, left: 1 }],
    [
      "a refund of what was sent leaves the rest to send",
      [sent(2), ...refundOf(2)],
      { sent: 2, withdrawn: 0, left: 1 },
    ],
    [
      "a refund of more than was sent is also for the rest",
      [sent(2), ...refundOf(3)],
      { sent: 2, withdrawn: 1, left: 0 },
    ],
    [
      "what came back and was restocked is returned, nothing else",
      [sent(2), RETURNED, restock(2)],
      { sent: 0, returned: 2, withdrawn: 0, left: 1 },
    ],
  ] as const)("%s", (_, events, wanted) => {
    const order = fold(1, journalOf([...START, ...events]));
    expect(unitsByLine(order).get("l1")).toMatchObject({ ordered: 3, ...wanted });
    assertConserved(order);
  });

  test("a parcel that came back asks for a decision until its goods are in stock again", () => {
    const flags = (...events: OrderEvent[]) => fold(1, journalOf([...START, sent(2), ...events])).flags;
    expect(flags(RETURNED)).toEqual(["shipment_failed"]);
    expect(flags(RETURNED, restock(1))).toEqual(["shipment_failed"]);
    expect(flags(RETURNED, restock(2))).toEqual([]);
  });
});
