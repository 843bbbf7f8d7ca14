import { asc, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Connection, connect, type Db } from "@/db/client";
import { orders, staff, variants } from "@/db/schema";
import { asAdmin, databaseUrl } from "@/db/testing/admin";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { verifyOrders } from "@/db/verify/verify-orders";
import { SHIPMENT_STATUSES } from "@/lib/fulfillment/status";
import { PAYMENT_BADGES, PAYMENT_STATUSES } from "@/lib/payments/status";
import { signIn } from "@/lib/staff/commands/sign-in";
import { seedDemoShop } from "./demo-shop";
import { DEMO_PASSWORD } from "./staff";

const NOW = new Date("2026-11-24T22:30:00.000Z");
const keys = {
  linkKey: new Uint8Array(32).fill(7),
  demoSecret: Buffer.alloc(32, 5).toString("base64"),
  appUrl: "http://shop.test",
};
const FULL_SIZE_MS = 600_000;

const whole = testDatabase();
const others: { readonly name: string; readonly connection: Connection }[] = [];

async function anotherDatabase(suffix: string): Promise<Connection> {
  const blueprint = inject("blueprint");
  const name = `${blueprint.replace("blueprint", "t")}_seed_${suffix}`;
  await asAdmin(
    inject("serverUrl"),
    `drop database if exists ${name} with (force)`,
    `create database ${name} template ${blueprint}`,
  );
  const connection = connect(databaseUrl(inject("serverUrl"), name), { max: 4, onError: () => undefined });
  others.push({ name, connection });
  return connection;
}

beforeAll(async () => seedDemoShop(whole, { now: NOW, keys }), FULL_SIZE_MS);

afterAll(async () => {
  for (const { name, connection } of others) {
    await connection.close();
    await asAdmin(inject("serverUrl"), `drop database if exists ${name} with (force)`);
  }
});

async function valuesOf(db: Db, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await db.execute<{ value: string }>(query);
  return rows.map((row) => row.value).sort();
}

test(
  "every order of the demo shop refolds to its tables",
  async () => {
    const { orders: count, differences } = await verifyOrders(whole.db);
    expect(differences).toEqual([]);
    expect(count).toBeGreaterThan(280);
  },
  FULL_SIZE_MS,
);

test("the shop shows every status, badge and attention that an order can have (S75)", async () => {
  const { db } = whole;
  const known = (values: readonly string[]) => [...values].sort();
  expect(await valuesOf(db, sql`select distinct payment_status as value from orders`)).toEqual(
    known(PAYMENT_STATUSES),
  );
  expect(
    await valuesOf(
      db,
      sql`select distinct shipment_status as value from orders where shipment_status is not null`,
    ),
  ).toEqual(known(SHIPMENT_STATUSES));
  expect(await valuesOf(db, sql`select distinct unnest(badges) as value from orders`)).toEqual(
    known(PAYMENT_BADGES),
  );
  expect(await valuesOf(db, sql`select distinct unnest(flags) as value from orders`)).toEqual([
    "amount_mismatch",
    "dispute_open",
    "late_payment",
    "letter_bounced",
    "live_parcel_of_canceled",
    "money_without_order",
    "overpaid",
    "paid_twice",
    "payment_overdue",
    "receipt_to_review",
    "refund_due",
    "refund_failed",
    "shipment_failed",
    "stock_short",
  ]);
});

test("nothing is left that would send something about the past", async () => {
  const { rows } = await whole.db.execute<{ due: string; waiting: string }>(sql`select
    (select count(*) from graphile_worker.jobs where run_at <= now()) as due,
    (select count(*) from letters where state = 'waiting' and due_at <= ${NOW.toISOString()}::timestamptz) as waiting`);
  expect(rows[0]).toEqual({ due: "0", waiting: "0" });
});

test("all four of the shop sign in with the password that the first start tells (S75)", async () => {
  const people = await whole.db.select().from(staff).orderBy(asc(staff.id));
  expect(people.map(({ email, role }) => `${role} ${email}`)).toEqual([
    "owner owner@demo.test",
    "manager manager@demo.test",
    "logistics logistics@demo.test",
    "viewer viewer@demo.test",
  ]);
  const ctx = testContext(whole.db, { clock: { now: NOW } });
  const from = { ip: null, device: "" };
  for (const { email, role } of people) {
    const opened = await signIn(ctx, { email, password: DEMO_PASSWORD }, from);
    expect(opened.ok, role).toBe(true);
    const mistaken = await signIn(ctx, { email, password: `${DEMO_PASSWORD}.` }, from);
    expect(mistaken, role).toEqual({ ok: false, refusal: { code: "wrong_credentials" } });
  }
});

test("goods are those of the contract", async () => {
  const goods = new Map((await whole.db.select().from(variants)).map((row) => [row.sku, row]));
  expect(goods.get("CAFE-250")?.stock).toBeGreaterThan(100);
  expect(goods.get("TAZA-AZUL")?.stock).toBe(0);
  expect(goods.get("GUIA-PDF")?.unlimited).toBe(true);
});

test(
  "the same seed and moment tell the same orders",
  async () => {
    const told = await Promise.all(
      ["a", "b"].map(async (suffix) => {
        const { db, pool } = await anotherDatabase(suffix);
        await seedDemoShop({ pool }, { now: NOW, keys, orders: 12, seed: "otra" });
        return db.select({ number: orders.number, hash: orders.hash }).from(orders).orderBy(asc(orders.id));
      }),
    );
    expect(told[0]?.length).toBeGreaterThan(10);
    expect(told[1]).toEqual(told[0]);
  },
  FULL_SIZE_MS,
);
