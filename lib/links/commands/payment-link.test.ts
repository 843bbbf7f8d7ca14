import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { writeSettings } from "@/db/queries/shop";
import { letters, links } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenPendingOrder } from "@/db/testing/orders";
import { CLOCK, providerActor } from "@/lib/kernel/actor";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { askedByLink } from "@/lib/orders/pay-links";
import { aLine, canceled, captured, expired, recorded, totalsOf } from "@/lib/orders/testing/journal";
import { startPayment } from "@/lib/payments/commands/start-payment";
import { scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { type IssuePaymentLinkInput, issuePaymentLink } from "./issue-payment-link";
import { revokeLink } from "./revoke-link";

const base = testDatabase({ max: 10 });
const clock = { now: new Date() };
const MANUAL = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;
let ctx: Context;

beforeEach(async () => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  const provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, actor: staff(7), providers: new Map([["demo", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});

const now = async (order: Order): Promise<Order> => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const issue = async (order: Order, more: Partial<IssuePaymentLinkInput> = {}) =>
  mustSucceed(await issuePaymentLink(ctx, { orderId: order.id, ...more }), "issuing");
const rowOf = async (id: string) => (await base.db.select().from(links).where(eq(links.id, id)))[0];
const happens = (order: Order, event: OrderEvent, actor = ctx.actor) =>
  changeOrder<never>({ ...ctx, actor }, order.id, () => ok([event]));
const ends = async (order: Order) =>
  (await readJournal(base.db, order.id)).flatMap(({ event, actor }) =>
    event.kind === "link_revoked" ? [[event.linkId, event.cause, actor.kind]] : [],
  );
const pay = (order: Order, linkId: string | null) =>
  startPayment(ctx, { orderId: order.id, methodKey: "demo", linkId, successUrl: "s", cancelUrl: "c" });
const attemptIn = (order: Order) => Object.values(order.money.payments).at(-1);
const lettersOf = (order: Order) =>
  base.db.select().from(letters).where(eq(letters.orderId, order.id)).orderBy(asc(letters.createdAt));

/** 3 × 10.000 instead of 2. */
const more = (): OrderEvent => {
  const lines = [aLine({ quantity: 3, tracked: false, total: 30_000n })];
  return { kind: "lines_changed", lines, changes: [], totals: totalsOf(lines), reason: "test" };
};

describe("its life", () => {
  test("frozen amount and end; shown again while both stand", async () => {
    const order = await givenOpenOrder(ctx);
    const link = await issue(order);
    expect(await rowOf(link.id)).toMatchObject({
      ...{ purpose: "payment", content: { amount: "20000" }, createdBy: 7, revokedAt: null },
      expiresAt: plus(clock.now, 72 * HOUR_MS),
    });
    expect((await issue(order)).token).toBe(link.token);
    const short = await issue(order, { hours: 24 });
    expect(short.expiresAt).toEqual(plus(clock.now, 24 * HOUR_MS));
    expect(await ends(order)).toEqual([[link.id, "renewed", "staff"]]);
    expect((await rowOf(link.id))?.revokedAt).toEqual(clock.now);
  });

  const deaths: [string, OrderEvent, Context["actor"], string][] = [
    ["paid by other means", recorded(20_000n), staff(7), "paid"],
    ["part paid", recorded(5_000n), staff(7), "amount_changed"],
    ["paid at the provider", captured(20_000n), providerActor("demo"), "paid"],
    ["canceled", canceled(), staff(7), "canceled"],
    ["abandoned", expired("pending"), CLOCK, "abandoned"],
    ["lines changed", more(), staff(7), "amount_changed"],
  ];
  test.each(deaths)("%s: it is over in the same commit", async (_, event, actor, cause) => {
    const order = await givenPendingOrder(ctx);
    const link = await issue(order);
    const after = mustSucceed(await happens(order, event, actor), "happening");
    expect(await ends(order)).toEqual([[link.id, cause, "clock"]]);
    expect((await rowOf(link.id))?.revokedAt).toEqual(clock.now);
    expect(askedByLink(after, link.id, clock.now)).toBeNull();
    expect(await pay(order, link.id)).toMatchObject({ ok: false });
    expect(attemptIn(await now(order))?.provider ?? null).toBe(
      event.kind === "payment_captured" ? "demo" : null,
    );
  });

  test("what changes no amount leaves it alone; ending it by hand ends it once", async () => {
    const order = await givenPendingOrder(ctx);
    const link = await issue(order);
    mustSucceed(await happens(order, { kind: "order_held", reason: null }), "holding");
    expect(askedByLink(await now(order), link.id, clock.now)).toBe(20_000n);
    mustSucceed(await revokeLink(ctx, { linkId: link.id }), "ending");
    mustSucceed(await revokeLink(ctx, { linkId: link.id }), "ending twice");
    expect(await ends(order)).toEqual([[link.id, "staff", "staff"]]);
    expect(await pay(order, link.id)).toEqual({ ok: false, refusal: { code: "pay_link_over" } });
    expect((await issue(order)).id).not.toBe(link.id);
  });

  test("expired, it opens nothing and is not told twice when the order is paid", async () => {
    const order = await givenPendingOrder(ctx);
    const link = await issue(order);
    clock.now = plus(clock.now, 72 * HOUR_MS);
    expect(await pay(order, link.id)).toEqual({ ok: false, refusal: { code: "pay_link_over" } });
    mustSucceed(await happens(order, recorded(20_000n)), "paying");
    expect(await ends(order)).toEqual([]);
  });

  test("ten people make one at once: one works", async () => {
    const order = await givenOpenOrder(ctx);
    const made = await Promise.all(Array.from({ length: 10 }, () => issue(order, { renew: true })));
    const live = await Promise.all(made.map(async ({ id }) => (await rowOf(id))?.revokedAt === null));
    expect(live.filter(Boolean)).toHaveLength(1);
    expect(Object.keys((await now(order)).payLinks)).toHaveLength(1);
  });

  test.each([
    [{ amount: 20_001n }, "more_than_due"],
    [{ amount: 0n }, "nothing_due"],
  ])("%o is refused: %s", async (input, code) => {
    const order = await givenOpenOrder(ctx);
    const refused = await issuePaymentLink(ctx, { orderId: order.id, ...input });
    expect(refused).toEqual({ ok: false, refusal: { code } });
  });

  test("an order that is paid or over asks for nothing", async () => {
    const order = await givenPendingOrder(ctx);
    mustSucceed(await happens(order, recorded(20_000n)), "paying");
    const refused = await issuePaymentLink(ctx, { orderId: order.id });
    expect(refused).toEqual({ ok: false, refusal: { code: "not_payable" } });
  });
});

describe("a part is asked for (abono)", () => {
  test("what it brings is a partial payment without a flag; the next link asks for the balance (S43)", async () => {
    const order = await givenPendingOrder(ctx, MANUAL);
    const first = await issue(order, { amount: 5_000n });
    expect((await pay(order, first.id)).ok).toBe(true);
    const attempt = attemptIn(await now(order));
    expect(attempt?.amount).toBe(5_000n);
    const ids = { paymentId: attempt?.paymentId ?? "", providerObjectId: attempt?.providerObjectId ?? "" };
    const part = mustSucceed(await happens(order, captured(5_000n, ids), providerActor("demo")), "part");
    expect(part).toMatchObject({ paymentStatus: "pending", badges: ["partially_paid"], flags: [] });
    expect(await ends(order)).toEqual([[first.id, "amount_changed", "clock"]]);
    const second = await issue(order);
    expect(await rowOf(second.id)).toMatchObject({ content: { amount: "15000" } });
    mustSucceed(await happens(order, recorded(9_000n, { methodKey: "cash" })), "cash");
    const third = await issue(order);
    expect((await pay(order, third.id)).ok).toBe(true);
    const last = attemptIn(await now(order));
    expect(last?.amount).toBe(6_000n);
    const rest = { paymentId: last?.paymentId ?? "", providerObjectId: last?.providerObjectId ?? "" };
    const paid = mustSucceed(await happens(order, captured(6_000n, rest), providerActor("demo")), "rest");
    expect(paid).toMatchObject({ paymentStatus: "paid", badges: [], flags: [], balanceDue: 0n });
    const sent = await lettersOf(order);
    expect(
      sent.filter(({ kind, audience }) => kind === "order_paid" && audience === "customer"),
    ).toHaveLength(1);
  });

  test("a page that was opened for the whole is closed before a part is asked", async () => {
    const order = await givenPendingOrder(ctx, MANUAL);
    expect((await pay(order, null)).ok).toBe(true);
    const part = await issue(order, { amount: 4_000n });
    expect((await pay(order, part.id)).ok).toBe(true);
    const attempts = Object.values((await now(order)).money.payments).map(({ state, amount }) => [
      state,
      amount,
    ]);
    expect(attempts).toEqual([
      ["closed", 20_000n],
      ["started", 4_000n],
    ]);
  });
});

describe("by letter", () => {
  test("once a link, with its amount, its end and its address; again only when a person says so", async () => {
    const order = await givenOpenOrder(ctx);
    const link = await issue(order, { amount: 8_000n, letter: true });
    const [letter, ...none] = await lettersOf(order);
    expect([letter?.kind, none]).toEqual(["payment_link", []]);
    await deliverLetter(ctx, letter?.id ?? "");
    const [sent] = await lettersOf(order);
    expect(sent?.state).toBe("sent");
    expect(sent?.plainText).toContain(link.url);
    expect(sent?.plainText).toContain("$8.000");
    expect(sent?.plainText).toContain("$20.000");
    await issue(order, { amount: 8_000n, letter: true });
    expect((await lettersOf(order)).map(({ kind }) => kind)).toEqual(["payment_link", "payment_link"]);
  });

  test("a link that ended before its letter left sends nothing", async () => {
    const order = await givenOpenOrder(ctx);
    const link = await issue(order, { letter: true });
    mustSucceed(await revokeLink(ctx, { linkId: link.id }), "ending");
    const [letter] = await lettersOf(order);
    await deliverLetter(ctx, letter?.id ?? "");
    expect((await lettersOf(order))[0]).toMatchObject({ state: "skipped", cause: "undone" });
    expect(Object.keys((await now(order)).payLinks)).toEqual([]);
  });
});
