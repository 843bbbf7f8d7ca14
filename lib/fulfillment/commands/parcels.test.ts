import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { letters, notes, shipments, stockMovements, variants } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, givenVariant } from "@/db/testing/orders";
import { unitsByLine } from "@/lib/fulfillment/status";
import { providerActor } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { cancelOrder } from "@/lib/orders/commands/cancel-order";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { EventKind, EventOf } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { captured } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { cancelRefused } from "./cancel-refused";
import { cancelShipment } from "./cancel-shipment";
import { changeTracking } from "./change-tracking";
import { type DispatchInput, dispatch } from "./dispatch";
import { reportShipment } from "./report-shipment";
import { returnParcel } from "./return-parcel";

const base = testDatabase();

const UNITS = 3;
const STOCK = 10;
const CASH_ON_DELIVERY = {
  methodKey: "cod",
  methodKind: "manual",
  provider: null,
  shipsFirst: true,
} as const;

/** Every change happens a minute after the one before. */
function minuteByMinute(): Context {
  let now = new Date("2026-05-04T13:00:00.000Z").getTime();
  const later = () => {
    now += 60_000;
    return new Date(now);
  };
  return { ...testContext(base.db), now: later };
}

type Given = { readonly desk: Context; readonly order: Order; readonly variantId: number };

/** Three units of one line, not paid: cash on delivery. */
async function givenUnpaid(): Promise<Given> {
  const ctx = minuteByMinute();
  const variantId = await givenVariant(ctx, STOCK);
  const order = await givenPendingOrder(ctx, CASH_ON_DELIVERY, { variantId, quantity: UNITS });
  return { desk: { ...ctx, actor: staff() }, order, variantId };
}

async function givenPaid(): Promise<Given> {
  const ctx = minuteByMinute();
  const variantId = await givenVariant(ctx, STOCK);
  const pending = await givenPendingOrder(ctx, {}, { variantId, quantity: UNITS });
  const provider = { ...ctx, actor: providerActor("demo") };
  const paid = await changeOrder<never>(provider, pending.id, () => ok([captured(30_000n)]));
  return { desk: { ...ctx, actor: staff() }, order: mustSucceed(paid, "pay"), variantId };
}

const asks = (order: Order, change: Partial<DispatchInput> = {}): DispatchInput => ({
  ...{ orderId: order.id, expectedVersion: order.version, carrier: "starken", trackingNumber: "123" },
  ...{ lines: [], notify: false },
  ...change,
});
const units = (quantity: number) => [{ lineId: "l1", quantity }];
const send = async (desk: Context, order: Order, change: Partial<DispatchInput> = {}): Promise<Order> =>
  mustSucceed(await dispatch(desk, asks(order, change)), "dispatch");
const lastParcel = (order: Order): string => Object.keys(order.parcels.shipments).at(-1) ?? "";
const parcelOf = (order: Order, at = -1) => ({
  orderId: order.id,
  shipmentId: Object.keys(order.parcels.shipments).at(at) ?? "",
});
const stockOf = async (variantId: number): Promise<number | undefined> =>
  (await base.db.select().from(variants).where(eq(variants.id, variantId)))[0]?.stock;
const codeOf = (answer: { ok: boolean; refusal?: unknown }) => (answer.ok ? "ok" : answer.refusal);
const refused = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } });

async function lastOf<K extends EventKind>(order: Order, kind: K): Promise<EventOf<K> | undefined> {
  const found = (await readJournal(base.db, order.id)).findLast(({ event }) => event.kind === kind);
  return found?.event as EventOf<K> | undefined;
}

describe("dispatching by hand (S49, F1)", () => {
  test("says when, how and what else; personal words are notes that the event names", async () => {
    const { desk, order } = await givenPaid();
    const sent = await send(desk, order, {
      ...{ service: "Exprés", message: "Va con cariño", observations: "Timbre malo", weightGrams: 1_250 },
      ...{ expectedFrom: "2026-05-06T12:00:00.000Z", expectedTo: "2026-05-08T12:00:00.000Z", notify: true },
    });
    const event = await lastOf(sent, "shipment_created");
    expect(event).toMatchObject({
      ...{ service: "Exprés", packages: [{ weightGrams: 1_250 }], lines: units(UNITS), replaces: null },
      ...{ expectedFrom: "2026-05-06T12:00:00.000Z", trackingUrl: expect.stringContaining("codigo=123") },
    });
    const rows = await base.db.select().from(notes).where(eq(notes.orderId, order.id));
    expect(rows.map(({ id, kind, text }) => [id, kind, text]).sort()).toEqual(
      [
        [event?.noteId, "message", "Va con cariño"],
        [event?.observationsId, "observations", "Timbre malo"],
      ].sort(),
    );
    expect(JSON.stringify(event)).not.toMatch(/cariño|Timbre/);
  });

  test("two parcels share a line; never more than is left, also when a line is named twice", async () => {
    const { desk, order } = await givenPaid();
    const one = await send(desk, order, { lines: units(1) });
    expect([one.shipmentStatus, unitsByLine(one).get("l1")?.left]).toEqual(["partial", 2]);
    const tooMany = { lineId: "l1", left: 2 };
    expect(await dispatch(desk, asks(one, { lines: units(3) }))).toEqual(refused("more_than_left", tooMany));
    const twice = [...units(1), ...units(2)];
    expect(await dispatch(desk, asks(one, { lines: twice }))).toEqual(refused("more_than_left", tooMany));
    const all = await send(desk, one);
    expect([all.shipmentStatus, unitsByLine(all).get("l1")?.left]).toEqual(["requested", 0]);
    expect(await dispatch(desk, asks(all))).toEqual(refused("nothing_to_send"));
  });

  test("two people at once: one parcel", async () => {
    const { desk, order } = await givenPaid();
    const both = await Promise.all([dispatch(desk, asks(order)), dispatch(desk, asks(order))]);
    expect(both.map(codeOf).filter((code) => code === "ok")).toHaveLength(1);
  });

  test.each([
    [
      { expectedFrom: "2026-05-09T12:00:00.000Z", expectedTo: "2026-05-08T12:00:00.000Z" },
      "window_backwards",
    ],
    [{ replaces: "shp_none" }, "shipment_not_found"],
  ])("%j is refused", async (change, code) => {
    const { desk, order } = await givenPaid();
    expect(await dispatch(desk, asks(order, change))).toEqual(refused(code));
    expect(await readJournal(base.db, order.id)).toHaveLength(order.version);
  });
});

describe("a new attempt of a failed parcel (F4)", () => {
  async function givenFailed() {
    const given = await givenPaid();
    const part = await send(given.desk, given.order, { lines: units(2) });
    const input = { ...parcelOf(part), state: "failed", detail: "attempt_failed" } as const;
    const order = mustSucceed(await reportShipment(given.desk, input), "fail");
    return { ...given, order, failed: lastParcel(part) };
  }

  test("takes its place with its lines, and may take what was left too", async () => {
    const { desk, order, failed } = await givenFailed();
    expect(order.flags).toEqual(["shipment_failed"]);
    const again = await send(desk, order, { replaces: failed, trackingNumber: "456" });
    expect(again.parcels.shipments[lastParcel(again)]?.lines).toEqual(units(2));
    expect(again.parcels.shipments[failed]?.replacedBy).toBe(lastParcel(again));
    expect([again.flags, again.shipmentStatus]).toEqual([[], "partial"]);
    expect(unitsByLine(again).get("l1")).toMatchObject({ sent: 2, left: 1 });
  });

  test("taken back, it is as if it was never sent: the failed parcel stands again (F7)", async () => {
    const { desk, order, failed } = await givenFailed();
    const again = await send(desk, order, { replaces: failed });
    const undone = mustSucceed(await cancelShipment(desk, parcelOf(again)), "undo");
    expect(undone.parcels.shipments[failed]).toMatchObject({ state: "failed", replacedBy: null });
    expect([undone.flags, undone.shipmentStatus]).toEqual([order.flags, order.shipmentStatus]);
    expect(unitsByLine(undone)).toEqual(unitsByLine(order));
    const [row] = await base.db.select().from(shipments).where(eq(shipments.shipmentId, failed));
    expect(row?.live).toBe(true);
    const third = await send(desk, undone, { replaces: failed });
    expect([third.flags, unitsByLine(third).get("l1")?.left]).toEqual([[], 1]);
  });

  test("taken back after its units left otherwise, the failed one stays replaced", async () => {
    const { desk, order, failed } = await givenFailed();
    const one = await send(desk, order, { replaces: failed, lines: units(1) });
    const rest = await send(desk, one, { lines: units(2) });
    const undone = mustSucceed(await cancelShipment(desk, parcelOf(rest, -2)), "undo");
    expect(undone.parcels.shipments[failed]?.replacedBy).not.toBeNull();
    expect(unitsByLine(undone).get("l1")).toMatchObject({ sent: 2, left: 1 });
  });

  test("never more than what was in it and what is left, and never twice", async () => {
    const { desk, order, failed } = await givenFailed();
    const four = asks(order, { replaces: failed, lines: units(4) });
    expect(await dispatch(desk, four)).toEqual(refused("more_than_left", { lineId: "l1", left: 3 }));
    const again = await send(desk, order, { replaces: failed, lines: units(3) });
    expect(await dispatch(desk, asks(again, { replaces: failed }))).toEqual(refused("shipment_not_found"));
    const fresh = asks(again, { replaces: lastParcel(again) });
    expect(await dispatch(desk, fresh)).toEqual(refused("not_failed"));
  });

  test("what went back to stock does not leave again", async () => {
    const { desk, order, failed } = await givenFailed();
    const back = { orderId: order.id, shipmentId: failed, reason: "not_found", restock: units(1) } as const;
    const returned = mustSucceed(await returnParcel(desk, back), "return");
    expect(await dispatch(desk, asks(returned, { replaces: failed, lines: units(3) }))).toEqual(
      refused("more_than_left", { lineId: "l1", left: 2 }),
    );
    const again = await send(desk, returned, { replaces: failed, lines: units(2) });
    expect(unitsByLine(again).get("l1")).toMatchObject({ sent: 2, withdrawn: 1, left: 0 });
  });
});

describe("where a parcel is (F2, F3)", () => {
  test("out for delivery, delivered, and then it stays", async () => {
    const { desk, order } = await givenPaid();
    const sent = await send(desk, order);
    const say = (state: "in_transit" | "delivered" | "failed", detail?: "out_for_delivery" | "lost") =>
      reportShipment(desk, { ...parcelOf(sent), state, detail });
    mustSucceed(await say("in_transit"), "in transit");
    const near = mustSucceed(await say("in_transit", "out_for_delivery"), "out for delivery");
    expect(near.parcels.shipments[lastParcel(near)]?.detail).toBe("out_for_delivery");
    const there = mustSucceed(await say("delivered"), "delivered");
    expect(there.shipmentStatus).toBe("delivered");
    expect(await say("failed", "lost")).toEqual(refused("already_delivered"));
    expect(await cancelShipment(desk, parcelOf(sent))).toEqual(refused("already_delivered"));
  });

  test("a failure keeps its reason and the words of who said it, as a note", async () => {
    const { desk, order } = await givenPaid();
    const sent = await send(desk, order);
    const input = { ...parcelOf(sent), state: "failed", note: "Se cayó del camión" } as const;
    const failed = mustSucceed(await reportShipment(desk, input), "fail");
    const event = await lastOf(failed, "shipment_reported");
    expect(event).toMatchObject({ state: "failed", detail: null, reason: "other" });
    const [note] = await base.db
      .select()
      .from(notes)
      .where(eq(notes.id, event?.noteId ?? ""));
    expect([note?.kind, note?.text]).toEqual(["reason", "Se cayó del camión"]);
    const moving = await reportShipment(desk, { ...parcelOf(sent), state: "in_transit" });
    expect(moving.ok && moving.value.flags).toEqual([]);
  });

  test("a dispatch taken back was never sent: its letter does not count it any more", async () => {
    const { desk, order } = await givenPaid();
    const sent = await send(desk, order, { notify: true });
    const undone = mustSucceed(await cancelShipment(desk, parcelOf(sent)), "undo");
    expect([undone.shipmentStatus, unitsByLine(undone).get("l1")?.left]).toEqual(["unfulfilled", UNITS]);
    expect(await cancelShipment(desk, parcelOf(sent))).toEqual(refused("shipment_not_found"));
  });
});

describe("a parcel that came back (F3, F8)", () => {
  const back = { reason: "customer_returned" } as const;

  test("after it was delivered, with what of it goes back to stock: once", async () => {
    const { desk, order, variantId } = await givenPaid();
    const sent = await send(desk, order);
    mustSucceed(await reportShipment(desk, { ...parcelOf(sent), state: "delivered" }), "deliver");
    const input = { ...parcelOf(sent), ...back, restock: units(2) };
    const both = await Promise.all([returnParcel(desk, input), returnParcel(desk, input)]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.find((answer) => !answer.ok)).toEqual(refused("already_returned"));
    expect(await stockOf(variantId)).toBe(STOCK - UNITS + 2);
    const moves = await base.db
      .select()
      .from(stockMovements)
      .where(and(eq(stockMovements.orderId, order.id), eq(stockMovements.kind, "restock")));
    expect(moves.map(({ delta }) => delta)).toEqual([2]);
    const told = await base.db.select().from(letters).where(eq(letters.kind, "desk_shipment_failed"));
    expect(told.every(({ audience }) => audience === "desk")).toBe(true);
  });

  test("never more than was in it, and not what a return before gave back", async () => {
    const { desk, order } = await givenPaid();
    const one = await send(desk, order, { lines: units(1) });
    const two = await send(desk, one);
    const much = { ...parcelOf(two, 0), ...back, restock: units(2) };
    expect(await returnParcel(desk, much)).toEqual(refused("more_than_parcel", { lineId: "l1", left: 1 }));
    mustSucceed(await returnParcel(desk, { ...much, restock: units(1) }), "return");
    const rest = { ...parcelOf(two), ...back, restock: units(3) };
    expect(await returnParcel(desk, rest)).toEqual(refused("more_than_parcel", { lineId: "l1", left: 2 }));
  });

  test("of a canceled order nothing goes to stock twice", async () => {
    const { desk, order, variantId } = await givenPaid();
    const sent = await send(desk, order);
    const input = {
      orderId: order.id,
      expectedVersion: sent.version,
      reason: "fraud",
      notify: false,
    } as const;
    const canceled = mustSucceed(await cancelOrder(desk, { ...input, notReturned: [] }), "cancel");
    expect(canceled.flags).toContain("live_parcel_of_canceled");
    const twice = await returnParcel(desk, { ...parcelOf(sent), ...back, restock: units(1) });
    expect(twice).toEqual(refused("more_than_parcel", { lineId: "l1", left: 0 }));
    const home = mustSucceed(await returnParcel(desk, { ...parcelOf(sent), ...back, restock: [] }), "return");
    expect([home.flags, await stockOf(variantId)]).toEqual([["refund_due"], STOCK]);
  });

  test("what is back in stock is not on its way any more", async () => {
    const { desk, order } = await givenPaid();
    const sent = await send(desk, order);
    mustSucceed(await returnParcel(desk, { ...parcelOf(sent), ...back, restock: units(3) }), "return");
    const moving = await reportShipment(desk, { ...parcelOf(sent), state: "in_transit" });
    expect(moving).toEqual(refused("already_returned"));
  });
});

describe("cash on delivery, refused at the door", () => {
  async function givenRefused() {
    const given = await givenUnpaid();
    const sent = await send(given.desk, given.order);
    const input = { ...parcelOf(sent), state: "failed", detail: "refused" } as const;
    return { ...given, order: mustSucceed(await reportShipment(given.desk, input), "refuse") };
  }
  const end = (order: Order) => ({ orderId: order.id, expectedVersion: order.version, notify: false });

  test("ends in one commit: returned, canceled, in stock again", async () => {
    const { desk, order, variantId } = await givenRefused();
    const input = { ...end(order), notReturned: units(1), note: "No tenía efectivo" };
    const ended = mustSucceed(await cancelRefused(desk, input), "end");
    expect([ended.paymentStatus, ended.flags, ended.shipmentStatus]).toEqual(["canceled", [], "failed"]);
    expect(await stockOf(variantId)).toBe(STOCK - 1);
    expect(await lastOf(ended, "shipment_reported")).toMatchObject({
      detail: "returned",
      reason: "refused_at_door",
    });
    const again = await cancelRefused(desk, { ...end(ended), notReturned: [] });
    expect(again.ok).toBe(false);
    expect(await stockOf(variantId)).toBe(STOCK - 1);
  });

  test("goes on with another attempt", async () => {
    const { desk, order } = await givenRefused();
    const again = await send(desk, order, { replaces: lastParcel(order) });
    expect([again.flags, again.shipmentStatus, again.paymentStatus]).toEqual([[], "requested", "pending"]);
  });

  test("not while a parcel is under way, and not once it is paid", async () => {
    const { desk, order } = await givenUnpaid();
    const one = await send(desk, order, { lines: units(1) });
    const two = await send(desk, one);
    const input = { ...parcelOf(two), state: "failed", detail: "refused" } as const;
    const half = mustSucceed(await reportShipment(desk, input), "refuse");
    expect(await cancelRefused(desk, { ...end(half), notReturned: [] })).toEqual(refused("not_refused"));
    const paid = await givenPaid();
    const sent = await send(paid.desk, paid.order);
    const at = { ...parcelOf(sent), state: "failed", detail: "refused" } as const;
    const door = mustSucceed(await reportShipment(paid.desk, at), "refuse");
    expect(await cancelRefused(paid.desk, { ...end(door), notReturned: [] })).toEqual(refused("not_refused"));
  });
});

describe("correcting the number", () => {
  test("makes the link anew; the same again changes nothing; a carrier's own is left alone", async () => {
    const { desk, order } = await givenPaid();
    const sent = await send(desk, order);
    const input = { ...parcelOf(sent), carrier: "chilexpress", trackingNumber: "999" };
    const changed = mustSucceed(await changeTracking(desk, input), "correct");
    expect(changed.parcels.shipments[lastParcel(changed)]).toMatchObject({
      trackingUrl: "https://centrodeayuda.chilexpress.cl/seguimiento/999",
    });
    const same = mustSucceed(await changeTracking(desk, input), "correct");
    expect(same.version).toBe(changed.version);
    const gone = mustSucceed(await cancelShipment(desk, parcelOf(sent)), "undo");
    expect(await changeTracking(desk, { ...input, orderId: gone.id })).toEqual(refused("shipment_not_found"));
  });
});
