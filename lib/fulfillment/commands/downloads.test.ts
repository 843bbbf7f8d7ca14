import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addKeys } from "@/db/queries/digital";
import { digitalFiles, licenceKeys, links, orderEvents } from "@/db/schema";
import { givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { downloadState, grantsOfLine } from "@/lib/fulfillment/grants";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { aLine, canceled, captured } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { extendDownload } from "./extend-download";
import { giveKeys } from "./give-keys";
import { listDownloads } from "./list-downloads";
import { renewDownload } from "./renew-download";
import { revokeDownload } from "./revoke-download";
import { countedFile, type TakeDownload, takeDownload } from "./take-download";

const base = testDatabase({ max: 20 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let ctx: Context;
let desk: Context;

let variantId = 0;
let fileId = 0;
beforeAll(async () => {
  ctx = testContext(base.db, { clock });
  desk = testContext(base.db, { clock, actor: staff() });
  variantId = await givenVariant(base.db, { sku: "GUIA", digital: true, unlimited: true });
  const [file] = await base.db.select().from(digitalFiles).where(eq(digitalFiles.variantId, variantId));
  fileId = file?.id ?? 0;
});

async function givenPool(codes: readonly string[]): Promise<number> {
  const [pool] = await base.db
    .insert(digitalFiles)
    .values({ variantId, kind: "keys", name: "Claves" })
    .returning({ id: digitalFiles.id });
  const id = pool?.id ?? 0;
  await addKeys(base.db, { fileId: id, codes, at: clock.now });
  return id;
}

const digital = (fileIds: readonly number[], quantity = 1) =>
  aLine({
    ...{ lineId: "l1", variantId, quantity, total: 10_000n * BigInt(quantity), requiresShipping: false },
    ...{ tracked: false, fileIds: [...fileIds] },
  });

const givenOrder = (fileIds: readonly number[] = [fileId], quantity = 1): Promise<Order> =>
  givenPendingOrder(ctx, {}, { variantId, created: { lines: [digital(fileIds, quantity)] } });

const change = async (order: Order, ...events: readonly NewEvent[]): Promise<Order> =>
  mustSucceed(await changeOrder<never>(desk, order.id, () => ok(events)), "change");
const pay = (order: Order): Promise<Order> => change(order, captured(order.totals.total));
const now = async ({ id }: Order): Promise<Order> => (await readOrder(base.db, id)) as Order;
const grantsIn = ({ parcels }: Order) => grantsOfLine(parcels.grants, "l1");

async function pressOf(order: Order, pressKey = crypto.randomUUID()): Promise<TakeDownload> {
  const grant = grantsIn(await now(order))[0];
  return { orderId: order.id, lineId: "l1", grantId: grant?.grantId ?? "", pressKey, ip: "192.0.2.7" };
}
const press = async (order: Order, pressKey?: string) => takeDownload(ctx, await pressOf(order, pressKey));
const madeIn = async (order: Order): Promise<number> =>
  (await base.db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))).filter(
    ({ kind }) => kind === "download_made",
  ).length;
const urlOf = async (order: Order): Promise<string | null> =>
  (await listDownloads(ctx, await now(order)))[0]?.url ?? null;

describe("what is paid is granted", () => {
  test("in the commit of the payment, once, with the limits of the settings and a link", async () => {
    const order = await givenOrder();
    expect(grantsIn(order)).toEqual([]);
    const paid = await pay(order);
    expect(grantsIn(paid)).toMatchObject([
      { fileId, max: 5, used: 0, expiresAt: plus(clock.now, 7 * DAY_MS) },
    ]);
    expect(paid).toMatchObject({ shipmentStatus: null, completedAt: clock.now });
    const url = await urlOf(paid);
    expect(url).toMatch(/^http:\/\/shop\.test\/d\/[\w-]{22}$/);
    await Promise.all(Array.from({ length: 5 }, () => pay(paid)));
    expect(Object.keys((await now(paid)).parcels.grants)).toHaveLength(1);
    expect(await urlOf(paid)).toBe(url);
  });

  test("the product's own limits count", async () => {
    await base.db.execute(sql`update products set download_days = 2, download_count = 1
      where id = (select product_id from variants where id = ${variantId})`);
    const [grant] = grantsIn(await pay(await givenOrder()));
    await base.db.execute(sql`update products set download_days = null, download_count = null`);
    expect(grant).toMatchObject({ max: 1, expiresAt: plus(clock.now, 2 * DAY_MS) });
  });

  test("ends with the cancel, comes back with the money, and the old link works again", async () => {
    const paid = await pay(await givenOrder());
    const url = await urlOf(paid);
    const off = await change(paid, canceled());
    expect(grantsIn(off)).toMatchObject([{ revoked: true, endedBy: "canceled" }]);
    expect(await urlOf(off)).toBeNull();
    const reopened = { canceledSeq: off.closed?.seq ?? 0, cause: "reopen", acceptShortage: false } as const;
    const again = await change(off, { kind: "order_uncanceled", ...reopened });
    expect(grantsIn(again)).toMatchObject([{ revoked: false, used: 0 }]);
    expect(await urlOf(again)).toBe(url);
  });

  test("ends with the refund of its line, and not while the refund waits for its second person", async () => {
    const paid = await pay(await givenOrder());
    const [payment] = Object.values(paid.money.payments);
    const asked = (refundId: string, needsApproval: boolean): NewEvent => ({
      kind: "refund_requested",
      ...{ refundId, paymentId: payment?.paymentId ?? "", amount: 10_000n, shippingAmount: 0n },
      ...{
        lines: [{ lineId: "l1", quantity: 1, amount: 10_000n }],
        restock: [],
        reason: "other",
        noteId: null,
      },
      ...{ needsApproval, alsoCancel: false },
    });
    const waiting = await change(paid, asked("rf_1", true));
    expect(grantsIn(waiting)).toMatchObject([{ revoked: false }]);
    const given = await change(waiting, { kind: "refund_approved", refundId: "rf_1" });
    expect(grantsIn(given)).toMatchObject([{ revoked: true, endedBy: "refunded" }]);
    expect(await press(given)).toMatchObject({ ok: false, refusal: { code: "ended" } });
  });
});

describe("a download", () => {
  test("counts once, however often its button is pressed and its bytes are asked for", async () => {
    const paid = await pay(await givenOrder());
    const key = crypto.randomUUID();
    const taken = await Promise.all(Array.from({ length: 10 }, () => press(paid, key)));
    const keys = new Set(taken.map((one) => (one.ok ? one.value.key : one.refusal.code)));
    expect(keys.size).toBe(1);
    const opened = { order: await now(paid), lineId: "l1", key: [...keys][0] ?? "" };
    for (let part = 0; part < 20; part++)
      expect(await countedFile(ctx, opened)).toMatchObject({ id: fileId });
    expect(await madeIn(paid)).toBe(1);
    expect(grantsIn(await now(paid))).toMatchObject([{ used: 1 }]);
  });

  test("the sixth is refused under any race, and so is day 8", async () => {
    const paid = await pay(await givenOrder());
    const taken = await Promise.all(Array.from({ length: 12 }, () => press(paid)));
    expect(taken.filter((one) => one.ok)).toHaveLength(5);
    expect(await madeIn(paid)).toBe(5);
    expect(await press(paid)).toMatchObject({ ok: false, refusal: { code: "used_up" } });
    const other = await pay(await givenOrder());
    const first = mustSucceed(await press(other), "press");
    clock.now = plus(clock.now, 7 * DAY_MS);
    expect(await press(other)).toMatchObject({ ok: false, refusal: { code: "expired" } });
    const stale = { order: await now(other), lineId: "l1", key: first.key };
    expect(await countedFile(ctx, stale)).toBeNull();
  });

  test("renewed: the old link and its bytes end; extended: the same link goes on", async () => {
    const paid = await pay(await givenOrder());
    const [url, first] = [await urlOf(paid), mustSucceed(await press(paid), "press")];
    const asked = { orderId: paid.id, lineId: "l1" };
    mustSucceed(await renewDownload(desk, { ...asked, notify: true }), "renew");
    const renewed = await now(paid);
    expect(grantsIn(renewed)).toMatchObject([{ used: 0, max: 5, revoked: false }]);
    expect(await urlOf(renewed)).not.toBe(url);
    expect(await countedFile(ctx, { order: renewed, lineId: "l1", key: first.key })).toBeNull();
    const ended = await base.db.select().from(links).where(eq(links.orderId, paid.id));
    expect(ended.filter(({ revokedAt }) => revokedAt !== null)).toHaveLength(1);
    mustSucceed(await press(renewed), "press");
    mustSucceed(await extendDownload(desk, { ...asked, days: 3, downloads: 2 }), "extend");
    const [grant] = grantsIn(await now(paid));
    expect(grant).toMatchObject({ used: 1, max: 7, expiresAt: plus(clock.now, 10 * DAY_MS) });
  });

  test("revoked by hand it stays so, whatever else happens, until a person renews it", async () => {
    const paid = await pay(await givenOrder());
    const asked = { orderId: paid.id, lineId: "l1" };
    mustSucceed(await revokeDownload(desk, asked), "revoke");
    const noted = await change(paid, { kind: "tags_changed", before: [], after: ["x"] });
    expect(grantsIn(noted)).toMatchObject([{ revoked: true, endedBy: "staff" }]);
    mustSucceed(await renewDownload(desk, { ...asked, notify: false }), "renew");
    expect(grantsIn(await now(paid)).map((one) => downloadState(one, clock.now))).toEqual(["live"]);
  });
});

describe("keys of a pool", () => {
  test("fifty payments at once: each key goes to one order, nobody waits for nothing", async () => {
    const pool = await givenPool(Array.from({ length: 40 }, (_, n) => `K-${n}`));
    const pending = [];
    for (let n = 0; n < 50; n++) pending.push(await givenOrder([pool]));
    const paid = await Promise.all(pending.map(pay));
    const given = paid.flatMap((order) => grantsIn(order).flatMap(({ licenceIds }) => licenceIds));
    expect(given).toHaveLength(40);
    expect(new Set(given).size).toBe(40);
    const short = paid.filter(({ flags }) => flags.includes("keys_missing"));
    expect(short).toHaveLength(10);
    await addKeys(base.db, { fileId: pool, codes: ["L-1", "L-2", "K-1"], at: clock.now });
    await Promise.all([giveKeys(ctx), giveKeys(ctx)]);
    const later = await Promise.all(pending.map(now));
    expect(later.filter(({ flags }) => flags.includes("keys_missing"))).toHaveLength(8);
    const all = later.flatMap((order) => grantsIn(order).flatMap(({ licenceIds }) => licenceIds));
    expect(new Set(all).size).toBe(42);
    const free = await base.db.select().from(licenceKeys).where(eq(licenceKeys.fileId, pool));
    expect(free.filter(({ orderId }) => orderId === null)).toEqual([]);
  }, 60_000);

  test("one for each unit; canceled and paid again, the same keys", async () => {
    const pool = await givenPool(["A", "B", "C", "D"]);
    const paid = await pay(await givenOrder([pool], 3));
    const keys = grantsIn(paid)[0]?.licenceIds ?? [];
    expect(keys).toHaveLength(3);
    const off = await change(paid, canceled());
    const reopened = { canceledSeq: off.closed?.seq ?? 0, cause: "reopen", acceptShortage: false } as const;
    const again = await change(off, { kind: "order_uncanceled", ...reopened });
    expect(grantsIn(again)).toMatchObject([{ licenceIds: keys, keysWanted: 3, revoked: false }]);
  });
});
