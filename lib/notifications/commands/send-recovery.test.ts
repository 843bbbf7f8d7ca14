import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { letters, people } from "@/db/schema";
import { staff, testContext, testMailer } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { CLOCK } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { canceled, expired } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { deliverLetter } from "./deliver-letter";
import { resendLetter } from "./resend-letter";
import { sendRecovery } from "./send-recovery";

const base = testDatabase();
const TRANSFER = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;
const desk = (ctx: Context): Context => ({ ...ctx, actor: staff(7) });

async function givenEnded(ctx: Context, event: OrderEvent): Promise<Order> {
  const { id } = await givenPendingOrder(ctx, event.kind === "order_canceled" ? TRANSFER : {});
  const actor = event.kind === "order_canceled" ? staff(7) : CLOCK;
  return mustSucceed(await changeOrder<never>({ ...ctx, actor }, id, () => ok([event])), "end");
}

const setPerson = (order: Order, change: Partial<typeof people.$inferInsert>) =>
  base.db
    .update(people)
    .set(change)
    .where(eq(people.id, order.personId ?? 0));

const sentBy = async (orderId: number): Promise<unknown[]> =>
  (await readJournal(base.db, orderId)).flatMap(({ event, actor }) =>
    event.kind === "letter_sent" ? [[event.letter, actor.kind, actor.id]] : [],
  );

const byHand = (orderId: number) =>
  base.db
    .select()
    .from(letters)
    .where(and(eq(letters.orderId, orderId), eq(letters.askedBy, 7)));

test.each([
  ["canceled", canceled({ notify: false })],
  ["abandoned", expired("pending")],
] as const)("the letter of a %s order leaves once, and the history names who sent it", async (_, event) => {
  const mailer = testMailer();
  const ctx = testContext(base.db, { mailer });
  const order = await givenEnded(ctx, event);
  const { letterId } = mustSucceed(await sendRecovery(desk(ctx), { orderId: order.id }), "send");
  expect(await sendRecovery(desk(ctx), { orderId: order.id })).toMatchObject({
    refusal: { code: "still_waiting" },
  });
  await deliverLetter(ctx, letterId);
  await deliverLetter(ctx, letterId);
  expect(mailer.sent).toHaveLength(1);
  expect(await sentBy(order.id)).toEqual([["recovery", "staff", "7"]]);
  const again = mustSucceed(await resendLetter(desk(ctx), { letterId }), "again");
  await deliverLetter(ctx, again.letterId);
  expect(new Set(mailer.sent.map(({ key }) => key)).size).toBe(2);
  const rows = await byHand(order.id);
  expect(rows.map(({ kind, state, step }) => [kind, state, step])).toEqual([
    ["recovery", "sent", 1],
    ["recovery", "sent", 1],
  ]);
});

test("an order that may still be sold, and a customer who cannot or will not be written to, get none", async () => {
  const ctx = testContext(base.db);
  const refusalOf = async (orderId: number) => {
    const answer = await sendRecovery(desk(ctx), { orderId });
    return answer.ok ? "sent" : answer.refusal.code;
  };
  const pending = await givenPendingOrder(ctx, TRANSFER);
  expect(await refusalOf(pending.id)).toBe("not_recoverable");
  expect(await refusalOf(999_999)).toBe("order_not_found");
  const order = await givenEnded(ctx, canceled({ notify: false }));
  await setPerson(order, { unsubscribedAt: ctx.now() });
  expect(await refusalOf(order.id)).toBe("unsubscribed");
  await setPerson(order, { undeliverableAt: ctx.now() });
  expect(await refusalOf(order.id)).toBe("address_bounced");
  await setPerson(order, { email: null });
  expect(await refusalOf(order.id)).toBe("no_address");
  expect(await byHand(order.id)).toEqual([]);
});

test("what was sold meanwhile is not written about any more", async () => {
  const mailer = testMailer();
  const ctx = testContext(base.db, { mailer });
  const order = await givenEnded(ctx, canceled({ notify: false }));
  const { letterId } = mustSucceed(await sendRecovery(desk(ctx), { orderId: order.id }), "send");
  const cause = "reopen" as const;
  const reopened: OrderEvent = {
    kind: "order_uncanceled",
    ...{ canceledSeq: order.version, cause, acceptShortage: false },
  };
  const actor = staff(7);
  mustSucceed(await changeOrder<never>({ ...ctx, actor }, order.id, () => ok([reopened])), "reopen");
  await deliverLetter(ctx, letterId);
  expect(mailer.sent).toEqual([]);
  expect(await byHand(order.id)).toMatchObject([{ state: "skipped", cause: "paid" }]);
});
