import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { inbox, notes } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, staffContext } from "@/db/testing/orders";
import { type ScriptedCarrier, scriptedCarrier } from "@/lib/fulfillment/testing/scripted-carrier";
import { mustSucceed } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { adoptMessage } from "@/lib/payments/commands/adopt-message";
import { replayInboxMessage } from "@/lib/payments/commands/replay-inbox-message";
import { sweepInbox } from "@/lib/payments/commands/sweep-inbox";
import type { Context } from "@/lib/platform/context";
import { dispatch } from "./dispatch";
import { processCarrierMessage } from "./process-carrier-message";
import { receiveCarrierMessage } from "./receive-carrier-message";

const base = testDatabase({ max: 20 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let carrier: ScriptedCarrier;
let ctx: Context;
let count = 0;

beforeEach(() => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  carrier = scriptedCarrier();
  ctx = testContext(base.db, { clock, carriers: new Map([[carrier.name, carrier]]) });
});

const aNumber = (): string => `N${Date.now()}${++count}`;

async function given(trackingNumber: string | null = aNumber(), name = "starken"): Promise<Order> {
  const order = await givenPendingOrder(ctx);
  const sent = await dispatch(staffContext(ctx), {
    ...{ orderId: order.id, expectedVersion: order.version, carrier: name, trackingNumber },
    ...{ lines: [], notify: false },
  });
  return mustSucceed(sent, "dispatching");
}

const numberOf = (order: Order) => parcelOf(order).trackingNumber;
function parcelOf(order: Order) {
  const parcel = Object.values(order.parcels.shipments)[0];
  if (!parcel) throw new Error("no parcel");
  return parcel;
}

async function received(data: object, id = `msg_${++count}`): Promise<number> {
  const body = JSON.stringify({ type: "shipment.updated", data });
  const answer = await receiveCarrierMessage(ctx, carrier, { body, headers: { "webhook-id": id } });
  return mustSucceed(answer, "receiving").inboxId ?? 0;
}

async function heard(data: object): Promise<number> {
  const inboxId = await received(data);
  await processCarrierMessage(ctx, inboxId);
  return inboxId;
}

const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const rowOf = async (id: number) => (await base.db.select().from(inbox).where(eq(inbox.id, id)))[0];
const ignored = async (order: Order) =>
  (await readJournal(base.db, order.id)).flatMap(({ event }) =>
    event.kind === "provider_fact_ignored" ? [[event.cause, event.factKind]] : [],
  );
const at = (minute: number) => `2026-05-04T12:${String(minute).padStart(2, "0")}:00Z`;

test("50 copies at once are one row, one report, one note; the repeats are counted", async () => {
  const order = await given();
  const data = {
    tracking_number: numberOf(order),
    status: "in_transit",
    occurred_at: at(1),
    message: "Salió",
  };
  const ids = await Promise.all(Array.from({ length: 50 }, () => received(data, "msg_same")));
  const inboxId = Math.max(...ids);
  expect(ids.filter((id) => id > 0)).toHaveLength(1);
  await Promise.all(Array.from({ length: 5 }, () => processCarrierMessage(ctx, inboxId)));
  expect(await rowOf(inboxId)).toMatchObject({ effect: "applied", orderId: order.id, repeats: 49 });
  expect(parcelOf(await now(order)).reports).toHaveLength(1);
  const ofOrder = await base.db
    .select()
    .from(notes)
    .where(and(eq(notes.orderId, order.id), eq(notes.text, "Salió")));
  expect(ofOrder).toHaveLength(1);
});

describe("nothing goes backwards", () => {
  test("late, reordered and repeated news end as the carrier's clock says, whatever came first", async () => {
    const news: [string, number][] = [
      ["requested", 1],
      ["in_transit", 5],
      ["out_for_delivery", 10],
      ["delivered", 20],
      ["in_transit", 15],
    ];
    for (const shuffled of [news, [...news].reverse(), [...news.slice(2), ...news]]) {
      const order = await given();
      for (const [status, minute] of shuffled) {
        await heard({ tracking_number: numberOf(order), status, occurred_at: at(minute) });
      }
      const after = await now(order);
      expect(after.shipmentStatus).toBe("delivered");
      expect(parcelOf(after).reportedAt).toEqual(new Date(at(20)));
    }
  });

  test("a late report is written down and said to have changed nothing", async () => {
    const order = await given();
    const tracking_number = numberOf(order);
    await heard({ tracking_number, status: "delivered", occurred_at: at(30) });
    const late = await heard({ tracking_number, status: "out_for_delivery", occurred_at: at(10) });
    expect(await rowOf(late)).toMatchObject({ effect: "ignored", orderId: order.id });
    const after = await now(order);
    expect(parcelOf(after)).toMatchObject({ state: "delivered" });
    expect(parcelOf(after).reports).toHaveLength(2);
  });

  test("the same news by another message leaves one trace; a replay leaves none", async () => {
    const order = await given();
    const data = { tracking_number: numberOf(order), status: "in_transit", occurred_at: at(1) };
    await heard(data);
    const again = await heard(data);
    expect(await ignored(order)).toEqual([["duplicate", "parcel:in_transit"]]);
    mustSucceed(await replayInboxMessage(ctx, { inboxId: again }), "replaying");
    await processCarrierMessage(ctx, again);
    expect(await ignored(order)).toHaveLength(1);
  });

  test("news from the future count as of now", async () => {
    const order = await given();
    const tracking_number = numberOf(order);
    await heard({ tracking_number, status: "in_transit", occurred_at: "2031-01-01T00:00:00Z" });
    clock.now = new Date("2026-05-04T13:05:00.000Z");
    await heard({ tracking_number, status: "delivered", occurred_at: "2026-05-04T13:04:00Z" });
    expect((await now(order)).shipmentStatus).toBe("delivered");
  });
});

test("a word that nobody knows keeps the state, and is kept and seen", async () => {
  const order = await given();
  const inboxId = await heard({ tracking_number: numberOf(order), status: "beamed_up", occurred_at: at(1) });
  expect(await rowOf(inboxId)).toMatchObject({ effect: "ignored", orderId: order.id });
  expect(await ignored(order)).toEqual([["unknown_state", "parcel:beamed_up"]]);
  expect((await now(order)).shipmentStatus).toBe("requested");
});

test("a label that the carrier took back voids the parcel; one that has arrived stays", async () => {
  const order = await given();
  await heard({ tracking_number: numberOf(order), status: "void", occurred_at: at(1) });
  const after = await now(order);
  expect([after.shipmentStatus, parcelOf(after).canceled]).toEqual(["unfulfilled", true]);
  const last = (await readJournal(base.db, order.id)).at(-1);
  expect([last?.event.kind, last?.actor]).toEqual(["shipment_canceled", { kind: "carrier", id: "scripted" }]);

  const arrived = await given();
  await heard({ tracking_number: numberOf(arrived), status: "delivered", occurred_at: at(1) });
  await heard({ tracking_number: numberOf(arrived), status: "void", occurred_at: at(2) });
  expect((await now(arrived)).shipmentStatus).toBe("delivered");
  expect(await ignored(arrived)).toEqual([["refused", "parcel:void"]]);
});

describe("which parcel", () => {
  test("numbers are used again: the carrier's own, live, newest one", async () => {
    const number = aNumber();
    const older = await given(number, "starken");
    const other = await given(number, "chilexpress");
    clock.now = new Date("2026-05-04T13:01:00.000Z");
    const newer = await given(number, "Starken");
    await heard({ tracking_number: number, carrier: "STARKEN", status: "in_transit", occurred_at: at(59) });
    const states = await Promise.all([older, other, newer].map(now));
    expect(states.map(({ shipmentStatus }) => shipmentStatus)).toEqual([
      "requested",
      "requested",
      "in_transit",
    ]);
  });

  test("by the order's number, when its parcel has none of its own", async () => {
    const order = await given(null);
    await heard({
      order_number: order.number,
      tracking_number: "X1",
      status: "in_transit",
      occurred_at: at(1),
    });
    expect((await now(order)).shipmentStatus).toBe("in_transit");
  });

  test("a number that the named order does not know matches nothing; it is adopted, and acts once", async () => {
    const order = await given();
    const other = { order_number: order.number, tracking_number: "foreign", occurred_at: at(1) };
    const inboxId = await heard({ ...other, status: "in_transit" });
    expect(await rowOf(inboxId)).toMatchObject({ effect: "unmatched", processedAt: null });
    const staff = staffContext(ctx);
    mustSucceed(await adoptMessage(staff, { inboxId, orderNumber: order.number }), "adopting");
    await processCarrierMessage(ctx, inboxId);
    await processCarrierMessage(ctx, inboxId);
    expect((await now(order)).shipmentStatus).toBe("in_transit");
    expect(parcelOf(await now(order)).reports).toHaveLength(1);
  });

  test("a message that overtook its parcel is tried again by the sweep", async () => {
    const number = aNumber();
    const inboxId = await heard({ tracking_number: number, status: "in_transit", occurred_at: at(1) });
    expect(await rowOf(inboxId)).toMatchObject({ effect: "unmatched" });
    const order = await given(number);
    clock.now = new Date("2026-05-04T13:10:00.000Z");
    await sweepInbox(ctx);
    await processCarrierMessage(ctx, inboxId);
    expect((await now(order)).shipmentStatus).toBe("in_transit");
  });
});

test("a message of the other mode, and of a type that we do not use, is stored and never worked on", async () => {
  const order = await given();
  carrier.saysLive = true;
  const inboxId = await received({
    tracking_number: numberOf(order),
    status: "delivered",
    occurred_at: at(1),
  });
  await processCarrierMessage(ctx, inboxId);
  expect(await rowOf(inboxId)).toMatchObject({ effect: "wrong_mode" });
  expect((await now(order)).shipmentStatus).toBe("requested");
});
