import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { LIMITS, RateLimits } from "./rate-limit";

const base = testDatabase({ driver: "pg" });
const limits = () => new RateLimits(() => base.pool);

async function spendAll(of: RateLimits, name: keyof typeof LIMITS, key: string) {
  for (let n = 0; n < LIMITS[name].points; n++) expect(await of.spend(name, key)).toEqual({ ok: true });
}

test("the try after the last one is refused, for this caller only and in every process", async () => {
  const first = limits();
  await spendAll(first, "token_miss", "a");
  expect(await first.peek("token_miss", "a")).toMatchObject({ ok: false });
  expect(await limits().spend("token_miss", "a")).toMatchObject({ ok: false });
  expect(await limits().spend("token_miss", "b")).toEqual({ ok: true });
});

test("processes that start together make the table once", async () => {
  await base.pool.query("drop table if exists rate_limits");
  const all = await Promise.all(Array.from({ length: 6 }, () => limits().spend("pdf", "p")));
  expect(all.every(({ ok }) => ok)).toBe(true);
});

test("waits for signing in grow with each offence; the right password forgives", async () => {
  const of = limits();
  await spendAll(of, "login", "ana|1.2.3.4");
  const first = await of.spend("login", "ana|1.2.3.4");
  expect(first).toEqual({ ok: false, retryAfterSeconds: 900 });
  await base.pool.query("update rate_limits set expire = 0 where key like 'login:%'");
  await spendAll(of, "login", "ana|1.2.3.4");
  expect(await of.spend("login", "ana|1.2.3.4")).toEqual({ ok: false, retryAfterSeconds: 1800 });
  await of.forgive("login", "ana|1.2.3.4");
  expect(await of.spend("login", "ana|1.2.3.4")).toEqual({ ok: true });
});

test("no address and no e-mail is kept", async () => {
  await limits().spend("login", "ana@example.test|203.0.113.7");
  const { rows } = await base.pool.query<{ key: string }>("select key from rate_limits");
  expect(rows.filter(({ key }) => /ana|203\.0/.test(key))).toEqual([]);
});
