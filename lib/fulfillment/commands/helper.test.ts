import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { listNotes } from "@/db/queries/notes";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { CUSTOMER } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { revokeLink } from "@/lib/links/commands/revoke-link";
import { acceptAttention } from "@/lib/orders/commands/accept-attention";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { captured, shipped } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";
import { helperDeliver } from "./helper-deliver";
import { helperVisit } from "./helper-link";
import { helperPack } from "./helper-pack";
import { helperPhoto, LARGEST_PHOTO } from "./helper-photo";
import { helperProblem } from "./helper-problem";
import { findHelperLinks, issueHelperLinks } from "./issue-helper-link";

const base = testDatabase({ max: 10 });
const clock = { now: new Date() };
let desk: Context;
let out: Context;

beforeEach(() => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  desk = testContext(base.db, { clock, actor: staff(7) });
  out = testContext(base.db, { clock, actor: CUSTOMER });
});

const happens = async (order: Order, ...events: OrderEvent[]) =>
  mustSucceed(await changeOrder<never>(desk, order.id, () => ok(events)), "happening");
const aPaid = async () => happens(await givenPendingOrder(desk), captured(20_000n));
const aParcel = async () => {
  const order = await aPaid();
  const lines = order.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  return happens(order, shipped({ shipmentId: "shp_1", lines }));
};
const issue = async (order: Order, shipmentId: string | null = null) => {
  const found = (await issueHelperLinks(desk, { orderId: order.id, shipmentIds: [shipmentId] })).find(
    (link) => link.shipmentId === shipmentId,
  );
  if (!found) throw new Error("no link");
  return { ...found, token: new URL(found.url).pathname.replace("/h/", "") };
};
const now = async ({ id }: Order): Promise<Order> => {
  const order = await readOrder(base.db, id);
  if (!order) throw new Error("gone");
  return order;
};
const lastOf = async (order: Order) => (await readJournal(base.db, order.id)).at(-1);
const OVER = { ok: false, refusal: { code: "helper_link_over" } };

describe("the link of a paper", () => {
  test("one for each thing, the same one each time it is printed, told once", async () => {
    const order = await aPaid();
    const first = await issue(order);
    expect((await issue(order)).url).toBe(first.url);
    expect(first.expiresAt).toEqual(plus(clock.now, 30 * DAY_MS));
    const issued = (await readJournal(base.db, order.id)).filter(({ event }) => event.kind === "link_issued");
    expect(issued).toHaveLength(1);
    const made = await Promise.all(Array.from({ length: 5 }, () => issue(order, "shp_9")));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await findHelperLinks(desk, order.id)).toHaveLength(2);
  });

  test("ended by a person or by time it opens nothing; the next paper has another", async () => {
    const order = await aPaid();
    const link = await issue(order);
    mustSucceed(await revokeLink(desk, { linkId: link.id }), "ending");
    expect(await helperVisit(out, link.token)).toBeNull();
    expect(await helperPack(out, { token: link.token })).toMatchObject(OVER);
    const next = await issue(order);
    expect(next.id).not.toBe(link.id);
    clock.now = plus(clock.now, 30 * DAY_MS);
    expect(await helperPack(out, { token: next.token })).toMatchObject(OVER);
    expect((await now(order)).parcels.preparation).toBe("none");
  });
});

describe("what a helper does", () => {
  test("packed, by the link; twice is once; not while it is held", async () => {
    const order = await aPaid();
    const { id, token } = await issue(order);
    await happens(order, { kind: "order_held", reason: null });
    expect(await helperPack(out, { token })).toMatchObject({ refusal: { code: "order_is_held" } });
    await happens(order, { kind: "order_released", reason: null });
    expect(mustSucceed(await helperPack(out, { token }), "packing").parcels.preparation).toBe("packed");
    expect((await lastOf(order))?.actor).toEqual({ kind: "helper", id });
    const before = (await now(order)).version;
    mustSucceed(await helperPack(out, { token }), "again");
    expect((await now(order)).version).toBe(before);
  });

  test("delivered with a name: the parcel is, and the link has nothing left", async () => {
    const order = await aParcel();
    const { token } = await issue(order, "shp_1");
    const after = mustSucceed(await helperDeliver(out, { token, takenBy: "Conserje" }), "delivering");
    expect(after.shipmentStatus).toBe("delivered");
    expect((await listNotes(base.db, order.id)).map(({ kind, text }) => [kind, text])).toContainEqual([
      "name",
      "Conserje",
    ]);
    expect(await helperDeliver(out, { token })).toMatchObject(OVER);
    expect(await helperProblem(out, { token, what: "other", text: "tarde" })).toMatchObject(OVER);
  });

  test("a slip's link delivers the only parcel, and none before there is one", async () => {
    const order = await aPaid();
    const { token } = await issue(order);
    expect(await helperDeliver(out, { token })).toMatchObject({ refusal: { code: "nothing_to_deliver" } });
    const lines = order.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
    await happens(order, shipped({ shipmentId: "shp_1", lines }));
    expect(mustSucceed(await helperDeliver(out, { token }), "delivering").shipmentStatus).toBe("delivered");
  });

  test("a problem raises a flag until somebody has seen it; another one raises it again", async () => {
    const order = await aPaid();
    const { token } = await issue(order);
    const tell = (text: string) => helperProblem(out, { token, what: "other", text });
    expect(mustSucceed(await tell("Falta una taza"), "telling").flags).toEqual(["helper_problem"]);
    const seen = await acceptAttention(desk, { orderId: order.id, flag: "helper_problem" });
    expect(mustSucceed(seen, "seeing").flags).toEqual([]);
    expect(mustSucceed(await tell("La otra está rota"), "telling").flags).toEqual(["helper_problem"]);
  });

  test("a delivery that failed is told as one, with the words in a note", async () => {
    const order = await aParcel();
    const { token } = await issue(order, "shp_1");
    const after = mustSucceed(
      await helperProblem(out, { token, what: "not_delivered", text: "Nadie abrió" }),
      "telling",
    );
    expect(after.flags).toEqual(["shipment_failed"]);
    expect((await lastOf(order))?.event).toMatchObject({ state: "failed", detail: "attempt_failed" });
    expect(mustSucceed(await helperDeliver(out, { token }), "second try").shipmentStatus).toBe("delivered");
  });
});

describe("photos", () => {
  const kept = new Map<string, Uint8Array>();
  const store: FileStore = {
    put: async (key, bytes) => void kept.set(key, bytes),
    open: () => Promise.reject(new Error("not read here")),
    remove: async (key) => void kept.delete(key),
  };
  const jpeg = (size = 100) => {
    const bytes = new Uint8Array(size);
    bytes.set([0xff, 0xd8, 0xff]);
    return { name: "caja.jpg", bytes };
  };

  test("told by their bytes, kept under a name of ours; 10 MB is the last byte", async () => {
    const order = await aPaid();
    const { token } = await issue(order);
    const send = (file: ReturnType<typeof jpeg> | null) => helperPhoto(out, store, { token, file });
    expect((await send(jpeg(LARGEST_PHOTO))).ok).toBe(true);
    const pdf = { name: "x.pdf", bytes: new TextEncoder().encode("%PDF-1.7") };
    const text = { name: "x.jpg", bytes: new TextEncoder().encode("<script>") };
    expect(await send(jpeg(LARGEST_PHOTO + 1))).toMatchObject({ refusal: { code: "too_large" } });
    expect(await send(pdf)).toMatchObject({ refusal: { code: "wrong_type" } });
    expect(await send(text)).toMatchObject({ refusal: { code: "wrong_type" } });
    expect(await send(null)).toMatchObject({ refusal: { code: "no_file" } });
    expect(kept.size).toBe(1);
    expect([...kept.keys()][0]).toMatch(/^photos\/[0-9a-f]{2}\/[0-9a-f]{32}$/);
    expect((await lastOf(order))?.event).toMatchObject({ kind: "note_added", about: "photo" });
  });
});
