import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLOCK } from "@/lib/kernel/actor";
import type { EventOf, NewEvent, OrderEvent } from "@/lib/orders/events";
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
import { decideOnReports } from "./apply-report";
import { cancellation } from "./cancellation";
import type { ParcelMeaning } from "./carrier";
import { planParcel } from "./parcel-plan";
import { restockable } from "./returning";
import { isLive, type Shipment } from "./shipment";
import { hasReturned, unitsByLine } from "./status";

const LINES = [
  aLine({ lineId: "l1", quantity: 3 }),
  aLine({ lineId: "l2", variantId: 2, quantity: 2 }),
  aLine({ lineId: "digital", variantId: 3, quantity: 1, requiresShipping: false }),
];
const START = [created({ lines: LINES }), placed(), captured(60_000n)];

type Report = Pick<EventOf<"shipment_reported">, "state" | "detail">;
type Step =
  | { readonly kind: "send"; readonly lines: LineQuantity[] }
  | { readonly kind: "again"; readonly parcel: number; readonly lines: LineQuantity[] }
  | {
      readonly kind: "report";
      readonly parcel: number;
      readonly meaning: ParcelMeaning;
      readonly minute: number;
    }
  | { readonly kind: "cancel" | "restock"; readonly parcel: number };

const report = fc.record({
  state: fc.constantFrom(...SHIPMENT_STATES),
  detail: fc.constantFrom(null, ...SHIPMENT_DETAILS),
});
const meaning: fc.Arbitrary<ParcelMeaning> = fc.oneof(
  { weight: 8, arbitrary: report.map((said) => ({ kind: "state" as const, ...said })) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "void" as const }, { kind: "unknown" as const }) },
);
const parcel = fc.nat({ max: 5 });
const minute = fc.integer({ min: 1, max: 500 });
/** Also more than there is, and nothing at all, which means all that is left. */
const lines = fc.array(
  fc.record({ lineId: fc.constantFrom("l1", "l2", "digital"), quantity: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 2 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("send" as const), lines }),
  fc.record({ kind: fc.constant("again" as const), parcel, lines }),
  fc.record({ kind: fc.constant("report" as const), parcel, meaning, minute }),
  fc.record({ kind: fc.constantFrom("cancel" as const, "restock" as const), parcel }),
);

const planned = (order: Order, asked: LineQuantity[], replaces: string | null): NewEvent[] => {
  const shipmentId = `s${order.version + 1}`;
  const { kind: _kind, ...plan } = shipped({ shipmentId, lines: asked, replaces });
  const decided = planParcel(order, plan);
  return decided.ok ? [decided.value] : [];
};

/** What a carrier's message brings about, decided as the inbox decides it. */
function told(order: Order, shipmentId: string, said: ParcelMeaning, at: Date): readonly NewEvent[] {
  const nothing = { trackerId: null, sellerRef: null, carrier: null, orderNumber: null, orderRef: null };
  const found = {
    ...{ shipmentId, noteId: "n" },
    report: {
      ...{ ...nothing, trackingNumber: "123", meaning: said, word: "word", occurredAt: at, expectedTo: null },
      ...{ eventId: "e", text: null, place: null },
    },
  };
  return decideOnReports(order, [found], { provider: "demo", inboxId: 1 }).events;
}

/** What a step appends: decided by the same functions as behind the desk and the inbox. */
function eventsOf(order: Order, given: Step): readonly NewEvent[] {
  if (given.kind === "send") return planned(order, given.lines, null);
  const all = Object.values(order.parcels.shipments);
  const chosen = all[given.parcel % Math.max(1, all.length)];
  if (!chosen) return [];
  const { shipmentId } = chosen;
  if (given.kind === "again") return planned(order, given.lines, shipmentId);
  if (given.kind === "report") return told(order, shipmentId, given.meaning, minutesIn(given.minute));
  const open = isLive(chosen) && chosen.state !== "delivered";
  if (given.kind === "cancel") {
    return open && !hasReturned(chosen) ? [cancellation(order, shipmentId, "undo")] : [];
  }
  if (!isLive(chosen) || !hasReturned(chosen)) return [];
  const back = [...restockable(order, shipmentId)].map(([lineId, quantity]) => ({ lineId, quantity }));
  return back.length > 0 ? [{ kind: "stock_restocked", lines: back, refundId: null }] : [];
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

function appended(order: Order, given: NewEvent): Order {
  const event = "event" in given ? given.event : given;
  const at = "event" in given && given.occurredAt ? given.occurredAt : minutesIn(order.version);
  const seq = order.version + 1;
  const after = evolve(1, order, { seq, event, actor: CLOCK, occurredAt: at, recordedAt: at });
  assertNotBack(order, after, event);
  return after;
}

const walked = (steps: readonly Step[]): Order =>
  steps.reduce(
    (order, given) => {
      const after = eventsOf(order, given).reduce(appended, order);
      assertConserved(after);
      return after;
    },
    fold(1, journalOf(START)),
  );

/** What became of a parcel, to see that the walks lead everywhere. */
const endOf = (shipment: Shipment): string =>
  shipment.canceled ? "canceled" : shipment.replacedBy ? "replaced" : (shipment.detail ?? shipment.state);

describe("the units of an order's parcels", () => {
  test("any interleaving of parcels, reports, cancellations and new attempts keeps every unit somewhere", () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        for (const shipment of Object.values(walked(steps).parcels.shipments)) ends.add(endOf(shipment));
      }),
      { numRuns: 1_500 },
    );
    for (const end of ["canceled", "replaced", "returned", "delivered", "lost"]) expect(ends).toContain(end);
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
