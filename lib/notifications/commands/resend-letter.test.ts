import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { countLetters, findLoggedLetter, listLetters } from "@/db/queries/letter-log";
import { letters } from "@/db/schema";
import { staff, testContext, testMailer } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { mustSucceed } from "@/lib/kernel/result";
import { deliverLetter } from "./deliver-letter";
import { resendLetter } from "./resend-letter";

const base = testDatabase();
const TRANSFER = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;

async function givenSentLetter(ctx: ReturnType<typeof testContext>): Promise<string> {
  const order = await givenPendingOrder(ctx, TRANSFER);
  const [letter] = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
  await deliverLetter(ctx, letter?.id ?? "");
  return letter?.id ?? "";
}

test("sending again is a letter of its own under a key of its own; the first stays as it was", async () => {
  const mailer = testMailer();
  const ctx = testContext(base.db, { mailer });
  const first = await givenSentLetter(ctx);
  const desk = { ...ctx, actor: staff(7) };
  const { letterId: second } = mustSucceed(await resendLetter(desk, { letterId: first }), "again");
  await deliverLetter(ctx, second);
  const { letterId: third } = mustSucceed(await resendLetter(desk, { letterId: second }), "and again");
  await deliverLetter(ctx, third);
  await deliverLetter(ctx, third);
  expect(mailer.sent).toHaveLength(3);
  expect(new Set(mailer.sent.map(({ key }) => key)).size).toBe(3);
  expect(new Set(mailer.sent.map(({ to }) => to)).size).toBe(1);
  expect(await findLoggedLetter(base.db, first)).toMatchObject({ state: "sent", kind: "order_placed" });
});

test("what still waits, lets somebody in or is not there is not sent again", async () => {
  const ctx = testContext(base.db);
  const sent = await givenSentLetter(ctx);
  const row = {
    kind: "magic_link",
    audience: "person",
    locale: "es",
    state: "sent",
    dueAt: ctx.now(),
  } as const;
  await base.db.insert(letters).values({ ...row, id: "ltr_access", key: "access/1", createdAt: ctx.now() });
  expect(await resendLetter(ctx, { letterId: "ltr_access" })).toMatchObject({
    refusal: { code: "single_use" },
  });
  const { letterId } = mustSucceed(await resendLetter(ctx, { letterId: sent }), "again");
  expect(await resendLetter(ctx, { letterId })).toMatchObject({ refusal: { code: "still_waiting" } });
  expect(await resendLetter(ctx, { letterId: "ltr_no" })).toMatchObject({
    refusal: { code: "letter_not_found" },
  });
});

test("the log walks in pages, newest first; the mailbox shows only what was written out", async () => {
  await base.db.delete(letters);
  const ctx = testContext(base.db);
  const at = (minute: number) => new Date(ctx.now().getTime() + minute * 60_000);
  const rows = Array.from({ length: 70 }, (_, index) => ({
    ...{
      id: `ltr_${index}`,
      key: `k/${index}`,
      kind: "order_paid",
      audience: "customer" as const,
      locale: "es",
    },
    state: index % 2 === 0 ? ("sent" as const) : ("skipped" as const),
    // Two letters of one moment: the id decides.
    ...{ dueAt: at(0), createdAt: at(Math.floor(index / 2)) },
    toAddress: index % 2 === 0 ? `p${index}@example.test` : null,
    ...(index % 2 === 0 ? { html: "<p>x</p>", subject: "100 % listo" } : {}),
  }));
  await base.db.insert(letters).values(rows);
  const first = await listLetters(base.db, {}, null);
  const second = await listLetters(base.db, {}, { direction: "next", key: first.next ?? "" });
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect([first.rows.length, second.rows.length, new Set(ids).size, second.next]).toEqual([50, 20, 70, null]);
  const back = await listLetters(base.db, {}, { direction: "previous", key: second.previous ?? "" });
  expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
  const mailbox = await listLetters(base.db, { written: true }, null);
  expect(mailbox.rows).toHaveLength(35);
  expect((await listLetters(base.db, { text: "P12@EXAMPLE" }, null)).rows.map(({ id }) => id)).toEqual([
    "ltr_12",
  ]);
  expect((await listLetters(base.db, { text: "100 %" }, null)).rows).toHaveLength(35);
  expect((await listLetters(base.db, { text: "1%0" }, null)).rows).toEqual([]);
  expect(await countLetters(base.db)).toEqual(
    new Map([
      ["sent", 35],
      ["skipped", 35],
    ]),
  );
});
