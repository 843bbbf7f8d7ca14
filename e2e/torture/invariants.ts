import type pg from "pg";
import type { OpenAttempt } from "@/db/seed/attempts";
import { verifyOrders } from "@/db/verify/verify-orders";
import type { StripeWorld } from "@/e2e/support/fakes/stripe-world";
import { ledgerOf } from "./ledger";
import type { TortureShop } from "./shop";

/** One promise, and how often it was broken; `example` names the first place. */
export type Invariant = {
  readonly name: string;
  readonly checked: number;
  readonly broken: number;
  readonly example: string | null;
};

type Row = {
  readonly id: string;
  readonly payment_status: string;
  readonly captured: bigint;
  readonly refunded: bigint;
  readonly badges: readonly string[];
  readonly flags: readonly string[];
  readonly paid_letters: number;
};

const ORDERS = `select o.id::text, o.payment_status, o.captured::text, o.refunded::text,
    to_jsonb(o.badges) as badges, to_jsonb(o.flags) as flags,
    (select count(*)::int from letters l where l.order_id = o.id and l.kind = 'order_paid') as paid_letters
  from orders o where o.id = any($1)`;
const STOCK = `select v.sku, v.stock::int as stock, coalesce(sum(m.delta), 0)::int as moved from variants v
  left join stock_movements m on m.variant_id = v.id where not v.unlimited group by v.id`;
const DEAD = "select count(*)::int as n from graphile_worker._private_jobs where attempts >= max_attempts";
const IN_INBOX = "select event_id, count(*)::int as n from inbox where provider = 'stripe' group by event_id";

function invariant(name: string, checked: number, broken: readonly string[]): Invariant {
  return { name, checked, broken: broken.length, example: broken[0] ?? null };
}

async function rows<T extends pg.QueryResultRow>(
  { connection }: TortureShop,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  return (await connection.pool.query<T>(text, [...values])).rows;
}

/** Everything that must hold once the storm is over and the jobs are done. */
export async function checkInvariants(
  shop: TortureShop,
  world: StripeWorld,
  attempts: readonly OpenAttempt[],
): Promise<readonly Invariant[]> {
  return [
    ...(await messages(shop, world)),
    ...(await money(shop, world, attempts)),
    await stock(shop),
    await deadJobs(shop),
    await journal(shop),
  ];
}

async function messages(shop: TortureShop, world: StripeWorld): Promise<readonly Invariant[]> {
  const kept = await rows<{ event_id: string; n: number }>(shop, IN_INBOX);
  const known = new Map(kept.map(({ event_id, n }) => [event_id, n]));
  const ids = world.events.map(({ id }) => id);
  const twice = ids.filter((id) => (known.get(id) ?? 0) > 1);
  return [
    invariant(
      "every event is in the inbox",
      ids.length,
      ids.filter((id) => !known.has(id)),
    ),
    invariant("no event is kept twice", ids.length, twice),
  ];
}

async function money(
  shop: TortureShop,
  world: StripeWorld,
  attempts: readonly OpenAttempt[],
): Promise<readonly Invariant[]> {
  const ledger = ledgerOf(world);
  const totals = new Map(attempts.map(({ orderId, total }) => [String(orderId), total]));
  const found = await rows<Omit<Row, "captured" | "refunded"> & { captured: string; refunded: string }>(
    shop,
    ORDERS,
    [[...totals.keys()]],
  );
  const orders = found.map((row) => ({
    ...row,
    captured: BigInt(row.captured),
    refunded: BigInt(row.refunded),
    total: totals.get(row.id) ?? 0n,
    books: ledger.get(`ord_${row.id}`) ?? { captured: 0n, refunded: 0n, disputed: false },
  }));
  type Checked = (typeof orders)[number];
  const named = (name: string, isBroken: (order: Checked) => boolean, says: (order: Checked) => string) =>
    invariant(
      name,
      orders.length,
      orders.filter(isBroken).map((order) => `order ${order.id}: ${says(order)}`),
    );
  const against = (order: Checked, key: "captured" | "refunded") =>
    `${key} ${order[key]}, at the provider ${order.books[key]}`;
  const isPaid = ({ books, total }: Checked) => books.captured >= total;
  return [
    invariant("every order is there", attempts.length, missing(totals, orders)),
    named(
      "no payment is lost",
      (o) => o.captured < o.books.captured,
      (o) => against(o, "captured"),
    ),
    named(
      "no payment counts twice",
      (o) => o.captured > o.books.captured,
      (o) => against(o, "captured"),
    ),
    named(
      "refunds equal the provider's",
      (o) => o.refunded !== o.books.refunded,
      (o) => against(o, "refunded"),
    ),
    named(
      "refunded never exceeds captured",
      (o) => o.refunded > o.captured,
      (o) => against(o, "refunded"),
    ),
    named(
      "paid exactly when covered",
      (o) => (o.payment_status === "paid") !== isPaid(o),
      (o) => `${o.payment_status}, ${against(o, "captured")}`,
    ),
    named(
      "disputes equal the provider's",
      (o) => o.badges.includes("disputed") !== o.books.disputed,
      (o) => `badges ${o.badges.join(" ")}`,
    ),
    named(
      "one paid letter for each paid order",
      (o) => o.paid_letters !== (isPaid(o) ? 1 : 0),
      (o) => `${o.paid_letters} letters`,
    ),
    named(
      "no false alarm",
      (o) => o.flags.some((flag) => ["amount_mismatch", "paid_twice", "overpaid"].includes(flag)),
      (o) => o.flags.join(" "),
    ),
  ];
}

const missing = (totals: ReadonlyMap<string, bigint>, orders: readonly { id: string }[]): string[] => {
  const there = new Set(orders.map(({ id }) => id));
  return [...totals.keys()].filter((id) => !there.has(id)).map((id) => `order ${id}`);
};

async function stock(shop: TortureShop): Promise<Invariant> {
  const variants = await rows<{ sku: string; stock: number; moved: number }>(shop, STOCK);
  const broken = variants.filter(({ stock: left, moved }) => left !== moved || left < 0);
  return invariant(
    "stock equals its movements",
    variants.length,
    broken.map(({ sku, stock: left, moved }) => `${sku}: ${left} left, movements say ${moved}`),
  );
}

async function deadJobs(shop: TortureShop): Promise<Invariant> {
  const [dead] = await rows<{ n: number }>(shop, DEAD);
  return invariant("no job gave up", 1, dead?.n ? [`${dead.n} jobs`] : []);
}

async function journal({ connection }: TortureShop): Promise<Invariant> {
  const { orders, differences } = await verifyOrders(connection.db);
  const broken = differences.map(
    ({ order, seq, column, expected, found }) =>
      `order ${order}, sequence ${seq}, ${column}: expected ${expected}, found ${found}`,
  );
  return invariant("every order refolds to its tables", orders, broken);
}
