import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { type Connection, connect } from "@/db/client";
import { staff } from "@/db/schema";
import { asAdmin, databaseUrl } from "@/db/testing/admin";
import { prepareDatabase } from "./first-run";

const name = `${inject("blueprint").replace("blueprint", "t")}_first_${process.pid}`;
const url = databaseUrl(inject("serverUrl"), name);
const base = { DATABASE_URL: url, DATABASE_DRIVER: "pg" as const, APP_URL: "https://shop.example.com" };
const recreate = [`drop database if exists ${name} with (force)`, `create database ${name}`];
const owner = { name: "Ana", email: "owner@demo.test", role: "owner", locale: "es", createdAt: new Date(0) };

let fills = 0;
let said: string[] = [];
const ours = { say: (line: string) => void said.push(line), isEmbedded: true };
const seed = async ({ db }: Connection) => {
  fills++;
  await db.insert(staff).values(owner);
};
const cutOff = async (connection: Connection) => {
  await seed(connection);
  throw new Error("cut off");
};

async function people(): Promise<number> {
  const connection = connect(url, { max: 1 });
  return connection.db.$count(staff).finally(connection.close);
}

beforeAll(() => expect(name).toMatch(/^t_\d+_first_\d+$/));
beforeEach(async () => {
  await asAdmin(inject("serverUrl"), ...recreate);
  fills = 0;
  said = [];
});
afterAll(() => asAdmin(inject("serverUrl"), `drop database if exists ${name} with (force)`));

test("an empty database gets the demo shop once, and every start says how to sign in", async () => {
  const env = { ...base, DEMO: true };
  const first = await prepareDatabase(env, { ...ours, seed });
  expect(await prepareDatabase(env, { ...ours, seed })).toEqual(first);
  expect(first.join()).toContain("owner@demo.test");
  expect([fills, await people()]).toEqual([1, 1]);
  expect(said).toEqual(["Filling the empty database with the demo shop.", "The demo shop is filled."]);
});

test("of four starters at once one fills the shop", async () => {
  await Promise.all([1, 2, 3, 4].map(() => prepareDatabase({ ...base, DEMO: true }, { ...ours, seed })));
  expect([fills, await people()]).toEqual([1, 1]);
});

test("a fill that was cut off is begun anew, not left half done", async () => {
  const env = { ...base, DEMO: true };
  await expect(prepareDatabase(env, { ...ours, seed: cutOff })).rejects.toThrow("cut off");
  expect(await people()).toBe(1);
  await prepareDatabase(env, { ...ours, seed });
  expect([fills, await people()]).toEqual([2, 1]);
  await prepareDatabase(env, { ...ours, seed });
  expect(fills).toBe(2);
});

test("in a database of somebody else's a fill that was cut off is told, and nothing is thrown away", async () => {
  const env = { ...base, DEMO: true };
  const theirs = { ...ours, isEmbedded: false };
  await expect(prepareDatabase(env, { ...theirs, seed: cutOff })).rejects.toThrow("cut off");
  await expect(prepareDatabase(env, { ...theirs, seed })).rejects.toThrow(
    /Empty the database and start again/,
  );
  expect([fills, await people()]).toEqual([1, 1]);
});

test("a shop with people is never filled and never emptied", async () => {
  await prepareDatabase({ ...base, DEMO: true }, { ...ours, seed });
  const connection = connect(url, { max: 1 });
  await connection.db.insert(staff).values({ ...owner, email: "second@demo.test" });
  await connection.close();
  for (const DEMO of [true, false, true]) await prepareDatabase({ ...base, DEMO }, { ...ours, seed });
  expect([fills, await people()]).toEqual([1, 2]);
});

test("without the demo, a shop with nobody gets a link for its owner, and each start a new one", async () => {
  const env = { ...base, DEMO: false };
  const [first, second] = [await prepareDatabase(env, ours), await prepareDatabase(env, ours)];
  for (const [line] of [first, second])
    expect(line).toMatch(/48 hours: https:\/\/shop\.example\.com\/\S{20,}$/);
  expect(second).not.toEqual(first);
  const connection = connect(url, { max: 1 });
  const { rows } = await connection.db.execute(
    sql`select role, count(*)::int as n from login_tokens group by role`,
  );
  await connection.close();
  expect(rows).toEqual([{ role: "owner", n: 1 }]);
});
