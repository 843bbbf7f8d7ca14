import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { inTransaction } from "@/db/client";
import {
  type DemoPayment,
  findDemoPayment,
  lockDemoPayment,
  openDemoPayment,
  updateDemoPayment,
} from "@/db/queries/demo-payments";
import { MINUTE_MS } from "@/lib/kernel/clock";
import { sameText } from "@/lib/kernel/hash";
import { orderIdOf } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type {
  AttemptState,
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  ProviderFact,
  ProviderMessage,
  RawMessage,
  ReadRefused,
  RefundRefused,
  RefundRequest,
} from "@/lib/payments/provider";
import type { DemoSettings } from "@/lib/platform/demo-settings";
import { demoFacts } from "./demo-facts";
import { listDemo } from "./demo-list";

export const DEMO_TYPES = [
  "payment.captured",
  "payment.failed",
  "payment.expired",
  "refund.updated",
  "dispute.updated",
] as const;
export type DemoType = (typeof DEMO_TYPES)[number];

const SKEW_MS = 300_000;
const SETTLE_MS = 2_000;

const messageBody = z.object({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  data: z.object({ id: z.string().min(1).max(200) }),
});

/** One demo payment for one attempt, whatever the number of tries: as a provider keeps the answer to a key. */
export const demoIdOf = (paymentId: string): string => `demo_${paymentId}`;

async function start({ db, appUrl, now }: DemoSettings, order: PayableOrder, key: string) {
  const at = now();
  const row = await openDemoPayment(db(), {
    id: demoIdOf(order.paymentId),
    idempotencyKey: key,
    orderRef: order.orderRef,
    orderId: orderIdOf(order.orderRef) ?? 0,
    paymentId: order.paymentId,
    currency: order.due.currency,
    amount: order.due.amount,
    captured: 0n,
    state: "open",
    returnUrl: order.successUrl,
    cancelUrl: order.cancelUrl,
    refunds: [],
    expiresAt: order.expiresAt,
    changedAt: at,
    createdAt: at,
  });
  const page: PaymentPage = {
    url: `${appUrl}/demo-pay/${row.id}`,
    objectId: row.id,
    expiresAt: row.expiresAt,
  };
  return ok(page);
}

/** Standard Webhooks: `id.timestamp.body`, ±300 s. The time is ours to ask, so that a moved clock moves this one too. */
function isSigned({ body, headers }: RawMessage, secret: string, now: Date): boolean {
  const [id, seconds] = [headers["webhook-id"], headers["webhook-timestamp"]];
  const given = headers["webhook-signature"];
  if (!id || !given || !seconds || !/^\d{1,12}$/.test(seconds)) return false;
  const sentAt = new Date(Number(seconds) * 1_000);
  if (Math.abs(now.getTime() - sentAt.getTime()) > SKEW_MS) return false;
  const expected = new Webhook(secret).sign(id, sentAt, body);
  return given.split(" ").some((one) => sameText(one, expected));
}

function readDemo(secret: string, raw: RawMessage, now: Date): Result<ProviderMessage, ReadRefused> {
  if (!isSigned(raw, secret, now)) return refuse("bad_signature");
  const parsed = messageBody.safeParse(parseJson(raw.body));
  if (!parsed.success) return refuse("malformed");
  const { id: eventId, type } = parsed.data;
  const ours = (DEMO_TYPES as readonly string[]).includes(type);
  return ok({ eventId, type, live: null, ours, about: parsed.data.data.id, body: parsed.data });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const STATES: Record<DemoPayment["state"], AttemptState> = {
  open: "live",
  paid: "paid",
  failed: "over",
  expired: "over",
};

/** A page that nobody paid in time ends by itself; asking it is what finds out. */
async function settled(
  { db, now }: DemoSettings,
  id: string,
  closeNow: boolean,
): Promise<DemoPayment | null> {
  return inTransaction(db(), async (tx) => {
    const row = await lockDemoPayment(tx, id);
    if (row?.state !== "open" || !(closeNow || row.expiresAt <= now())) return row;
    const change = { state: "expired" as const, changedAt: now(), version: row.version + 1 };
    await updateDemoPayment(tx, id, change);
    return { ...row, ...change };
  });
}

async function refund(
  { db, enqueue, now }: DemoSettings,
  request: RefundRequest,
  key: string,
): Promise<Result<ProviderFact, RefundRefused>> {
  return inTransaction(db(), async (tx) => {
    const row = await lockDemoPayment(tx, request.objectId);
    if (!row) return refuse({ code: "refund_refused" as const, detail: "no such payment" });
    const id = `demo_re_${key}`;
    const isNew = !row.refunds.some((one) => one.id === id);
    const before = row.refunds.reduce(
      (sum, one) => sum + (one.state === "failed" ? 0n : BigInt(one.amount)),
      0n,
    );
    if (isNew && before + request.amount.amount > row.captured) {
      return refuse({ code: "refund_refused" as const, detail: "more than was captured" });
    }
    const { refundId } = request;
    const amount = request.amount.amount.toString();
    const made = { id, refundId, amount, state: "pending" as const, at: now().toISOString() };
    const refunds = isNew ? [...row.refunds, made] : row.refunds;
    if (isNew) {
      await updateDemoPayment(tx, row.id, { refunds, changedAt: now(), version: row.version + 1 });
      const payload = { demoPaymentId: row.id, type: "refund.updated", eventId: `${id}_settled` };
      await enqueue(tx, "demo:send", payload, { key: `demo:${id}`, delayMs: SETTLE_MS });
    }
    const fact = demoFacts({ ...row, refunds }).find(
      (one) => one.kind === "refund" && one.providerRefundId === id,
    );
    return fact ? ok(fact) : refuse({ code: "refund_refused" as const, detail: "unknown currency" });
  });
}

/** A provider of our own, with its own books and pages: no payment is real. What a real one does, it does too. */
export function demoProvider(settings: DemoSettings): PaymentProvider {
  const truth = (row: DemoPayment | null) => (row ? demoFacts(row) : []);
  return {
    name: "demo",
    live: null,
    start: (order, key) => start(settings, order, key),
    read: (raw, now) => readDemo(settings.secret, raw, now),
    facts: async ({ body }) => {
      const { data } = messageBody.parse(body);
      return truth(await findDemoPayment(settings.db(), data.id));
    },
    ask: async (objectId) => {
      const row = await settled(settings, objectId, false);
      return { state: row ? STATES[row.state] : "unknown", facts: truth(row) };
    },
    close: async (objectId) => {
      const row = await settled(settings, objectId, true);
      return row ? STATES[row.state] : "unknown";
    },
    refund: (request, key) => refund(settings, request, key),
    patienceMs: 15 * MINUTE_MS,
    list: (period) => listDemo(settings.db(), period),
  };
}
