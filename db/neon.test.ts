import { Pool as NeonPool } from "@neondatabase/serverless";
import { eq, sql } from "drizzle-orm";
import { Logger, runOnce } from "graphile-worker";
import { expect, test } from "vitest";
import { connect, inTransaction, pgError } from "@/db/client";
import { migrate } from "@/db/migrate";
import { enqueueJob, jobHealth } from "@/db/queries/jobs";
import { products, staff, variants } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";

/** Production on Neon, as far as loopback can show it: the same server, reached through WebSockets. */
const t = testDatabase({ driver: "neon", max: 8 });
const CREATED = new Date("2026-05-04T13:00:00.123Z");

async function givenVariant(price: bigint, stock = 0): Promise<number> {
  const [product] = await t.db
    .insert(products)
    .values({ name: "Café", description: "", type: "physical", status: "available", createdAt: CREATED })
    .returning();
  const productId = product?.id ?? 0;
  const values = { productId, sku: `SKU-${productId}`, options: [], price, stock, unlimited: false };
  const [variant] = await t.db.insert(variants).values(values).returning();
  return variant?.id ?? 0;
}

const variantOf = async (id: number) => (await t.db.select().from(variants).where(eq(variants.id, id)))[0];

test("the pool really speaks through a WebSocket", () => {
  expect(t.pool).toBeInstanceOf(NeonPool);
});

test("amounts beyond what a number holds, and times, come back exactly", async () => {
  const id = await givenVariant(9_007_199_254_740_993n);
  expect((await variantOf(id))?.price).toBe(9_007_199_254_740_993n);
  const [product] = await t.db.select().from(products).limit(1);
  expect(product?.createdAt).toEqual(CREATED);
});

test("a transaction that throws leaves neither rows nor jobs", async () => {
  const before = await jobHealth(t.db);
  const id = await givenVariant(1_000n, 5);
  const failing = inTransaction(t.db, async (tx) => {
    await tx.update(variants).set({ stock: 4 }).where(eq(variants.id, id));
    await enqueueJob(tx, "letter:deliver", { letterId: "ltr_1" });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect((await variantOf(id))?.stock).toBe(5);
  expect(await jobHealth(t.db)).toEqual(before);
});

test("a lock held in a transaction makes twenty buyers of ten pieces wait their turn", async () => {
  const id = await givenVariant(1_000n, 10);
  const buy = () =>
    inTransaction(t.db, async (tx) => {
      const [row] = await tx.select().from(variants).where(eq(variants.id, id)).for("update");
      if (!row || row.stock < 1) return "sold out";
      await tx
        .update(variants)
        .set({ stock: row.stock - 1 })
        .where(eq(variants.id, id));
      return "sold";
    });
  const outcomes = await Promise.all(Array.from({ length: 20 }, buy));
  expect(outcomes.filter((outcome) => outcome === "sold")).toHaveLength(10);
  expect((await variantOf(id))?.stock).toBe(0);
});

test("a refusal names its constraint, also inside a transaction", async () => {
  const ana = { name: "Ana", email: "ana@example.test", role: "owner", locale: "es", createdAt: CREATED };
  await t.db.insert(staff).values(ana);
  const again = inTransaction(t.db, (tx) => tx.insert(staff).values({ ...ana, email: "ANA@example.test" }));
  const refusal = await again.then(() => null).catch(pgError);
  expect(refusal).toEqual({ code: "23505", constraint: "staff_email_uq" });
  expect(await t.db.$count(staff)).toBe(1);
});

test("a failure to serialize is tried again", async () => {
  let attempts = 0;
  const answer = await inTransaction(t.db, async (tx) => {
    attempts++;
    if (attempts < 3) await tx.execute(sql`do $$ begin raise exception 'x' using errcode = '40P01'; end $$`);
    return "through";
  });
  expect([answer, attempts]).toEqual(["through", 3]);
});

test("a job added in a transaction runs once, with its payload", async () => {
  await inTransaction(t.db, (tx) =>
    enqueueJob(tx, "letter:deliver", { letterId: "ltr_9" }, { key: "letter:9" }),
  );
  const handled: unknown[] = [];
  const options = { pgPool: t.pool, logger: new Logger(() => () => undefined), noPreparedStatements: true };
  const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
  await runOnce({
    ...options,
    preset,
    taskList: { "letter:deliver": (payload) => void handled.push(payload) },
  });
  expect(handled).toEqual([{ letterId: "ltr_9" }]);
  expect(await jobHealth(t.db)).toMatchObject({ waiting: 0, dead: 0 });
});

test("migrators of both drivers at once agree", async () => {
  const direct = connect(t.url, { max: 2 });
  const count = async () =>
    (await direct.db.execute<{ n: string }>(sql`select count(*) as n from drizzle.__drizzle_migrations`))
      .rows;
  const before = await count();
  await Promise.all([migrate(t), migrate(direct), migrate(t), migrate(direct)]);
  expect(await count()).toEqual(before);
  await direct.close();
});
