import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { labelsOfOrder } from "@/db/queries/labels";
import { addresses, orders } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, staffContext } from "@/db/testing/orders";
import type { LabelSeller } from "@/lib/fulfillment/carrier";
import { type ScriptedCarrier, scriptedCarrier } from "@/lib/fulfillment/testing/scripted-carrier";
import { mustSucceed } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { buyLabel } from "./buy-label";
import { cancelShipment } from "./cancel-shipment";
import { dispatch } from "./dispatch";
import { quoteRates } from "./quote-rates";
import { settleAskedLabel } from "./settle-label";
import { voidAskedLabel, voidLabel } from "./void-label";

const base = testDatabase({ max: 20 });
const ADDRESS = {
  ...{ name: "Lucía Pérez", street: "Av. Siempre Viva", streetNumber: "742", complement: null },
  ...{ neighbourhood: null, city: "Santiago", municipality: "Providencia", region: "RM", regionCode: null },
  ...{ postalCode: null, country: "CL", latitude: null, longitude: null, instructions: null },
};
let carrier: ScriptedCarrier;
let ctx: Context;
/** Without the watch, which cannot tell whose transaction it sees when two work at once. */
let racing: Context;
let kept: Map<string, Uint8Array>;
let offences: string[];
let files: FileStore;

const OPEN_ELSEWHERE = sql`select left(query, 80) as seen from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;

/** Looks, before each call leaves, whether anybody holds a transaction open. */
function watched(seller: LabelSeller | null): LabelSeller | null {
  const calls = Object.entries(seller ?? {}).map(([name, work]) => [
    name,
    async (...given: never[]) => {
      const { rows } = await base.db.execute<{ seen: string }>(OPEN_ELSEWHERE);
      offences.push(...rows.map(({ seen }) => `${name} during ${seen}`));
      return (work as (...args: never[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(calls) as LabelSeller;
}

afterEach(() => expect(offences).toEqual([]));

beforeEach(() => {
  offences = [];
  const scripted = scriptedCarrier();
  carrier = { ...scripted, labels: watched(scripted.labels) };
  const settings = async () => ({ ...DEFAULT_SETTINGS, name: "Café Andes", address: ADDRESS });
  ctx = staffContext(testContext(base.db, { carriers: new Map([[carrier.name, carrier]]), settings }));
  racing = { ...ctx, carriers: new Map([[carrier.name, scripted]]) };
  kept = new Map();
  files = {
    put: async (key, bytes) => void kept.set(key, bytes),
    open: () => Promise.reject(new Error("not opened here")),
    remove: async (key) => void kept.delete(key),
  };
});

async function given(): Promise<Order> {
  const order = await givenPendingOrder(ctx);
  const [row] = await base.db
    .insert(addresses)
    .values({ ...ADDRESS, createdAt: ctx.now() })
    .returning();
  await base.db
    .update(orders)
    .set({ addressId: row?.id ?? null })
    .where(eq(orders.id, order.id));
  return order;
}

async function quoted(order: Order): Promise<string> {
  const asked = { orderId: order.id, provider: "scripted", lines: [], weightGrams: 500 };
  return mustSucceed(await quoteRates(ctx, asked), "quoting").quoteId;
}

const buy = (order: Order, quoteId: string) =>
  buyLabel(ctx, files, {
    ...{ orderId: order.id, expectedVersion: order.version, quoteId, rateId: "rate_1", notify: true },
    message: "Gracias",
  });

const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const labelOf = async (order: Order) => {
  const [label] = await labelsOfOrder(base.db, order.id);
  if (!label) throw new Error("no label");
  return label;
};
/** Jobs that will ask the seller for it: the key keeps them one. */
const jobsOf = async (labelId: number) => {
  const key = `label:void:${labelId}`;
  const { rows } = await base.db.execute(sql`select 1 from graphile_worker.jobs where key = ${key}`);
  return rows.length;
};
const kindsOf = async (order: Order) => (await readJournal(base.db, order.id)).map(({ event }) => event.kind);

test("rates, purchase, parcel, label: the parcel leaves with the carrier's number, and its file is kept", async () => {
  const order = await given();
  const quoteId = await quoted(order);
  const bought = mustSucceed(await buy(order, quoteId), "buying");
  expect((await kindsOf(order)).slice(-2)).toEqual(["shipment_created", "label_bought"]);
  const label = await labelOf(order);
  const parcel = (await now(order)).parcels.shipments[bought.shipmentId];
  expect(parcel).toMatchObject({
    ...{ mode: "carrier", carrier: "usps", service: "Priority", labelFileId: label.id },
    ...{ trackingNumber: label.trackingNumber, noteId: expect.stringMatching(/^note_/) },
    trackingUrl: expect.stringContaining("tools.usps.com"),
  });
  expect(label).toMatchObject({
    state: "bought",
    price: 3_490n,
    currency: "CLP",
    fileType: "application/pdf",
  });
  expect([...kept.keys()]).toEqual([label.fileKey]);
  expect(carrier.keys).toEqual([`label:${quoteId}`]);
});

test("pressed ten times at once, one label is bought and one parcel leaves", async () => {
  const order = await given();
  const quoteId = await quoted(order);
  const once = buy(order, quoteId);
  await once;
  const answers = await Promise.all(Array.from({ length: 10 }, () => buy(order, quoteId)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(carrier.calls.filter((call) => call === "buy")).toHaveLength(1);
  expect((await kindsOf(order)).filter((kind) => kind === "shipment_created")).toHaveLength(1);
});

describe("an answer that is lost", () => {
  test("after the purchase: the job finds the label and buys none", async () => {
    const order = await given();
    carrier.faults.push("lost_answer");
    expect(await buy(order, await quoted(order))).toMatchObject({ refusal: { code: "seller_unavailable" } });
    expect((await now(order)).shipmentStatus).toBe("unfulfilled");
    const { id } = await labelOf(order);
    await settleAskedLabel(ctx, files, id);
    await settleAskedLabel(ctx, files, id);
    expect(carrier.calls.filter((call) => call === "buy")).toHaveLength(1);
    expect((await now(order)).shipmentStatus).toBe("requested");
    expect(await labelOf(order)).toMatchObject({ state: "bought", fileKey: expect.any(String) });
  });

  test("before the purchase: looked up, found missing, and bought with the same key", async () => {
    const order = await given();
    carrier.faults.push("no_answer", "no_answer");
    const quoteId = await quoted(order);
    await buy(order, quoteId);
    const { id } = await labelOf(order);
    await expect(settleAskedLabel(ctx, files, id)).rejects.toThrow("no answer");
    await settleAskedLabel(ctx, files, id);
    expect(carrier.calls.filter((call) => call !== "quote")).toEqual([
      ...["buy", "find", "buy", "find", "buy", "file"],
    ]);
    expect(new Set(carrier.keys)).toEqual(new Set([`label:${quoteId}`]));
    expect((await now(order)).shipmentStatus).toBe("requested");
  });

  test("of the file only: the parcel leaves, and the file is fetched later", async () => {
    const order = await given();
    carrier.faults.push(null, "no_answer");
    mustSucceed(await buy(order, await quoted(order)), "buying");
    expect(await labelOf(order)).toMatchObject({ state: "bought", fileKey: null, lastError: "no answer" });
    await settleAskedLabel(ctx, files, (await labelOf(order)).id);
    expect(await labelOf(order)).toMatchObject({ fileKey: expect.any(String), lastError: null });
  });
});

test("the seller refuses: said in its words, nothing leaves, and the same purchase stays refused", async () => {
  const order = await given();
  const quoteId = await quoted(order);
  carrier.faults.push("refused");
  const refused = { refusal: { code: "seller_refused", detail: "no funds" } };
  expect(await buy(order, quoteId)).toMatchObject(refused);
  expect(await buy(order, quoteId)).toMatchObject(refused);
  expect(await kindsOf(order)).not.toContain("shipment_created");
  expect(carrier.calls.filter((call) => call === "buy")).toHaveLength(1);
});

test("bought for an order that was sent meanwhile: given back, never a second parcel", async () => {
  const order = await given();
  carrier.faults.push("lost_answer");
  await buy(order, await quoted(order));
  const sent = {
    orderId: order.id,
    expectedVersion: order.version,
    carrier: "starken",
    lines: [],
    notify: false,
  };
  mustSucceed(await dispatch(ctx, sent), "dispatching");
  const { id } = await labelOf(order);
  await settleAskedLabel(ctx, files, id);
  expect(await labelOf(order)).toMatchObject({ state: "lost", lastError: "nothing_to_send" });
  await voidAskedLabel(ctx, id);
  expect([(await labelOf(order)).state, carrier.bought.size]).toEqual(["voided", 0]);
  expect((await kindsOf(order)).filter((kind) => kind === "shipment_created")).toHaveLength(1);
});

describe("giving a label back", () => {
  test("the parcel is as if never sent", async () => {
    const order = await given();
    const { shipmentId } = mustSucceed(await buy(order, await quoted(order)), "buying");
    mustSucceed(await voidLabel(ctx, { orderId: order.id, shipmentId }), "voiding");
    expect((await kindsOf(order)).slice(-2)).toEqual(["label_voided", "shipment_canceled"]);
    expect((await now(order)).shipmentStatus).toBe("unfulfilled");
    expect(await voidLabel(ctx, { orderId: order.id, shipmentId })).toMatchObject({
      refusal: { code: "label_voided" },
    });
  });

  test("refused by the seller: the parcel stays, and it says why; unanswered: the job asks again", async () => {
    const order = await given();
    const { shipmentId } = mustSucceed(await buy(order, await quoted(order)), "buying");
    carrier.faults.push("refused", "no_answer");
    const back = { orderId: order.id, shipmentId };
    expect(await voidLabel(ctx, back)).toMatchObject({ refusal: { code: "seller_refused" } });
    expect((await now(order)).shipmentStatus).toBe("requested");
    expect(await voidLabel(ctx, back)).toMatchObject({ refusal: { code: "seller_unavailable" } });
    expect((await now(order)).shipmentStatus).toBe("requested");
    await voidAskedLabel(ctx, (await labelOf(order)).id);
    expect((await now(order)).shipmentStatus).toBe("unfulfilled");
  });
});

describe("undoing the dispatch of a bought label", () => {
  async function givenSent() {
    const order = await given();
    const { shipmentId } = mustSucceed(await buy(order, await quoted(order)), "buying");
    return { order, back: { orderId: order.id, shipmentId, voidLabel: true } };
  }

  test("its carrier is asked in the same step, once; the parcel is undone at once", async () => {
    const { order, back } = await givenSent();
    mustSucceed(await cancelShipment(ctx, back), "undoing");
    expect((await now(order)).shipmentStatus).toBe("unfulfilled");
    const { id, state } = await labelOf(order);
    expect([state, await jobsOf(id)]).toEqual(["voiding", 1]);
    await Promise.all([voidAskedLabel(racing, id), voidAskedLabel(racing, id)]);
    expect([(await labelOf(order)).state, carrier.bought.size]).toEqual(["voided", 0]);
    expect((await kindsOf(order)).slice(-2)).toEqual(["shipment_canceled", "label_voided"]);
  });

  test("its carrier refuses: the dispatch stays undone, and the label stays bought with the reason", async () => {
    const { order, back } = await givenSent();
    mustSucceed(await cancelShipment(ctx, back), "undoing");
    carrier.faults.push("refused");
    await voidAskedLabel(ctx, (await labelOf(order)).id);
    expect(await labelOf(order)).toMatchObject({ state: "bought", lastError: "no funds" });
    expect((await now(order)).shipmentStatus).toBe("unfulfilled");
    mustSucceed(await voidLabel(ctx, back), "voiding");
    expect((await labelOf(order)).state).toBe("voided");
  });

  test("a label that is to be kept is not asked for; a carrier that is gone leaves it bought", async () => {
    const { order, back } = await givenSent();
    mustSucceed(await cancelShipment(ctx, { ...back, voidLabel: false }), "undoing");
    const { id, state } = await labelOf(order);
    expect([state, await jobsOf(id)]).toEqual(["bought", 0]);
    const without = { ...ctx, carriers: new Map() };
    expect(await voidLabel(without, back)).toMatchObject({ refusal: { code: "no_seller" } });
    expect((await labelOf(order)).state).toBe("bought");
  });
});

test("nothing is asked of a seller without both ends of the way", async () => {
  const order = await givenPendingOrder(ctx);
  const asked = { orderId: order.id, provider: "scripted", lines: [], weightGrams: 500 };
  expect(await quoteRates(ctx, asked)).toMatchObject({ refusal: { code: "no_recipient_address" } });
  const unset = { ...ctx, settings: async () => DEFAULT_SETTINGS };
  expect(await quoteRates(unset, asked)).toMatchObject({ refusal: { code: "no_sender_address" } });
  expect(await quoteRates(ctx, { ...asked, provider: "nobody" })).toMatchObject({
    refusal: { code: "no_seller" },
  });
  expect(carrier.calls).toEqual([]);
});
