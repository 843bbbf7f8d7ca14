import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { countRefusal } from "@/db/queries/inbox";
import { countNeedsPerson, countRefusals, messagesOfOrder } from "@/db/queries/inbox-log";
import { replayProgress } from "@/db/queries/inbox-replays";
import { readJournal } from "@/db/queries/journal";
import { listRescues } from "@/db/queries/rescues";
import { inbox, letters } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, givenVariant, staffContext } from "@/db/testing/orders";
import { CLOCK } from "@/lib/kernel/actor";
import { plus } from "@/lib/kernel/clock";
import { orderRef } from "@/lib/kernel/ids";
import { money } from "@/lib/kernel/money";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { acceptAttention } from "@/lib/orders/commands/accept-attention";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { canceled, expired } from "@/lib/orders/testing/journal";
import type { ProviderFact } from "@/lib/payments/provider";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { adoptMessage } from "./adopt-message";
import { dismissMessage } from "./dismiss-message";
import { processInboxMessage } from "./process-inbox-message";
import { receiveProviderMessage } from "./receive-provider-message";
import { replayInboxMessages } from "./replay-inbox-messages";
import { waiveOwed } from "./settle-refund";

const base = testDatabase({ max: 10 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let provider: ScriptedProvider;
let ctx: Context;
let desk: Context;
let count = 0;

beforeEach(() => {
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]) });
  desk = staffContext(ctx);
});

const paid = (order: Order | null, amount = 20_000n): ProviderFact => ({
  ...{ orderRef: order && orderRef(order.id), paymentId: null, objectId: `obj_${++count}` },
  ...{ kind: "captured", amount: money(amount, "CLP"), fee: null, brand: null, last4: null },
  occurredAt: clock.now,
});

async function heard(...facts: ProviderFact[]): Promise<number> {
  const about = `truth_${++count}`;
  provider.truth.set(about, { state: "paid", facts });
  const body = JSON.stringify({ id: `evt_${count}`, type: "payment.captured", about });
  const received = await receiveProviderMessage(ctx, provider, { body, headers: {}, query: {} });
  const { inboxId } = mustSucceed(received, "receiving");
  await processInboxMessage(ctx, inboxId ?? 0);
  return inboxId ?? 0;
}

const rowOf = async (id: number) => (await base.db.select().from(inbox).where(eq(inbox.id, id)))[0];
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const lettersOf = async (order: Order, kind: string) =>
  (await base.db.select().from(letters).where(eq(letters.orderId, order.id))).filter(
    (one) => one.kind === kind,
  );

describe("a message that nobody can place (S84)", () => {
  test("waits, is adopted by number, and acts once however often it is pressed", async () => {
    const order = await givenPendingOrder(ctx);
    const inboxId = await heard(paid(null));
    expect(await rowOf(inboxId)).toMatchObject({ effect: "unmatched", processedAt: null });
    expect(await countNeedsPerson(base.db)).toBeGreaterThan(0);
    const adopt = () => adoptMessage(desk, { inboxId, orderNumber: order.number });
    const presses = await Promise.all([adopt(), adopt(), adopt()]);
    expect(presses.every(({ ok: isOk }) => isOk)).toBe(true);
    await Promise.all([processInboxMessage(ctx, inboxId), processInboxMessage(ctx, inboxId)]);
    expect(await adopt()).toEqual({ ok: true, value: null });
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
    expect(await rowOf(inboxId)).toMatchObject({ effect: "applied", adopted: true, decidedBy: 1 });
    const journal = await readJournal(base.db, order.id);
    expect(journal.slice(2).map(({ event, actor }) => [event.kind, actor.kind])).toEqual([
      ["message_adopted", "staff"],
      ["payment_captured", "provider"],
    ]);
    expect(await lettersOf(order, "order_paid")).toHaveLength(1);
    const eventId = (await rowOf(inboxId))?.eventId ?? "";
    expect((await messagesOfOrder(base.db, order.id)).get(eventId)).toBe(inboxId);
  });

  test("goes to one order only, and only while nobody knows its own", async () => {
    const [order, other] = [await givenPendingOrder(ctx), await givenPendingOrder(ctx)];
    const inboxId = await heard(paid(null));
    await adoptMessage(desk, { inboxId, orderNumber: order.number });
    expect(await adoptMessage(desk, { inboxId, orderNumber: other.number })).toEqual({
      ok: false,
      refusal: { code: "adopted_by_other" },
    });
    const known = await heard(paid(order));
    const refused = async (id: number, orderNumber: number) => {
      const answer = await adoptMessage(desk, { inboxId: id, orderNumber });
      return answer.ok ? "ok" : answer.refusal.code;
    };
    expect(await refused(known, other.number)).toBe("not_unmatched");
    expect(await refused(await heard(paid(null)), 99_999_999)).toBe("order_not_found");
    expect(await refused(99_999_999, other.number)).toBe("message_not_found");
    expect((await now(other)).version).toBe(other.version);
  });

  test("is put aside with a reason, waits for nobody then, and can still be adopted", async () => {
    const order = await givenPendingOrder(ctx);
    const inboxId = await heard(paid(null));
    const before = await countNeedsPerson(base.db);
    expect(await dismissMessage(desk, { inboxId, reason: "test_event" })).toEqual({ ok: true, value: null });
    expect(await countNeedsPerson(base.db)).toBe(before - 1);
    expect(await rowOf(inboxId)).toMatchObject({ effect: "dismissed", dismissReason: "test_event" });
    await adoptMessage(desk, { inboxId, orderNumber: order.number });
    await processInboxMessage(ctx, inboxId);
    expect((await now(order)).paymentStatus).toBe("paid");
    const done = await dismissMessage(desk, { inboxId, reason: "other" });
    expect(done).toEqual({ ok: false, refusal: { code: "not_waiting" } });
  });
});

test("many messages worked on again change nothing, and tell how far they are", async () => {
  const order = await givenPendingOrder(ctx);
  const ids = [await heard(paid(order)), await heard(paid(null)), await heard(paid(order, 1_000n))];
  const [version, sent] = [(await now(order)).version, await lettersOf(order, "order_paid")];
  const { replayId } = mustSucceed(await replayInboxMessages(desk, { inboxIds: ids }), "replaying");
  expect(await replayProgress(base.db, replayId)).toEqual({ total: 3, done: 0, changed: 0, needy: 0 });
  for (const id of ids) await processInboxMessage(ctx, id);
  expect(await replayProgress(base.db, replayId)).toEqual({ total: 3, done: 3, changed: 0, needy: 1 });
  expect((await now(order)).version).toBe(version);
  expect(await lettersOf(order, "order_paid")).toHaveLength(sent.length);
  expect(await replayInboxMessages(desk, { inboxIds: [] })).toEqual({
    ok: false,
    refusal: { code: "nothing_chosen" },
  });
});

test("a repeated message is counted on the one that is kept, a wrongly signed one by its day", async () => {
  const order = await givenPendingOrder(ctx);
  const inboxId = await heard(paid(order));
  const row = await rowOf(inboxId);
  const again = { body: row?.rawBody ?? "", headers: {}, query: {} };
  for (let copy = 0; copy < 3; copy++) await receiveProviderMessage(ctx, provider, again);
  expect((await rowOf(inboxId))?.repeats).toBe(3);
  for (let copy = 0; copy < 2; copy++) await countRefusal(base.db, "demo", clock.now);
  expect(await countRefusals(base.db, plus(clock.now, -1))).toEqual([
    { provider: "demo", count: 2, lastAt: clock.now },
  ]);
});

describe("money after the end (S48)", () => {
  test("pays an abandoned and a canceled order, takes the stock again, and waits for a decision", async () => {
    const variantId = await givenVariant(ctx, 10);
    for (const ending of [expired("pending"), canceled()]) {
      const order = await givenPendingOrder(ctx, {}, { variantId });
      const actor = ending.kind === "order_expired" ? CLOCK : desk.actor;
      await changeOrder<never>({ ...ctx, actor }, order.id, () => ok([ending]));
      await heard(paid(order));
      expect(await now(order)).toMatchObject({ paymentStatus: "paid", flags: ["late_payment"] });
      expect((await listRescues(base.db)).map(({ id }) => id)).toContain(order.id);
      expect(await lettersOf(order, "order_paid")).toHaveLength(1);
      const accepted = await acceptAttention(desk, { orderId: order.id, flag: "late_payment" });
      expect(accepted.ok && accepted.value.flags).toEqual([]);
      expect((await listRescues(base.db)).map(({ id }) => id)).not.toContain(order.id);
      const last = (await readJournal(base.db, order.id)).at(-1);
      expect([last?.event, last?.actor.kind]).toEqual([
        { kind: "attention_accepted", flag: "late_payment" },
        "staff",
      ]);
      expect(await acceptAttention(desk, { orderId: order.id, flag: "late_payment" })).toEqual({
        ok: false,
        refusal: { code: "not_flagged" },
      });
    }
  });

  test("with too little stock it is paid and says so, never hidden; letting it stand is a decision", async () => {
    const variantId = await givenVariant(ctx, 2);
    const order = await givenPendingOrder(ctx, {}, { variantId });
    await changeOrder<never>({ ...ctx, actor: CLOCK }, order.id, () => ok([expired("pending")]));
    await givenPendingOrder(ctx, {}, { variantId });
    await heard(paid(order));
    const late = await now(order);
    expect([late.paymentStatus, late.flags]).toEqual(["paid", ["late_payment", "stock_short"]]);
    await acceptAttention(desk, { orderId: order.id, flag: "stock_short" });
    await acceptAttention(desk, { orderId: order.id, flag: "late_payment" });
    expect((await now(order)).flags).toEqual([]);
    await heard(paid(order));
    expect((await now(order)).flags).toEqual(["paid_twice", "late_payment"]);
  });

  test("what the shop keeps by agreement is no longer owed", async () => {
    const order = await givenPendingOrder(ctx);
    await heard(paid(order), paid(order));
    expect(await now(order)).toMatchObject({ flags: ["paid_twice"], owedBack: 20_000n });
    await waiveOwed(desk, { orderId: order.id, reason: "agreed" });
    expect(await now(order)).toMatchObject({ flags: [], owedBack: 0n });
  });
});
