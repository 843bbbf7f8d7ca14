import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enqueueJob } from "@/db/queries/jobs";
import { writeSettings } from "@/db/queries/shop";
import { demoPayments, inbox } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { type ActOnDemoPageInput, actOnDemoPage, DEMO_ACTS } from "@/lib/payments/commands/act-on-demo-page";
import { processInboxMessage } from "@/lib/payments/commands/process-inbox-message";
import { receiveProviderMessage } from "@/lib/payments/commands/receive-provider-message";
import { startPayment } from "@/lib/payments/commands/start-payment";
import type { Context, Tasks } from "@/lib/platform/context";
import type { DemoSettings } from "@/lib/platform/demo-settings";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { demoProvider } from "./demo";
import { sendDemoMessage } from "./demo-sender";

const base = testDatabase({ max: 10 });
const GOLDEN = {
  secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  seconds: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let settings: DemoSettings;
let provider: ReturnType<typeof demoProvider>;
let ctx: Context;
let failNext = 0;

/** Stands where the route stands: what arrives over HTTP goes into the inbox. */
const shop = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    if (failNext > 0) {
      failNext -= 1;
      response.writeHead(503).end();
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const raw = { body: Buffer.concat(chunks).toString(), headers, query: {} };
    receiveProviderMessage(ctx, provider, raw).then(
      (received) => response.writeHead(received.ok ? 200 : 400).end(),
      () => response.writeHead(500).end(),
    );
  });
});

beforeAll(() => new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise<void>((resolve) => shop.close(() => resolve())));

beforeEach(async () => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  const appUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  settings = { db: () => base.db, secret: GOLDEN.secret, appUrl, enqueue: enqueueJob, now: () => clock.now };
  provider = demoProvider(settings);
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]), appUrl });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
  await base.db.execute("delete from graphile_worker._private_jobs");
});

async function pageOf(order: Order): Promise<string> {
  const urls = { successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" };
  return mustSucceed(await startPayment(ctx, { orderId: order.id, methodKey: "demo", ...urls }), "starting")
    .objectId;
}
const act = async (input: ActOnDemoPageInput) => mustSucceed(await actOnDemoPage(ctx, input), "acting").url;

type Waiting = { task: string; payload: Tasks["demo:send"] & Tasks["inbox"]; later: boolean };
async function takeJobs(): Promise<Waiting[]> {
  const { rows } = await base.db.execute<Waiting>(`with gone as (delete from graphile_worker._private_jobs j
    using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier in ('inbox', 'demo:send')
    returning j.id, t.identifier as task, j.payload, j.run_at > now() + interval '1 second' as later)
    select task, payload, later from gone order by later, id`);
  return rows;
}
/** Works off what is waiting, as the worker would; delayed jobs last. */
async function workOff(): Promise<Waiting[]> {
  const done: Waiting[] = [];
  for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs()) {
    for (const job of jobs) {
      if (job.task === "inbox") await processInboxMessage(ctx, job.payload.inboxId);
      else await sendDemoMessage(settings, job.payload);
    }
    done.push(...jobs);
  }
  return done;
}
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};

describe("signatures of Standard Webhooks", () => {
  const at = new Date(GOLDEN.seconds * 1_000);
  const golden = {
    "webhook-id": GOLDEN.id,
    "webhook-timestamp": String(GOLDEN.seconds),
    "webhook-signature": GOLDEN.signature,
  };
  const read = (headers: Record<string, string>, when = at, body = GOLDEN.body) =>
    provider.read({ body, headers, query: {} }, when);

  test("the golden vector passes, and its text is not one of ours", () => {
    expect(read(golden)).toEqual({ ok: false, refusal: "malformed" });
    expect(read({ ...golden, "webhook-signature": `v1,AAAA ${GOLDEN.signature}` })).toMatchObject({
      refusal: "malformed",
    });
  });

  test.each([
    ["no headers", {}, 0, GOLDEN.body],
    ["another id", { ...golden, "webhook-id": "msg_2" }, 0, GOLDEN.body],
    ["a changed space", golden, 0, '{"test":2432232314}'],
    ["301 s old", golden, 301, GOLDEN.body],
    ["301 s early", golden, -301, GOLDEN.body],
    ["no number for a time", { ...golden, "webhook-timestamp": "soon" }, 0, GOLDEN.body],
  ])("%s is refused", (_, headers, seconds, body) => {
    const when = new Date(at.getTime() + seconds * 1_000);
    expect(read(headers, when, body)).toEqual({ ok: false, refusal: "bad_signature" });
  });

  test("an unknown type is valid and not ours", () => {
    const body = JSON.stringify({ id: "evt_1", type: "payment.sung", data: { id: "demo_1" } });
    const signature = new Webhook(GOLDEN.secret).sign("evt_1", at, body);
    const headers = { ...golden, "webhook-id": "evt_1", "webhook-signature": signature };
    expect(read(headers, at, body)).toMatchObject({ ok: true, value: { ours: false, live: null } });
  });
});

describe("the hosted page", () => {
  test("paying is told over HTTP, signed, and the order is paid", async () => {
    const order = await givenPendingOrder(ctx);
    const id = await pageOf(order);
    expect(await act({ id, act: "pay" })).toBe("http://shop.test/o");
    await workOff();
    expect((await now(order)).paymentStatus).toBe("paid");
    expect(await act({ id, act: "pay" })).toBe("http://shop.test/o");
    expect(await takeJobs()).toEqual([]);
  });

  const table: [ActOnDemoPageInput["act"], Partial<ActOnDemoPageInput>, string, string[]][] = [
    ["pay_twice", {}, "paid", []],
    ["pay_late", {}, "paid", []],
    ["pay_unordered", {}, "paid", []],
    ["pay", { amount: "12000" }, "pending", ["amount_mismatch"]],
    ["pay", { amount: "25000" }, "paid", ["overpaid"]],
    ["pay", { amount: "25.50", currency: "USD" }, "pending", ["amount_mismatch"]],
    ["decline", {}, "pending", []],
    ["fail", {}, "pending", []],
    ["cancel", {}, "pending", []],
  ];
  test.each(table)("%s %j leaves the order %s", async (way, more, status, flags) => {
    const order = await givenPendingOrder(ctx);
    await act({ id: await pageOf(order), act: way, ...more });
    await workOff();
    const after = await now(order);
    expect([after.paymentStatus, after.flags]).toEqual([status, flags]);
  });

  test("every act is tried above", () => {
    expect(new Set(table.map(([way]) => way))).toEqual(new Set(DEMO_ACTS));
  });

  test("late means later, twice means the same event and one more", async () => {
    const [late, twice] = [await givenPendingOrder(ctx), await givenPendingOrder(ctx)];
    await act({ id: await pageOf(late), act: "pay_late" });
    expect((await takeJobs()).map(({ later }) => later)).toEqual([true]);
    await act({ id: await pageOf(twice), act: "pay_twice" });
    const sent = (await workOff()).filter(({ task }) => task === "demo:send");
    expect([sent.length, new Set(sent.map(({ payload }) => payload.eventId)).size]).toEqual([3, 2]);
    const rows = await base.db.select().from(inbox).where(eq(inbox.orderId, twice.id));
    expect(rows.map(({ effect }) => effect).sort()).toEqual(["applied", "ignored"]);
  });

  test("a decline can be repeated; a page that failed for good can still bring late money", async () => {
    const order = await givenPendingOrder(ctx);
    const id = await pageOf(order);
    expect(await act({ id, act: "decline" })).toBeNull();
    expect(await act({ id, act: "fail" })).toBe("http://shop.test/p");
    await act({ id, act: "pay" });
    await workOff();
    expect((await now(order)).paymentStatus).toBe("paid");
  });

  test("no amount of the currency, no such page, or no demo: refused", async () => {
    const id = await pageOf(await givenPendingOrder(ctx));
    const bad = { ok: false, refusal: { code: "bad_amount" } };
    expect(await actOnDemoPage(ctx, { id, act: "pay", amount: "12.5" })).toEqual(bad);
    expect(await actOnDemoPage(ctx, { id, act: "pay", amount: "0" })).toEqual(bad);
    const unknown = { ok: false, refusal: { code: "payment_not_found" } };
    expect(await actOnDemoPage(ctx, { id: "demo_no", act: "pay" })).toEqual(unknown);
    expect(await actOnDemoPage({ ...ctx, demo: false }, { id, act: "pay" })).toEqual(unknown);
  });
});

describe("as a provider", () => {
  test("a message that is not taken throws, and is taken at the next try", async () => {
    const order = await givenPendingOrder(ctx);
    await act({ id: await pageOf(order), act: "pay" });
    const [job] = await takeJobs();
    if (!job) throw new Error("nothing was sent");
    failNext = 1;
    await expect(sendDemoMessage(settings, job.payload)).rejects.toThrow("503");
    await sendDemoMessage(settings, job.payload);
    await workOff();
    expect((await now(order)).paymentStatus).toBe("paid");
    await sendDemoMessage(null, job.payload);
  });

  test("a page ends by itself, or when it is closed, never when it is paid", async () => {
    const [own, closed, paid] = [
      await givenPendingOrder(ctx),
      await givenPendingOrder(ctx),
      await givenPendingOrder(ctx),
    ];
    const [ownId, closedId, paidId] = [await pageOf(own), await pageOf(closed), await pageOf(paid)];
    await act({ id: paidId, act: "pay" });
    expect((await provider.ask(ownId)).state).toBe("live");
    expect([await provider.close(closedId), await provider.close(paidId)]).toEqual(["over", "paid"]);
    clock.now = new Date(clock.now.getTime() + 3_600_001);
    expect(await provider.ask(ownId)).toMatchObject({ state: "over", facts: [{ kind: "attempt_closed" }] });
    expect((await provider.ask("demo_unknown")).state).toBe("unknown");
  });

  test("refunds: one for a key, never more than was captured, succeeding with their message", async () => {
    const order = await givenPendingOrder(ctx);
    const objectId = await pageOf(order);
    await act({ id: objectId, act: "pay" });
    await workOff();
    const request = { refundId: "rf_1", paymentId: "pay_1", objectId, orderRef: `ord_${order.id}` };
    const amount = money(5_000n, "CLP");
    const first = await provider.refund({ ...request, amount }, "refund:1");
    expect(await provider.refund({ ...request, amount }, "refund:1")).toEqual(first);
    expect(first).toMatchObject({ ok: true, value: { kind: "refund", outcome: "pending" } });
    const tooMuch = await provider.refund({ ...request, amount: money(15_001n, "CLP") }, "refund:2");
    expect(tooMuch).toMatchObject({ ok: false, refusal: { code: "refund_refused" } });
    await workOff();
    expect(await now(order)).toMatchObject({ refunded: 5_000n, badges: ["partially_refunded"] });
    const [row] = await base.db.select().from(demoPayments).where(eq(demoPayments.id, objectId));
    expect(row?.refunds).toHaveLength(1);
  });
});
