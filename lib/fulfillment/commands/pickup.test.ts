import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { listNotes } from "@/db/queries/notes";
import { writeSettings } from "@/db/queries/shop";
import { letters, securityEvents } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { pickupCodeOf } from "@/lib/fulfillment/pickup";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { loadLetter } from "@/lib/notifications/commands/load-letter";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { captured } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { handOver } from "./hand-over";
import { pickupReady } from "./pickup-ready";
import { withdrawPickup } from "./withdraw-pickup";

const base = testDatabase();
const NOW = new Date("2026-05-04T13:00:00.000Z");
let ctx: Context;

const COUNTER = {
  ...{ key: "centro", name: "Tienda Centro", enabled: true, address: "Huérfanos 1160" },
  ...{ hours: "Lunes a viernes, 10 a 19 h", description: "", instructions: "Pida en la barra." },
};

beforeEach(async () => {
  ctx = testContext(base.db, { clock: { now: NOW }, actor: staff(7) });
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, pickupLocations: [COUNTER] }, NOW);
});

const happens = async (order: Order, ...events: OrderEvent[]) =>
  mustSucceed(await changeOrder<never>(ctx, order.id, () => ok(events)), "happening");
const aPickup = async () =>
  happens(
    await givenPendingOrder(
      ctx,
      {},
      { created: { shippingOption: "store_pickup", pickupLocationKey: "centro" } },
    ),
    captured(20_000n),
  );
const announced = async (order: Order, notify = true) =>
  mustSucceed(await pickupReady(ctx, { orderId: order.id, locationKey: "centro", notify }), "announcing");
const codeOf = (order: Order): string => pickupCodeOf(ctx.linkKey, order) ?? "none";
const hand = (order: Order, more: { code?: string; withoutCode?: boolean } = {}) =>
  handOver(ctx, { orderId: order.id, takenBy: "Benito", withoutCode: false, ...more });

describe("ready for pickup", () => {
  test("six digits that only the key of the shop re-makes; the letter brings them", async () => {
    const order = await announced(await aPickup());
    expect(order.shipmentStatus).toBe("ready_for_pickup");
    expect(codeOf(order)).toMatch(/^\d{6}$/);
    expect(pickupCodeOf(new Uint8Array(32).fill(9), order)).toBeNull();
    expect(JSON.stringify(order.parcels)).not.toContain(codeOf(order));
    const own = (await base.db.select().from(letters).where(eq(letters.orderId, order.id))).find(
      ({ kind }) => kind === "order_ready_for_pickup",
    );
    if (!own) throw new Error("no letter");
    expect((await loadLetter(ctx, own, order, null)).shownPickupCode).toBe(codeOf(order));
  });

  test("once; not for a delivery, a hold, or a place that is not there", async () => {
    const order = await aPickup();
    const ask = (orderId: number, locationKey = "centro") =>
      pickupReady(ctx, { orderId, locationKey, notify: false });
    expect(await ask(order.id, "luna")).toMatchObject({ refusal: { code: "location_not_found" } });
    await happens(order, { kind: "order_held", reason: null });
    expect(await ask(order.id)).toMatchObject({ refusal: { code: "order_is_held" } });
    await happens(order, { kind: "order_released", reason: null });
    await announced(order);
    expect(await ask(order.id)).toMatchObject({ refusal: { code: "already_announced" } });
    expect(await ask((await givenPendingOrder(ctx)).id)).toMatchObject({ refusal: { code: "not_a_pickup" } });
  });
});

describe("handing over", () => {
  test("with the code, however it is typed; the name is a note that the event names", async () => {
    const order = await announced(await aPickup());
    const code = codeOf(order);
    const after = mustSucceed(await hand(order, { code: `${code.slice(0, 3)}-${code.slice(3)}` }), "handing");
    expect(after.shipmentStatus).toBe("delivered");
    const [name] = (await listNotes(base.db, order.id)).filter(({ kind }) => kind === "name");
    expect(name?.text).toBe("Benito");
    expect(await hand(order, { code })).toMatchObject({ refusal: { code: "already_handed_over" } });
  });

  test("wrong codes are counted, change nothing, and never shut the shop out", async () => {
    const order = await announced(await aPickup());
    const wrong = codeOf(order) === "000000" ? "111111" : "000000";
    for (const tries of [1, 2, 3])
      expect(await hand(order, { code: wrong })).toMatchObject({ refusal: { code: "wrong_code", tries } });
    expect(await hand(order)).toMatchObject({ refusal: { code: "code_missing" } });
    expect((await listNotes(base.db, order.id)).filter(({ kind }) => kind === "name")).toEqual([]);
    expect(await base.db.select().from(securityEvents)).toHaveLength(3);
    const after = mustSucceed(await hand(order, { withoutCode: true }), "handing over without");
    expect(after.parcels.pickup?.handedOverAt).toEqual(NOW);
  });

  test("taken back step by step: it waits again with the same code, then it is to be announced; no letter goes", async () => {
    const order = await announced(await aPickup(), false);
    const code = codeOf(order);
    mustSucceed(await hand(order, { code }), "handing over");
    const again = mustSucceed(await withdrawPickup(ctx, { orderId: order.id }), "taking back");
    expect([again.shipmentStatus, codeOf(again)]).toEqual(["ready_for_pickup", code]);
    const before = mustSucceed(await withdrawPickup(ctx, { orderId: order.id }), "taking back");
    expect(before.shipmentStatus).toBe("unfulfilled");
    expect(await withdrawPickup(ctx, { orderId: order.id })).toMatchObject({ ok: false });
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.filter(({ kind }) => kind === "order_ready_for_pickup")).toEqual([]);
  });
});
