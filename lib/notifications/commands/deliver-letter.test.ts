import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { readJournal } from "@/db/queries/journal";
import { letters, people } from "@/db/schema";
import { staff as staffActor, testContext, testMailer } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { CLOCK, providerActor } from "@/lib/kernel/actor";
import { mustSucceed, ok, refuse } from "@/lib/kernel/result";
import type { Mailer } from "@/lib/notifications/mailer";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { aLine, canceled, captured, created, placed, recorded, shipped } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { deliverLetter } from "./deliver-letter";
import { resendLetter } from "./resend-letter";

const base = testDatabase();

type Life = { readonly by: Context["actor"]; readonly event: OrderEvent };
const provider = providerActor("demo");
const BY_TRANSFER = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;

async function givenOrder(
  ctx: Context,
  life: readonly Life[],
  locale: "es" | "en" | "pt" = "es",
): Promise<number> {
  const email = `${crypto.randomUUID()}@example.test`;
  const [person] = await base.db
    .insert(people)
    .values({ fullName: "Lucía Pérez", email, locale, createdAt: ctx.now() })
    .returning();
  const lines = [aLine({ variantId: null, tracked: false })];
  const order = mustSucceed(
    await inTransaction(base.db, (tx) =>
      openOrderWithin(tx, ctx, (number) => [
        created({ number, lines, locale, personId: person?.id ?? null, addressId: null }),
      ]),
    ),
    "open",
  );
  for (const { by, event } of life) {
    mustSucceed(await changeOrder({ ...ctx, actor: by }, order.id, () => ok([event])), event.kind);
  }
  return order.id;
}

const lettersOf = (orderId: number) => base.db.select().from(letters).where(eq(letters.orderId, orderId));

async function deliverAll(ctx: Context, orderId: number): Promise<void> {
  for (const letter of await lettersOf(orderId)) await deliverLetter(ctx, letter.id);
}

const DELIVERED = {
  kind: "shipment_reported",
  shipmentId: "shp_1",
  state: "delivered",
  detail: null,
} as const;

describe("letters that a shop switches", () => {
  const ctxOf = (letters: Record<string, boolean>) => {
    const mailer = testMailer();
    const settings = { ...DEFAULT_SETTINGS, letters };
    return { mailer, ctx: testContext(base.db, { mailer, actor: CLOCK, settings: async () => settings }) };
  };
  const life: Life[] = [
    { by: { kind: "customer", id: null }, event: placed() },
    { by: provider, event: captured(20_000n) },
    { by: staffActor(), event: shipped() },
    { by: CLOCK, event: DELIVERED },
  ];

  test("what is off by default goes out once it is on, and what is on stays in once it is off", async () => {
    const { ctx, mailer } = ctxOf({ order_delivered: true, order_paid: false });
    const orderId = await givenOrder(ctx, life);
    await deliverAll(ctx, orderId);
    const states = new Map(
      (await lettersOf(orderId)).map(({ kind, state, cause }) => [kind, [state, cause]]),
    );
    expect(states.get("order_delivered")?.[0]).toBe("sent");
    expect(states.get("order_paid")).toEqual(["skipped", "off"]);
    expect(mailer.sent.map(({ subject }) => subject)).toHaveLength(2);
  });

  test("an untouched shop sends no letter of a delivery, unless a person sends it again", async () => {
    const { ctx, mailer } = ctxOf({});
    const orderId = await givenOrder(ctx, life);
    await deliverAll(ctx, orderId);
    const letter = (await lettersOf(orderId)).find(({ kind }) => kind === "order_delivered");
    expect([letter?.state, letter?.cause]).toEqual(["skipped", "off"]);
    const before = mailer.sent.length;
    const again = mustSucceed(await resendLetter(ctx, { letterId: letter?.id ?? "" }), "again");
    await deliverLetter(ctx, again.letterId);
    expect(mailer.sent).toHaveLength(before + 1);
  });
});

describe("delivering letters", () => {
  const subjects: ["es" | "en" | "pt", RegExp][] = [
    ["es", /pag/i],
    ["en", /paid|payment/i],
    ["pt", /pag/i],
  ];
  test.each(subjects)("the customer reads %s in their own language, once", async (locale, subject) => {
    const mailer = testMailer();
    const ctx = testContext(base.db, { mailer, actor: CLOCK });
    const paid = [
      { by: { kind: "customer", id: null }, event: placed() },
      { by: provider, event: captured(20_000n) },
    ] as const;
    const orderId = await givenOrder(ctx, paid, locale);
    await deliverAll(ctx, orderId);
    await deliverAll(ctx, orderId);
    expect(mailer.sent).toHaveLength(1);
    expect(mailer.sent[0]?.subject).toMatch(subject);
    const journal = await readJournal(base.db, orderId);
    expect(journal.filter((entry) => entry.event.kind === "letter_sent")).toHaveLength(1);
  });

  test("a provider order gets no letter before it is paid, a manual one gets its instructions (S72, S42)", async () => {
    const ctx = testContext(base.db, { actor: CLOCK });
    const customer = { kind: "customer", id: null } as const;
    const byProvider = await givenOrder(ctx, [{ by: customer, event: placed() }]);
    expect(await lettersOf(byProvider)).toEqual([]);
    const byHand = await givenOrder(ctx, [{ by: customer, event: placed(BY_TRANSFER) }]);
    expect((await lettersOf(byHand)).map((letter) => letter.kind)).toEqual(["order_placed"]);
  });

  test("a letter whose step was taken back is not sent", async () => {
    const mailer = testMailer();
    const ctx = testContext(base.db, { mailer, actor: CLOCK });
    const by = staffActor();
    const orderId = await givenOrder(ctx, [
      { by: { kind: "customer", id: null }, event: placed(BY_TRANSFER) },
      { by, event: shipped() },
      { by, event: { kind: "shipment_canceled", shipmentId: "shp_1", reason: "undo" } },
    ]);
    await deliverAll(ctx, orderId);
    expect(mailer.sent).toHaveLength(1);
    const states = (await lettersOf(orderId)).map(({ kind, state, cause }) => [kind, state, cause]);
    expect(states).toContainEqual(["order_shipped", "skipped", "undone"]);
  });

  test("a mailer that is down makes the job repeat with the same key; a bad address ends it", async () => {
    const keys: string[] = [];
    const answers = ["unavailable", "rejected"] as const;
    const mailer: Mailer = {
      name: "test",
      send: async (_, { idempotencyKey }) => {
        const code = answers[keys.length] ?? "rejected";
        keys.push(idempotencyKey);
        return refuse({ code, permanent: code === "rejected", detail: code, retryAfterSeconds: null });
      },
    };
    const ctx = testContext(base.db, { mailer, actor: CLOCK });
    const orderId = await givenOrder(ctx, [
      { by: { kind: "customer", id: null }, event: placed(BY_TRANSFER) },
    ]);
    await expect(deliverAll(ctx, orderId)).rejects.toThrow("unavailable");
    await deliverAll(ctx, orderId);
    expect(new Set(keys).size).toBe(1);
    expect((await lettersOf(orderId))[0]?.state).toBe("refused");
    const journal = await readJournal(base.db, orderId);
    expect(journal.at(-1)?.event.kind).toBe("letter_failed");
  });

  test("a person's cancel waits for the undo window and says what happens with the money", async () => {
    const ctx = testContext(base.db, { actor: CLOCK });
    const by = staffActor();
    const orderId = await givenOrder(ctx, [
      { by: { kind: "customer", id: null }, event: placed(BY_TRANSFER) },
      { by, event: recorded(20_000n) },
      { by, event: canceled() },
    ]);
    const letter = (await lettersOf(orderId)).find(({ kind }) => kind === "order_canceled");
    expect(letter?.dueAt.getTime()).toBe(ctx.now().getTime() + 8_000);
    await deliverLetter(ctx, letter?.id ?? "");
    const [sent] = await base.db
      .select()
      .from(letters)
      .where(eq(letters.id, letter?.id ?? ""));
    expect(sent?.plainText).toContain("$20.000");
  });
});
