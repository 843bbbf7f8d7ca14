import { beforeEach, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { notesById } from "@/db/queries/notes";
import { writeSettings } from "@/db/queries/shop";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenPendingOrder, givenVariant, staffContext } from "@/db/testing/orders";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { issuePaymentLink } from "@/lib/links/commands/issue-payment-link";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { recorded } from "@/lib/orders/testing/journal";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { placeByLink } from "./place-by-link";

const base = testDatabase();
const ctx = () => testContext(base.db);
const place = (order: Order, methodKey: string, linkId: string | null = null) =>
  placeByLink(ctx(), { orderId: order.id, methodKey, linkId });
const linkOf = async (order: Order) =>
  mustSucceed(await issuePaymentLink(staffContext(ctx()), { orderId: order.id }), "link").id;
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const words = async (order: Order) => {
  const id = (await now(order)).placed?.instructionsId ?? "";
  return (await notesById(base.db, [id])).get(id)?.text;
};

beforeEach(async () => {
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((method) => ({
    ...method,
    instructions: { ...method.instructions, es: "Pague {{order.total}} y cite {{payment.reference}}." },
  }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, ctx().now());
});

test("an open order is placed, takes its stock and keeps its instructions as they were", async () => {
  const order = await givenOpenOrder(ctx());
  mustSucceed(await place(order, "bank_transfer", await linkOf(order)), "placing");
  expect(await now(order)).toMatchObject({
    paymentStatus: "pending",
    placed: { methodKey: "bank_transfer" },
  });
  expect(await words(order)).toBe(`Pague $20.000 y cite Pedido ${order.number}.`);
});

test("another method is another placing; the same one again is nothing", async () => {
  const order = await givenPendingOrder(ctx());
  const linkId = await linkOf(order);
  for (const key of ["bank_transfer", "bank_transfer", "cash"]) {
    mustSucceed(await place(order, key, linkId), key);
  }
  const placings = (await readJournal(base.db, order.id)).flatMap(({ event }) =>
    event.kind === "order_placed" ? [event.methodKey] : [],
  );
  expect(placings).toEqual(["demo", "bank_transfer", "cash"]);
  expect(await now(order)).toMatchObject({ paymentStatus: "pending", placed: { methodKind: "manual" } });
  expect(Object.keys((await now(order)).payLinks)).toEqual([linkId]);
});

test("a link that is over, a provider's method and too little stock are refused, and nothing is written", async () => {
  const order = await givenOpenOrder(ctx(), { variantId: await givenVariant(ctx(), 1) });
  const linkId = await linkOf(order);
  expect(await place(order, "demo", linkId)).toMatchObject({ refusal: { code: "method_unavailable" } });
  expect(await place(order, "cash", linkId)).toMatchObject({ refusal: { code: "out_of_stock" } });
  const waiting = await givenPendingOrder(ctx());
  const old = await linkOf(waiting);
  mustSucceed(
    await changeOrder<never>(staffContext(ctx()), waiting.id, () => ok([recorded(1_000n)])),
    "part",
  );
  expect(await place(waiting, "cash", old)).toMatchObject({ refusal: { code: "pay_link_over" } });
  expect((await now(waiting)).placed?.methodKey).toBe("demo");
});
