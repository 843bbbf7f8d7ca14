import { DrizzleQueryError, sql } from "drizzle-orm";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { connect, inTransaction, pgError, type Tx } from "@/db/client";
import { testDatabase } from "@/db/testing/database";

const t = testDatabase();

beforeAll(async () => {
  await t.db.execute(sql`create table turnstiles (id int primary key, n bigint not null check (n >= 0))`);
  await t.db.execute(sql`insert into turnstiles values (1, 0), (2, 0)`);
});

const countOf = async (id: number): Promise<number> => {
  const { rows } = await t.db.execute<{ n: string }>(sql`select n from turnstiles where id = ${id}`);
  return Number(rows[0]?.n);
};
const addOne = (tx: Tx, id: number) => tx.execute(sql`update turnstiles set n = n + 1 where id = ${id}`);
const failsWith = (query: Promise<unknown>) => query.then(() => null).catch(pgError);

test("a refusal of the server is read out of whatever wraps it", async () => {
  const repeated = t.db.execute(sql`insert into turnstiles values (1, 0)`);
  expect(await failsWith(repeated)).toEqual({ code: "23505", constraint: "turnstiles_pkey" });
  const below = t.db.execute(sql`update turnstiles set n = -1 where id = 1`);
  expect(await failsWith(below)).toEqual({ code: "23514", constraint: "turnstiles_n_check" });
  expect(await failsWith(t.db.execute(sql`select nothing`))).toEqual({ code: "42703", constraint: null });
});

test.each<[string, unknown]>([
  ["a plain error", new Error("no")],
  ["a lost connection", Object.assign(new Error("reset"), { code: "ECONNRESET" })],
  ["a query error without a cause", new DrizzleQueryError("select 1", [])],
  ["text", "23505"],
  ["nothing", null],
])("%s is no refusal of the server", (_, error) => {
  expect(pgError(error)).toBeNull();
});

test("two transactions that lock each other out both come through", async () => {
  const before = [await countOf(1), await countOf(2)];
  let attempts = 0;
  let bothHold: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const crossing = (first: number, second: number) =>
    inTransaction(t.db, async (tx) => {
      attempts++;
      await addOne(tx, first);
      if (attempts >= 2) bothHold();
      await held;
      await addOne(tx, second);
    });
  await Promise.all([crossing(1, 2), crossing(2, 1)]);
  expect(attempts).toBeGreaterThan(2);
  expect([await countOf(1), await countOf(2)]).toEqual(before.map((n) => n + 2));
});

test("what keeps failing to serialize is given up after three attempts, with nothing written", async () => {
  const before = await countOf(1);
  let attempts = 0;
  const always = inTransaction(t.db, async (tx) => {
    attempts++;
    await addOne(tx, 1);
    await tx.execute(sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
  });
  expect(await failsWith(always)).toEqual({ code: "40001", constraint: null });
  expect([attempts, await countOf(1)]).toEqual([3, before]);
});

test("any other failure is not tried again", async () => {
  let attempts = 0;
  const failing = inTransaction(t.db, async (tx) => {
    attempts++;
    await addOne(tx, 1);
    throw new Error("ours");
  });
  await expect(failing).rejects.toThrow("ours");
  expect(attempts).toBe(1);
});

test("a connection that the server ends is told, and the pool goes on", async () => {
  const lost: string[] = [];
  const other = connect(t.url, { max: 1, onError: (error) => lost.push(error.message) });
  const { rows } = await other.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  await t.db.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`);
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  expect((await other.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  await other.close();
});

test("a wrong address shows on the first query, not before", async () => {
  const nowhere = connect("postgres://nobody:wrong@127.0.0.1:1/nothing");
  expect(nowhere.pool).toBeInstanceOf(pg.Pool);
  await expect(nowhere.db.execute(sql`select 1`)).rejects.toThrow();
  await nowhere.close();
});
