import { createHmac, randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { type Ask, ask, type Plan, timed, usageOf } from "./measure";
import { type BenchRow, rounded } from "./report";
import type { BenchShop } from "./shop";

export type Bench = {
  readonly shop: BenchShop;
  readonly orders: number;
  readonly cookie: string;
};

type Floor = () => Promise<unknown>;
type Case = Plan & {
  readonly name: string;
  readonly floor: Floor;
  readonly work: (turn: number) => Promise<unknown>;
};

const FLOOR_COUNT = 40;

async function run({ shop, orders }: Bench, one: Case): Promise<BenchRow> {
  const floor = await timed({ count: FLOOR_COUNT, limitMs: 4_000 }, one.floor);
  const before = usageOf(shop.pid);
  const times = await timed(one, one.work);
  const after = usageOf(shop.pid);
  return {
    name: one.name,
    orders,
    p50_ms: rounded(times.p50),
    p95_ms: rounded(times.p95),
    per_s: rounded(times.perSecond),
    cpu_ms: rounded((after.cpuMs - before.cpuMs) / Math.max(1, times.done)),
    rss_mb: after.rssMb,
    floor_p50_ms: rounded(floor.p50),
  };
}

async function oneValue(bench: Bench, text: string): Promise<string> {
  const { rows } = await bench.shop.connection.pool.query<{ value: string }>(text);
  return rows[0]?.value ?? "";
}

async function listCases(bench: Bench): Promise<Case[]> {
  const { port } = bench.shop;
  const headers = { cookie: bench.cookie };
  const get = (path: string) => () => ask(port, { path, headers });
  const floor = () => ask(port, { path: "/robots.txt" });
  const deep = await oneValue(
    bench,
    `select to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '~' || id as value
     from orders order by created_at desc offset ${Math.floor(bench.orders * 0.6)} limit 1`,
  );
  const cursor = Buffer.from(`1~newest~${deep}`).toString("base64url");
  const number = await oneValue(
    bench,
    "select max(number)::text as value from orders where payment_status = 'paid'",
  );
  const plan = { count: 40, floor };
  return [
    { ...plan, name: "list, first page", work: get("/orders") },
    { ...plan, name: "list, paid and to send", work: get("/orders?payment=paid&shipment=unfulfilled") },
    { ...plan, name: "list, page at 60 %", work: get(`/orders?after=${cursor}`) },
    { ...plan, name: "list, search of a name", work: get("/orders?q=gonzalez%20maria") },
    { ...plan, name: "order page", work: get(`/orders/${number}`) },
  ];
}

function signed(bench: Bench, eventId: string, objectId: string): Ask {
  const secret = createHmac("sha256", bench.shop.authSecret)
    .update("despacho:demo-webhooks")
    .digest("base64");
  const sentAt = new Date();
  const body = JSON.stringify({
    id: eventId,
    type: "payment.captured",
    created: sentAt.toISOString(),
    data: { id: objectId },
  });
  return {
    path: "/api/webhooks/payments/demo",
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": eventId,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret).sign(eventId, sentAt, body),
    },
  };
}

/** The provider's books for what the load says was paid: without them a message would be about nothing. */
const WRITE_BOOKS = `insert into demo_payments (id, idempotency_key, order_ref, order_id, payment_id, currency, amount, captured, state,
    return_url, cancel_url, captured_currency, captured_at, refunds, expires_at, changed_at, created_at)
  select p.provider_object_id, p.payment_id, 'ord_' || p.order_id, p.order_id, p.payment_id, 'CLP', p.amount, p.captured, 'paid',
    '', '', 'CLP', o.created_at, '[]', o.created_at, o.created_at, o.created_at
  from payments p join orders o on o.id = p.order_id where p.provider = 'demo' on conflict do nothing`;

async function webhookCases(bench: Bench): Promise<Case[]> {
  const { port, connection } = bench.shop;
  await connection.pool.query(WRITE_BOOKS);
  const { rows } = await connection.pool.query<{ id: string }>(
    "select id from demo_payments order by id limit 2000",
  );
  const objectOf = (turn: number) => rows[turn % Math.max(1, rows.length)]?.id ?? "demo_none";
  const floor = () => ask(port, { path: "/api/webhooks/payments/nobody", method: "POST", body: "{}" }, 404);
  const known = randomUUID();
  const plan = { count: 400, clients: 8, floor };
  return [
    {
      ...plan,
      name: "webhook, fresh, 8 clients",
      work: (turn) => ask(port, signed(bench, randomUUID(), objectOf(turn))),
    },
    {
      ...plan,
      name: "webhook, the same again, 8 clients",
      work: () => ask(port, signed(bench, known, objectOf(0))),
    },
  ];
}

const DRAIN_LIMIT_MS = 30_000;

/** How fast stored messages are worked off by the jobs, from the first to the last. */
async function drainRow(bench: Bench): Promise<BenchRow> {
  const began = performance.now();
  const waiting = async () =>
    Number(await oneValue(bench, "select count(*)::text as value from inbox where processed_at is null"));
  const first = await waiting();
  let left = first;
  const before = usageOf(bench.shop.pid);
  while (left > 0 && performance.now() - began < DRAIN_LIMIT_MS) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    left = await waiting();
  }
  const done = Math.max(1, first - left);
  const took = performance.now() - began;
  const after = usageOf(bench.shop.pid);
  const each = rounded(took / done);
  return {
    name: "webhook, worked off by jobs (each)",
    orders: bench.orders,
    ...{ p50_ms: each, p95_ms: each, per_s: rounded((done / took) * 1_000) },
    cpu_ms: rounded((after.cpuMs - before.cpuMs) / done),
    ...{ rss_mb: after.rssMb, floor_p50_ms: 0 },
  };
}

async function paperCases(bench: Bench): Promise<Case[]> {
  const { port, connection } = bench.shop;
  const { rows } = await connection.pool.query<{ number: number }>(
    "select number from orders order by id desc limit 50",
  );
  const numbers = rows.map((row) => row.number);
  const headers = { cookie: bench.cookie };
  const print = (orders: readonly number[]) => () =>
    ask(port, { path: `/documents?orders=${orders.join(",")}&paper=order_sheet`, headers });
  const floor = () => ask(port, { path: "/robots.txt" });
  return [
    { name: "PDF, 1 order", count: 12, floor, work: print(numbers.slice(0, 1)) },
    { name: "PDF, 50 orders", count: 3, floor, limitMs: 25_000, work: print(numbers) },
  ];
}

/** Everything that is measured, one after another: nothing disturbs what is being measured. */
export async function benchRows(bench: Bench, say: (line: string) => void): Promise<BenchRow[]> {
  const { pool } = bench.shop.connection;
  const select: Case = {
    name: "database, select 1",
    count: 200,
    floor: () => Promise.resolve(),
    work: () => pool.query("select 1"),
  };
  const rows: BenchRow[] = [await run(bench, select)];
  for (const cases of [listCases, webhookCases, paperCases]) {
    for (const one of await cases(bench)) {
      say(one.name);
      rows.push(await run(bench, one));
    }
    if (cases === webhookCases) rows.push(await drainRow(bench));
  }
  return rows;
}
