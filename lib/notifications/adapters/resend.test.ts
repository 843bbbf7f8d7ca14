import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ResendFake, type ResendMisfortune, startResendFake } from "@/e2e/support/fakes/resend";
import type { OutgoingLetter } from "@/lib/notifications/mailer";
import { mailbox } from "./mailbox";
import { resendMailer } from "./resend";

const LETTER: OutgoingLetter = {
  from: '"Café Andes" <pedidos@cafeandes.example>',
  replyTo: "hola@cafeandes.example",
  to: "lucia@example.test",
  subject: "Recibimos su pago: pedido #1042",
  html: "<p>Gracias, Lucía.</p>",
  text: "Gracias, Lucía.",
  headers: { "X-Entity-Ref-ID": "ord_1042" },
  tags: { order: "ord_1042", kind: "order_paid" },
};
const KEY = { idempotencyKey: "order_paid/ord_1042/pay_1" };

let fake: ResendFake;
beforeAll(async () => {
  fake = await startResendFake();
});
afterEach(() => {
  fake.sent.length = 0;
  fake.requests.length = 0;
  fake.misfortunes.length = 0;
});
afterAll(() => fake.close());

const mailer = () => resendMailer({ apiKey: "re_test", baseUrl: fake.url });

test("a letter leaves once, with its key, its reply address and both texts", async () => {
  const sent = await mailer().send(LETTER, KEY);
  expect(sent).toEqual({ ok: true, value: { providerId: fake.sent[0]?.id } });
  expect(fake.sent).toHaveLength(1);
  expect(fake.sent[0]?.key).toBe(KEY.idempotencyKey);
  expect(fake.requests[0]?.headers.authorization).toBe("Bearer re_test");
  expect(fake.sent[0]?.body).toMatchObject({
    from: LETTER.from,
    to: LETTER.to,
    reply_to: LETTER.replyTo,
    subject: LETTER.subject,
    html: LETTER.html,
    text: LETTER.text,
    headers: LETTER.headers,
    tags: [
      { name: "order", value: "ord_1042" },
      { name: "kind", value: "order_paid" },
    ],
  });
});

test("sending again under the same key gives the same id and no second letter", async () => {
  const first = await mailer().send(LETTER, KEY);
  const second = await mailer().send(LETTER, KEY);
  expect(second).toEqual(first);
  expect(fake.sent).toHaveLength(1);
});

test("another text under the same key is a conflict: the first has left already", async () => {
  await mailer().send(LETTER, KEY);
  const second = await mailer().send({ ...LETTER, text: "Otro." }, KEY);
  expect(second).toMatchObject({ ok: false, refusal: { code: "conflict", permanent: true } });
  expect(fake.sent).toHaveLength(1);
});

test("too fast: told when to come back, then sent under the same key", async () => {
  fake.misfortunes.push({ status: 429, name: "rate_limit_exceeded", headers: { "retry-after": "2" } });
  const first = await mailer().send(LETTER, KEY);
  expect(first).toMatchObject({
    ok: false,
    refusal: { code: "rate_limited", permanent: false, retryAfterSeconds: 2 },
  });
  const second = await mailer().send(LETTER, KEY);
  expect(second.ok).toBe(true);
  expect(fake.requests.map((request) => request.headers["idempotency-key"])).toEqual([
    KEY.idempotencyKey,
    KEY.idempotencyKey,
  ]);
  expect(fake.sent).toHaveLength(1);
});

test("an address that cannot exist is refused for good", async () => {
  const sent = await mailer().send({ ...LETTER, to: "no es un correo" }, KEY);
  expect(sent).toMatchObject({ ok: false, refusal: { code: "rejected", permanent: true } });
  expect(fake.sent).toHaveLength(0);
});

test("a wrong key of ours is not blamed on the letter", async () => {
  const sent = await resendMailer({ apiKey: "wrong", baseUrl: fake.url }).send(LETTER, KEY);
  expect(sent).toMatchObject({ ok: false, refusal: { code: "misconfigured", permanent: true } });
});

const misfortunes: [string, ResendMisfortune, string, boolean][] = [
  ["a concurrent retry", { status: 409, name: "concurrent_idempotent_requests" }, "unavailable", false],
  ["a server error", { status: 500, name: "internal_server_error" }, "unavailable", false],
  ["a page of HTML from a proxy", { status: 502, text: "<h1>Bad gateway</h1>" }, "unavailable", false],
  ["the daily quota", { status: 429, name: "daily_quota_exceeded" }, "quota", false],
  ["the monthly quota", { status: 429, name: "monthly_quota_exceeded" }, "quota", false],
  ["a sender that is not ours", { status: 403, name: "invalid_from_address" }, "misconfigured", true],
  ["a new name with 400", { status: 400, name: "brand_new_error" }, "rejected", true],
  ["a new name with 429", { status: 429, name: "brand_new_error" }, "rate_limited", false],
  ["a new name with 503", { status: 503, name: "brand_new_error" }, "unavailable", false],
  ["a cut wire", "cut", "unavailable", false],
];

test.each(misfortunes)("%s", async (_name, misfortune, code, permanent) => {
  fake.misfortunes.push(misfortune);
  const sent = await mailer().send(LETTER, KEY);
  expect(sent).toMatchObject({ ok: false, refusal: { code, permanent } });
  expect(fake.sent).toHaveLength(0);
});

test("a server that never answers is left after a while", async () => {
  fake.misfortunes.push("silence");
  const hurried = resendMailer({ apiKey: "re_test", baseUrl: fake.url, timeoutMs: 50 });
  expect(await hurried.send(LETTER, KEY)).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
});

test("nobody listens", async () => {
  const gone = await startResendFake();
  await gone.close();
  const sent = await resendMailer({ apiKey: "re_test", baseUrl: gone.url }).send(LETTER, KEY);
  expect(sent).toMatchObject({ ok: false, refusal: { code: "unavailable", permanent: false } });
});

test("a subject with line breaks becomes one line", async () => {
  await mailer().send({ ...LETTER, subject: "Pedido\r\nBcc: x@example.test" }, KEY);
  expect(fake.sent[0]?.body.subject).toBe("Pedido Bcc: x@example.test");
});

test("without a provider the letter stays, under the name of its key", async () => {
  expect(await mailbox.send(LETTER, KEY)).toEqual({
    ok: true,
    value: { providerId: `mailbox:${KEY.idempotencyKey}` },
  });
});
