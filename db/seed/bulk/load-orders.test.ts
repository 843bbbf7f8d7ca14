import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { verifyOrders } from "@/db/verify/verify-orders";
import { seedDemoShop } from "../demo-shop";
import { loadOrders } from "./load-orders";

const NOW = new Date("2026-11-24T22:30:00.000Z");
const keys = {
  linkKey: new Uint8Array(32),
  demoSecret: Buffer.alloc(32).toString("base64"),
  appUrl: "http://shop.test",
};
const base = testDatabase();

test("a load is as true as what people did: journal, tables and stock agree", async () => {
  const seen: number[] = [];
  await seedDemoShop(base, { orders: 0, now: NOW, keys });
  await loadOrders(base, { orders: 700, seed: "carga", now: NOW, onProgress: (done) => seen.push(done) });
  const { orders, differences } = await verifyOrders(base.db);
  expect(differences).toEqual([]);
  expect(orders).toBe(700);
  expect(seen).toEqual([500, 700]);
}, 120_000);

test("a second load goes on with the numbers, and nothing of a load waits for the clock", async () => {
  await loadOrders(base, { orders: 60, seed: "carga-2", now: NOW });
  const { rows } = await base.db.execute<{ count: string; first: number; last: number; open: string }>(sql`
    select count(*) as count, min(number) as first, max(number) as last,
      count(*) filter (where payment_status = 'open' or expires_at is not null and payment_status = 'pending') as open
    from orders`);
  expect(rows[0]).toEqual({ count: "760", first: 1_001, last: 1_760, open: "0" });
}, 120_000);
