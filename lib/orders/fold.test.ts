import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderEvent } from "./events";
import { holdsOf } from "./holds";
import {
  aLine,
  canceled,
  captured,
  created,
  expired,
  minutesIn,
  orderOf,
  placed,
  recorded,
  shipped,
} from "./testing/journal";

describe("payment status (product.md §5.2)", () => {
  const table: [string, OrderEvent[], string, string[]][] = [
    ["contact saved", [created()], "open", []],
    ["method chosen", [created(), placed()], "pending", []],
    ["whole amount captured", [created(), placed(), captured(20_000n)], "paid", []],
    ["part captured", [created(), placed(), captured(5_000n)], "pending", ["partially_paid"]],
    [
      "three partial payments by hand",
      [
        created(),
        placed({ methodKind: "manual" }),
        recorded(5_000n, { paymentId: "a" }),
        recorded(5_000n, { paymentId: "b" }),
        recorded(10_000n, { paymentId: "c" }),
      ],
      "paid",
      [],
    ],
    ["expired open", [created(), expired("open")], "abandoned", []],
    ["expired pending", [created(), placed(), expired("pending")], "abandoned", []],
    [
      "canceled after payment stays canceled",
      [created(), placed(), captured(20_000n), canceled()],
      "canceled",
      [],
    ],
    ["money overtakes a cancel", [created(), placed(), canceled(), captured(20_000n)], "paid", []],
    ["money overtakes an expiry", [created(), placed(), expired("pending"), captured(20_000n)], "paid", []],
    ["too little after the end", [created(), placed(), canceled(), captured(19_999n)], "canceled", []],
    [
      "free",
      [created({ lines: [aLine({ unitPrice: 0n, total: 0n })] }), placed({ methodKind: "none" })],
      "paid",
      [],
    ],
    [
      "cash rounded",
      [created(), placed({ methodKind: "manual" }), recorded(19_997n, { cashRounding: 3n })],
      "paid",
      [],
    ],
    [
      "refunded in part",
      [
        created(),
        placed(),
        captured(20_000n),
        {
          kind: "refund_reported",
          refundId: null,
          providerRefundId: "re_1",
          paymentId: "pay_1",
          amount: 4_000n,
          outcome: "succeeded",
        },
      ],
      "paid",
      ["partially_refunded"],
    ],
    [
      "voided by hand",
      [
        created(),
        placed({ methodKind: "manual" }),
        recorded(20_000n),
        { kind: "payment_record_voided", paymentId: "pay_hand", reason: "undo" },
      ],
      "pending",
      [],
    ],
  ];
  test.each(table)("%s", (_, events, status, badges) => {
    const order = orderOf(...events);
    expect({ status: order.paymentStatus, badges: order.badges }).toEqual({ status, badges });
  });

  test("too much is paid and flagged, two whole payments are named as such", () => {
    expect(orderOf(created(), placed(), captured(25_000n)).flags).toEqual(["overpaid"]);
    const twice = orderOf(
      created(),
      placed(),
      captured(20_000n),
      captured(20_000n, { paymentId: "pay_2", providerObjectId: "obj_2" }),
    );
    expect([twice.paymentStatus, twice.flags, twice.owedBack]).toEqual(["paid", ["paid_twice"], 20_000n]);
  });

  test("a canceled paid order says what is owed back", () => {
    const order = orderOf(created(), placed(), captured(20_000n), canceled());
    expect([order.owedBack, order.balanceDue, order.flags]).toEqual([20_000n, 0n, ["refund_due"]]);
  });
});

describe("shipment status (product.md §5.3)", () => {
  const two = [aLine(), aLine({ lineId: "l2", variantId: 2, quantity: 1, total: 10_000n })];
  const paid = [created({ lines: two }), placed(), captured(30_000n)];
  const report = (
    state: "in_transit" | "delivered" | "failed",
    minutes: number,
    detail: "returned" | null = null,
  ) => ({
    event: { kind: "shipment_reported" as const, shipmentId: "shp_1", state, detail },
    at: minutesIn(minutes),
  });

  test("nothing sent, part sent, all sent", () => {
    expect(orderOf(...paid).shipmentStatus).toBe("unfulfilled");
    expect(orderOf(...paid, shipped()).shipmentStatus).toBe("partial");
    const all = orderOf(
      ...paid,
      shipped(),
      shipped({ shipmentId: "shp_2", lines: [{ lineId: "l2", quantity: 1 }] }),
    );
    expect(all.shipmentStatus).toBe("requested");
  });

  test("a canceled parcel counts as never sent", () => {
    const order = orderOf(...paid, shipped(), {
      kind: "shipment_canceled",
      shipmentId: "shp_1",
      reason: "undo",
    });
    expect(order.shipmentStatus).toBe("unfulfilled");
  });

  test("nothing to ship has no status", () => {
    const digital = [aLine({ requiresShipping: false })];
    expect(orderOf(created({ lines: digital })).shipmentStatus).toBeNull();
    expect(orderOf(created({ shippingOption: "no_shipping" })).shipmentStatus).toBeNull();
  });

  test("delivered stays against a late report, but a parcel can come back", () => {
    const base = [created(), placed(), captured(20_000n), shipped()];
    expect(orderOf(...base, report("delivered", 50), report("in_transit", 40)).shipmentStatus).toBe(
      "delivered",
    );
    expect(orderOf(...base, report("delivered", 50), report("in_transit", 60)).shipmentStatus).toBe(
      "delivered",
    );
    expect(orderOf(...base, report("delivered", 50), report("failed", 60, "returned")).shipmentStatus).toBe(
      "failed",
    );
  });

  test("reports in any order end in the same state (S51)", () => {
    const base = [created(), placed(), captured(20_000n), shipped()];
    const some = fc.record({
      state: fc.constantFrom("in_transit" as const, "delivered" as const, "failed" as const),
      minute: fc.integer({ min: 10, max: 40 }),
      returned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (reports, keys) => {
        const events = reports.map((r) =>
          report(r.state, r.minute, r.returned && r.state === "failed" ? "returned" : null),
        );
        const shuffled = events
          .map((event) => ({ event, key: keys.next().value }))
          .sort((a, b) => a.key - b.key);
        const seen = (list: typeof events) => {
          const shipment = orderOf(...base, ...list).parcels.shipments.shp_1;
          return [shipment?.state, shipment?.detail];
        };
        expect(seen(shuffled.map(({ event }) => event))).toEqual(seen(events));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("stock that an order holds (product.md §8)", () => {
  test("nothing while open, all while pending and paid, nothing once closed", () => {
    const held = (...events: OrderEvent[]) => holdsOf(orderOf(...events)).get(1) ?? 0;
    expect(held(created())).toBe(0);
    expect(held(created(), placed())).toBe(2);
    expect(held(created(), placed(), captured(20_000n))).toBe(2);
    expect(held(created(), placed(), captured(20_000n), canceled())).toBe(0);
    expect(held(created(), placed(), expired("pending"))).toBe(0);
    expect(held(created(), placed(), expired("pending"), captured(20_000n))).toBe(2);
  });

  test("two lines of one variant behave as one (I7)", () => {
    const lines = [aLine({ quantity: 1 }), aLine({ lineId: "l2", quantity: 4 })];
    expect(holdsOf(orderOf(created({ lines }), placed())).get(1)).toBe(5);
  });

  test("untracked lines hold nothing", () => {
    expect(holdsOf(orderOf(created({ lines: [aLine({ tracked: false })] }), placed())).size).toBe(0);
  });
});
