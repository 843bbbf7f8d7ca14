import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as route from "@/app/api/webhooks/payments/[provider]/route";
import { database } from "@/db/client";
import { inbox } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";
import { adoptEnv, deriveKey } from "@/lib/platform/env";
import { LARGEST_MESSAGE } from "@/lib/platform/raw-message";

// Forgeries are logged; here they are the point.
vi.hoisted(() => vi.stubEnv("LOG_LEVEL", "silent"));

const base = testDatabase();
const AUTH_SECRET = "only-for-this-test-0123456789-abcdefgh";

beforeAll(() => {
  adoptEnv({
    ...{ DATABASE_URL: base.url, DATABASE_DRIVER: "pg", AUTH_SECRET, CRON_SECRET: "0123456789abcdef" },
    ...{ DEMO: "1", APP_URL: "http://shop.test", STRIPE_SECRET_KEY: "", LOG_LEVEL: "silent" },
    ...{ MERCADO_PAGO_ACCESS_TOKEN: "TEST-1", MERCADO_PAGO_WEBHOOK_SECRET: "mp_secret" },
  });
});
afterAll(() => database().close());

type Sent = { readonly headers?: Record<string, string>; readonly body?: string; readonly provider?: string };

async function post({ headers = {}, body = "{}", provider = "demo" }: Sent): Promise<number> {
  const request = new Request(`http://shop.test/api/webhooks/payments/${provider}`, {
    method: "POST",
    headers,
    body,
  });
  const answer = await route.POST(request, { params: Promise.resolve({ provider }) });
  expect(await answer.text()).toBe("");
  return answer.status;
}

function signed(body: string, at = new Date()): Record<string, string> {
  const secret = deriveKey(AUTH_SECRET, "demo-webhooks").toString("base64");
  const id = "msg_1";
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
}
const message = (id: string, type = "payment.captured") =>
  JSON.stringify({ id, type, data: { id: "demo_x" } });
const stored = (id: string) => base.db.select().from(inbox).where(eq(inbox.eventId, id));

test("stored once, however often it comes; without its signature in the row", async () => {
  const body = message("evt_twice");
  const sent = { body, headers: { ...signed(body), "user-agent": "demo/1", cookie: "a=b" } };
  expect([await post(sent), await post(sent)]).toEqual([200, 200]);
  const rows = await stored("evt_twice");
  expect(rows.map(({ rawBody, effect }) => [rawBody, effect])).toEqual([[body, null]]);
  expect(Object.keys(rows[0]?.headers as object).sort()).toEqual([
    "content-type",
    "user-agent",
    "webhook-id",
    "webhook-timestamp",
  ]);
});

test("a type that we do not use is taken, and said to be none of ours", async () => {
  const body = message("evt_other", "payment.sung");
  expect(await post({ body, headers: signed(body) })).toBe(200);
  expect(await stored("evt_other")).toMatchObject([{ effect: "not_ours" }]);
});

test.each([
  ["unsigned", message("evt_bad"), {}],
  ["signed for another text", message("evt_bad"), signed("{}")],
  ["replayed later", message("evt_bad"), signed(message("evt_bad"), new Date(Date.now() - 400_000))],
  ["signed, but no JSON", "hello", signed("hello")],
])("%s: 400, and nothing stored", async (_, body, headers) => {
  expect(await post({ body, headers })).toBe(400);
  expect(await stored("evt_bad")).toEqual([]);
});

test("after many forgeries from one address a signed message is still taken", async () => {
  const headers = { "x-forwarded-for": "203.0.113.9" };
  for (let forged = 0; forged < 25; forged++) expect(await post({ headers })).toBe(400);
  const body = message("evt_after");
  expect(await post({ body, headers: { ...headers, ...signed(body) } })).toBe(200);
});

test("unknown and unconfigured providers do not exist; too much is refused; only POST", async () => {
  expect([await post({ provider: "stripe" }), await post({ provider: "nobody" })]).toEqual([404, 404]);
  expect(await post({ body: "x".repeat(LARGEST_MESSAGE + 1) })).toBe(413);
  expect(Object.keys(route).filter((name) => /^[A-Z]+$/.test(name))).toEqual(["POST"]);
});

test("Mercado Pago's unsigned old-style notices are answered and kept nowhere; an unsigned payment is refused", async () => {
  const ask = async (query: string) => {
    const request = new Request(`http://shop.test/api/webhooks/payments/mercado-pago?${query}`, {
      method: "POST",
      body: JSON.stringify({ resource: "77", topic: "payment" }),
    });
    return (await route.POST(request, { params: Promise.resolve({ provider: "mercado-pago" }) })).status;
  };
  expect([await ask("topic=payment&id=77"), await ask("topic=merchant_order&id=77")]).toEqual([200, 200]);
  expect([await ask("data.id=77&type=payment"), await ask("data.id=77&topic=payment")]).toEqual([400, 400]);
  expect(await base.db.select().from(inbox).where(eq(inbox.provider, "mercado-pago"))).toEqual([]);
});
