import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { writeSettings } from "@/db/queries/shop";
import { letters } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { CLOCK } from "@/lib/kernel/actor";
import { DAY_MS, HOUR_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { recorded } from "@/lib/orders/testing/journal";
import { as, type Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { changeOrder } from "./change-order";
import { expireOrders } from "./expire-orders";
import { noteOverdue } from "./note-overdue";
import { remindDue } from "./remind-due";

const base = testDatabase();
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let ctx: Context;

const switched = (on: boolean) =>
  writeSettings(base.db, { ...DEFAULT_SETTINGS, letters: on ? { payment_reminder: true } : {} }, clock.now);

beforeEach(async () => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  ctx = testContext(base.db, { clock });
  await switched(true);
});

const givenDueIn = (ms: number): Promise<Order> =>
  givenPendingOrder(ctx, {
    ...({ methodKey: "bank_transfer", methodKind: "manual", provider: null } as const),
    dueAt: plus(clock.now, ms).toISOString(),
  });
const add = async ({ id }: Order, ...events: NewEvent[]) =>
  mustSucceed(await changeOrder<never>(ctx, id, () => ok(events)), "adding");

/** What the clock does every few minutes, after so much time. */
async function pass(ms: number): Promise<void> {
  clock.now = plus(clock.now, ms);
  const sweep = as(ctx, CLOCK);
  for (let again = 0; again < 2; again++) {
    await expireOrders(sweep);
    await noteOverdue(sweep);
    await remindDue(sweep);
  }
}

async function remindersOf({ id }: Order) {
  const rows = await base.db.select().from(letters).where(eq(letters.orderId, id)).orderBy(letters.createdAt);
  const ours = rows.filter(({ kind }) => kind === "payment_reminder");
  for (const row of ours) await deliverLetter(ctx, row.id);
  const after = await base.db
    .select()
    .from(letters)
    .where(eq(letters.orderId, id))
    .orderBy(letters.createdAt);
  return after
    .filter(({ kind }) => kind === "payment_reminder")
    .map(({ key, state, cause }) => [key.split("/")[2]?.split(":")[1], cause ?? state]);
}

describe("a payment by hand that is due", () => {
  test("is reminded of once a day before, and once when the day has passed", async () => {
    const order = await givenDueIn(3 * DAY_MS);
    await add(order, recorded(5_000n, { paymentId: "pay_a" }));
    await pass(DAY_MS);
    expect(await remindersOf(order)).toEqual([]);
    await pass(DAY_MS + HOUR_MS);
    expect(await remindersOf(order)).toEqual([["soon", "sent"]]);
    await pass(DAY_MS);
    expect(await remindersOf(order)).toEqual([
      ["soon", "sent"],
      ["overdue", "sent"],
    ]);
    await pass(5 * DAY_MS);
    expect(await remindersOf(order)).toHaveLength(2);
    const told = (await readJournal(base.db, order.id)).filter(({ event }) => event.kind === "letter_sent");
    expect(told).toHaveLength(2);
  });

  test("is not reminded of in a shop that did not ask for it", async () => {
    await switched(false);
    const order = await givenDueIn(3 * DAY_MS);
    await add(order, recorded(5_000n, { paymentId: "pay_a" }));
    await pass(2 * DAY_MS + HOUR_MS);
    expect(await remindersOf(order)).toEqual([]);
    await pass(DAY_MS);
    expect(await remindersOf(order)).toEqual([["overdue", "off"]]);
  });

  test("is not reminded of when it was placed with less than a day to pay", async () => {
    const order = await givenDueIn(DAY_MS - HOUR_MS);
    await pass(HOUR_MS);
    expect(await remindersOf(order)).toEqual([]);
  });

  test("nobody is reminded of what is paid, or of a receipt that waits", async () => {
    const [paid, sent] = [await givenDueIn(3 * DAY_MS), await givenDueIn(3 * DAY_MS)];
    await pass(2 * DAY_MS + HOUR_MS);
    await add(paid, recorded(20_000n, { paymentId: "pay_b" }));
    const receipt = { receiptId: "rc_1", fileHash: "x", claimedAmount: null, sameAs: [] };
    await add(sent, { kind: "receipt_submitted", ...receipt });
    expect(await remindersOf(paid)).toEqual([["soon", "paid"]]);
    expect(await remindersOf(sent)).toEqual([["soon", "undone"]]);
  });
});
