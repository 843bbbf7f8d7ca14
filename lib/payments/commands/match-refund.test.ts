import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { listOurPayments } from "@/db/queries/our-payments";
import { letters } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { verifyOrders } from "@/db/verify/verify-orders";
import { providerActor } from "@/lib/kernel/actor";
import { orderRef } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { acceptAttention } from "@/lib/orders/commands/accept-attention";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { captured } from "@/lib/orders/testing/journal";
import { refundTwins } from "@/lib/payments/recorded-twice";
import { type RefundingProvider, refundingProvider } from "@/lib/payments/testing/refunding-provider";
import { as, type Context } from "@/lib/platform/context";
import { applyAskedFacts } from "./apply-facts";
import { matchRefund } from "./match-refund";
import { requestRefund, requestRefundInput } from "./request-refund";
import { sendRefund } from "./send-refund";
import { recordRefund } from "./settle-refund";

const base = testDatabase();
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const ALONE = { limit: null, mayCancel: true };
let provider: RefundingProvider;
let ctx: Context;

beforeEach(() => {
  provider = refundingProvider();
  provider.now = () => clock.now;
  ctx = testContext(base.db, { clock, actor: staff(1), providers: new Map([["demo", provider]]) });
});

const now = async ({ id }: Order): Promise<Order> => {
  const found = await readOrder(base.db, id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const objectOf = ({ id }: Order) => `obj_${id}`;
const hear = (order: Order) => applyAskedFacts(ctx, order.id, "demo", provider.factsOf(objectOf(order)));
const toldOf = async (order: Order) =>
  (await base.db.select().from(letters).where(eq(letters.orderId, order.id)))
    .filter(({ kind }) => kind === "refund_made")
    .map(({ key }) => key);

/** 2 × 10.000 CLP paid at the provider; a refund of them failed there, was made in its dashboard and recorded by hand. */
async function givenTwice(amount: bigint): Promise<Order> {
  const order = await givenPendingOrder(ctx);
  provider.open({
    ...{ objectId: objectOf(order), orderRef: orderRef(order.id), captured: 20_000n, currency: "CLP" },
  });
  const paid = await changeOrder<never>(as(ctx, providerActor("demo")), order.id, () =>
    ok([captured(20_000n, { paymentId: `pay_${order.id}`, providerObjectId: objectOf(order) })]),
  );
  mustSucceed(paid, "paying");
  const wish = requestRefundInput.parse({ orderId: order.id, amount: String(amount) });
  const asked = mustSucceed(await requestRefund(ctx, wish, ALONE), "asking");
  const refundId = Object.keys(asked.money.refunds)[0] ?? "";
  provider.weather = () => "refused";
  await sendRefund(ctx, { orderId: order.id, refundId });
  provider.weather = () => "fine";
  const account = provider.accounts.get(objectOf(order));
  if (!account) throw new Error("no account");
  provider.makeRefund(account, amount);
  const recorded = await recordRefund(ctx, { orderId: order.id, refundId, methodKey: "cash" }, ALONE);
  mustSucceed(recorded, "recording");
  mustSucceed(await hear(order), "hearing");
  return now(order);
}

describe("a refund of the dashboard that was recorded by hand too", () => {
  test("never shows more than was captured, and the customer hears of one", async () => {
    const order = await givenTwice(20_000n);
    expect([order.refunded, order.received, order.flags]).toEqual([20_000n, 0n, ["refund_recorded_twice"]]);
    expect((await toldOf(order)).length).toBe(1);
    expect((await verifyOrders(base.db)).differences).toEqual([]);
  });

  test("the same one is counted once, keeps what it was for and takes the provider's id", async () => {
    const order = await givenTwice(5_000n);
    expect([order.refunded, order.flags]).toEqual([10_000n, ["refund_recorded_twice"]]);
    const [twin] = refundTwins(order.money);
    if (!twin) throw new Error("no twin");
    const pair = { orderId: order.id, refundId: twin.recorded.refundId, sameAs: twin.told.refundId };
    const matched = mustSucceed(await matchRefund(ctx, pair), "matching");
    expect([matched.refunded, matched.flags]).toEqual([5_000n, []]);
    const one = matched.money.refunds[pair.refundId];
    expect([one?.providerRefundId, one?.recorded?.methodKey]).toEqual([twin.told.providerRefundId, "cash"]);
    expect(await matchRefund(ctx, pair)).toEqual({ ok: false, refusal: { code: "refund_decided" } });
    await hear(order);
    expect((await now(order)).refunded).toBe(5_000n);
    expect((await toldOf(order)).length).toBe(1);
    expect((await readJournal(base.db, order.id)).at(-1)?.event.kind).toBe("refund_matched");
    expect((await verifyOrders(base.db)).differences).toEqual([]);
  });

  test("two after all: the flag goes, and the second letter leaves", async () => {
    const order = await givenTwice(5_000n);
    expect((await toldOf(order)).length).toBe(1);
    const accepted = await acceptAttention(ctx, { orderId: order.id, flag: "refund_recorded_twice" });
    expect(mustSucceed(accepted, "accepting").flags).toEqual([]);
    expect(new Set(await toldOf(order)).size).toBe(2);
    expect((await now(order)).refunded).toBe(10_000n);
  });

  test("the provider's books are compared with what it gave back, without what people did", async () => {
    const order = await givenTwice(5_000n);
    const period = { from: new Date("2026-05-01T00:00:00.000Z"), to: new Date("2026-06-01T00:00:00.000Z") };
    const ours = await listOurPayments(base.db, "demo", period, { objectIds: [], paymentIds: [] });
    expect(ours.find(({ orderId }) => orderId === order.id)?.refunded).toBe(5_000n);
  });
});
