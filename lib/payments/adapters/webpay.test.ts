import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  startWebpayFake,
  WEBPAY_TEST_CODE,
  WEBPAY_TEST_KEY,
  type WebpayFake,
} from "@/e2e/support/fakes/webpay";
import type { WebpayAct } from "@/e2e/support/fakes/webpay-world";
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { type Currency, money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import type { PayableOrder, PaymentProvider, ProviderFact, RefundRequest } from "@/lib/payments/provider";
import type { WebpayReturnCase } from "@/lib/payments/webpay-return";
import { webpayProvider } from "./webpay";

const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let fake: WebpayFake;
let provider: PaymentProvider;

beforeAll(async () => {
  fake = await startWebpayFake({ now: () => clock.now });
  provider = made({});
});
afterAll(() => fake.close());
beforeEach(() => {
  clock.now = START;
  fake.requests.length = 0;
  fake.misfortunes.length = 0;
});

const made = (change: { commerceCode?: string; apiKey?: string; apiBase?: string | null }) =>
  webpayProvider({
    ...{ commerceCode: WEBPAY_TEST_CODE, apiKey: WEBPAY_TEST_KEY, apiBase: fake.url },
    ...{ appUrl: "http://shop.test", now: () => clock.now, ...change },
  });
const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};

let count = 0;
const payable = (change: Partial<PayableOrder> = {}): PayableOrder => {
  count += 1;
  return {
    ...{
      orderRef: `ord_${count}`,
      number: 1_000 + count,
      paymentId: `pay_${"0".repeat(12)}${count}`,
      attempt: 1,
    },
    ...{ due: money(25_980n, "CLP"), email: null, locale: "es", shopName: "Café Andes", lines: [] },
    ...{ successUrl: "http://shop.test/o/t", cancelUrl: "http://shop.test/o/t" },
    ...{ expiresAt: plus(clock.now, HOUR_MS), ...change },
  };
};
const start = (change: Partial<PayableOrder> = {}) => provider.start(payable(change), "key");
async function opened(act: WebpayAct | null = null, paymentType = "VN"): Promise<string> {
  const { objectId } = mustSucceed(await start(), "starting");
  fake.world.sale(objectId).paymentType = paymentType;
  if (act) fake.world.act(objectId, act);
  return objectId;
}
const returned = (token: string, kind: WebpayReturnCase = "commit") =>
  provider.facts({ eventId: "x", type: "x", live: false, ours: true, body: { kind, token } });
const calls = () => fake.requests.map(({ call }) => call);
const brief = (facts: readonly ProviderFact[]) =>
  facts.map((fact) => {
    if (fact.kind === "attempt_failed") return `${fact.kind} ${fact.code} ${fact.final}`;
    if (fact.kind === "attempt_closed") return `${fact.kind} ${fact.outcome}`;
    if (fact.kind === "unknown_state") return `${fact.kind} ${fact.state}`;
    return `${fact.kind} ${fact.amount.amount} ${fact.amount.currency}`;
  });

describe("starting", () => {
  test("a form to post, made for our payment, with lengths that Transbank takes", async () => {
    const order = payable({ orderRef: "ord_1042", attempt: 3 });
    const page = mustSucceed(await provider.start(order, "key"), "starting");
    expect(page).toMatchObject({
      url: `${fake.url}/webpayserver/initTransaction`,
      form: { token_ws: page.objectId },
      expiresAt: plus(START, 10 * MINUTE_MS),
    });
    const [request] = fake.requests;
    expect(request?.headers).toMatchObject({
      "tbk-api-key-id": WEBPAY_TEST_CODE,
      "tbk-api-key-secret": WEBPAY_TEST_KEY,
    });
    expect(request?.body).toEqual({
      ...{ buy_order: `1042-3-${order.paymentId.slice(-8)}`, amount: 25_980 },
      session_id: expect.stringMatching(new RegExp(`^${order.paymentId}\\.[0-9a-z]{6}$`)),
      return_url: "http://shop.test/api/webhooks/payments/webpay/return",
    });
  });

  test("the page of an attempt is made again from its token, without asking anybody", async () => {
    const page = mustSucceed(await start(), "starting");
    fake.requests.length = 0;
    expect(provider.reopen?.(page.objectId)).toEqual({ url: page.url, form: page.form });
    expect(fake.requests).toEqual([]);
  });

  test("even the longest ids fit", async () => {
    const order = payable({
      orderRef: "ord_999999999999999",
      attempt: 999,
      paymentId: `pay_${"z".repeat(46)}`,
    });
    const { objectId } = mustSucceed(await provider.start(order, "key"), "starting");
    const { buy_order, session_id } = fake.world.sale(objectId);
    expect([buy_order.length, session_id.length]).toEqual([26, 57]);
    expect((await provider.ask(objectId)).state).toBe("live");
  });

  test.each<[string, Currency, string]>([
    ["dollars", "USD", "currency_not_supported"],
    ["pesos", "CLP", ""],
  ])("%s", async (_, currency, code) => {
    const answer = await start({ due: money(5_000n, currency) });
    expect(answer.ok ? "" : answer.refusal.code).toBe(code);
  });

  test("no answer, an overload and a refusal are told apart", async () => {
    fake.misfortunes.push("cut", { status: 503 }, { status: 422, message: "amount is too small" });
    const answers = [await start(), await start(), await start()];
    expect(answers.map((one) => (one.ok ? "" : one.refusal.code))).toEqual([
      "provider_unavailable",
      "provider_unavailable",
      "provider_refused",
    ]);
    const wrongKey = await made({ apiKey: "wrong" }).start(payable(), "key");
    expect(wrongKey).toMatchObject({ ok: false, refusal: { code: "provider_refused" } });
  });

  test("which world it moves money in", () => {
    expect(made({}).live).toBe(false);
    expect(made({ apiBase: null }).live).toBe(false);
    expect(made({ commerceCode: "597012345678", apiBase: null }).live).toBe(true);
    expect(made({ apiBase: "https://webpay3g.transbank.cl" }).live).toBe(true);
  });

  test("no message is taken: nothing that arrives is signed", () => {
    const body = JSON.stringify({ kind: "commit", token: "t" });
    expect(provider.read({ body, headers: {}, query: {} }, START)).toEqual({
      ok: false,
      refusal: "bad_signature",
    });
  });
});

describe("coming back", () => {
  test.each<[WebpayAct | null, WebpayReturnCase, string[], string[]]>([
    ["accept", "commit", ["captured 25980 CLP"], ["create", "commit"]],
    ["reject", "commit", ["attempt_failed webpay_-1 true"], ["create", "commit"]],
    ["abort", "commit", ["attempt_closed voided"], ["create", "commit", "status"]],
    ["abort", "aborted", ["attempt_closed voided"], ["create", "status"]],
    ["fail_form", "form_error", ["attempt_closed voided"], ["create", "status"]],
    ["timeout", "timeout", ["attempt_closed expired"], ["create", "status"]],
    ["accept", "superseded", ["attempt_closed voided"], ["create", "status"]],
  ])("%s, told as %s", async (act, kind, facts, wire) => {
    const token = await opened(act);
    expect(brief(await returned(token, kind))).toEqual(facts);
    expect(calls()).toEqual(wire);
  });

  test("the fact names our order, our payment and the card", async () => {
    const order = payable();
    const { objectId } = mustSucceed(await provider.start(order, "key"), "starting");
    fake.world.act(objectId, "accept");
    const { orderRef, paymentId } = order;
    const card = { brand: null, last4: "6623", fee: null, occurredAt: START };
    expect(await returned(objectId)).toEqual([
      { orderRef, paymentId, objectId, kind: "captured", amount: money(25_980n, "CLP"), ...card },
    ]);
  });

  test("committed twice: the second finds the sale taken and reads how it stands", async () => {
    const token = await opened("accept");
    expect([brief(await returned(token)), brief(await returned(token))]).toEqual([
      ["captured 25980 CLP"],
      ["captured 25980 CLP"],
    ]);
    expect(calls()).toEqual(["create", "commit", "commit", "status"]);
  });

  test("the answer to the commit is cut: the status has it", async () => {
    const token = await opened("accept");
    fake.misfortunes.push("cut");
    expect(brief(await returned(token))).toEqual(["captured 25980 CLP"]);
  });

  test("nobody answers, or another commit is at work: nothing is concluded", async () => {
    const token = await opened("accept");
    fake.misfortunes.push({ status: 503 }, { status: 503 });
    await expect(returned(token)).rejects.toThrow("503");
    fake.misfortunes.push({ status: 422, message: "Transaction already locked by another process" });
    await expect(returned(token)).rejects.toThrow("locked");
    fake.misfortunes.push({ status: 401, message: "Not Authorized" });
    await expect(returned(token)).rejects.toThrow("401");
    expect(brief(await returned(token))).toEqual(["captured 25980 CLP"]);
  });

  test("an abort that crosses a charge does not hide it", async () => {
    const token = await opened("accept");
    await returned(token);
    expect(brief(await returned(token, "aborted"))).toEqual(["captured 25980 CLP"]);
  });

  test("another amount is said as it is", async () => {
    const token = await opened("accept");
    fake.world.sale(token).charged = 100;
    expect(brief(await returned(token))).toEqual(["captured 100 CLP"]);
  });
});

describe("asking", () => {
  type Row = [status: string, code: number | null, state: string, facts: string[]];
  const expired = ["attempt_closed expired"];
  test.each<Row>([
    ["AUTHORIZED", 0, "paid", ["captured 25980 CLP"]],
    ["AUTHORIZED", -1, "over", ["attempt_failed webpay_-1 true"]],
    ["CAPTURED", 0, "paid", ["captured 25980 CLP"]],
    ["FAILED", -3, "over", ["attempt_failed webpay_-3 true"]],
    ["FAILED", 0, "over", ["attempt_failed webpay_0 true"]],
    ["REVERSED", 0, "paid", ["captured 25980 CLP", "refunded_so_far 25980 CLP"]],
    ["NULLIFIED", 0, "paid", ["captured 25980 CLP", "refunded_so_far 25980 CLP"]],
    ["PARTIALLY_NULLIFIED", 0, "paid", ["captured 25980 CLP", "refunded_so_far 5980 CLP"]],
    ["REVERSED", -1, "over", ["attempt_closed voided"]],
    ["RECONSIDERED", 0, "unknown", ["unknown_state RECONSIDERED"]],
  ])("%s %s is %s", async (status, code, state, facts) => {
    const token = await opened("accept");
    fake.world.commit(token);
    Object.assign(fake.world.sale(token), { status, responseCode: code, returned: 5_980 });
    const asked = await provider.ask(token);
    expect([asked.state, brief(asked.facts)]).toEqual([state, facts]);
  });

  test("an open form lives until its time and a little more, by our clock", async () => {
    const token = await opened();
    expect(await provider.ask(token)).toEqual({ state: "live", facts: [] });
    wait(14 * MINUTE_MS);
    expect((await provider.ask(token)).state).toBe("live");
    wait(2 * MINUTE_MS);
    const asked = await provider.ask(token);
    expect([asked.state, brief(asked.facts)]).toEqual(["over", expired]);
  });

  test("paid on the form and never brought back: nobody committed, so nothing is paid", async () => {
    const token = await opened("accept");
    wait(20 * MINUTE_MS);
    const asked = await provider.ask(token);
    expect([asked.state, brief(asked.facts)]).toEqual(["over", expired]);
    expect(calls()).not.toContain("commit");
  });

  test("an answer about somebody else's sale is no answer", async () => {
    const token = await opened("accept");
    Object.assign(fake.world.sale(token), { buy_order: "1-1-00000000" });
    await expect(provider.ask(token)).rejects.toThrow("no sale of ours");
  });

  test("closing: an open form is over since it will not be committed, a charged one is paid", async () => {
    const [open, paid] = [await opened(), await opened("accept")];
    await returned(paid);
    expect([await provider.close(open), await provider.close(paid)]).toEqual(["over", "paid"]);
    fake.misfortunes.push("cut");
    await expect(provider.close(open)).rejects.toThrow();
  });

  test("there is no list to reconcile with", () => expect(provider.list).toBeNull());
});

describe("refunds", () => {
  async function charged(paymentType = "VN"): Promise<string> {
    const token = await opened("accept", paymentType);
    await returned(token);
    return token;
  }
  const request = (objectId: string, amount: bigint, before = 0n): RefundRequest => ({
    ...{ refundId: `rf_${amount}_${before}`, paymentId: "pay_1", orderRef: "ord_1", objectId },
    ...{ amount: money(amount, "CLP"), returnedBefore: money(before, "CLP") },
  });
  const refund = async (objectId: string, amount: bigint, before = 0n) => {
    const answer = await provider.refund(request(objectId, amount, before), "key");
    if (!answer.ok) return `${answer.refusal.code}: ${answer.refusal.detail}`;
    return answer.value.kind === "refund" ? answer.value.outcome : answer.value.kind;
  };

  test("all of it within three hours is a reversal, later an annulment", async () => {
    const [soon, late] = [await charged(), await charged()];
    expect(await refund(soon, 25_980n)).toBe("succeeded");
    wait(4 * HOUR_MS);
    expect(await refund(late, 25_980n)).toBe("succeeded");
    expect([fake.world.sale(soon).status, fake.world.sale(late).status]).toEqual(["REVERSED", "NULLIFIED"]);
  });

  test("in parts, down to nothing", async () => {
    const token = await charged();
    expect(await refund(token, 5_000n)).toBe("succeeded");
    expect(await refund(token, 20_980n, 5_000n)).toBe("succeeded");
    expect(await refund(token, 1n, 25_980n)).toMatch(/^refund_refused: 422/);
    expect(fake.world.sale(token)).toMatchObject({ status: "NULLIFIED", returned: 25_980 });
  });

  test("a cut answer is found in the books; tried again, it is not given twice", async () => {
    const token = await charged();
    fake.requests.length = 0;
    fake.misfortunes.push({ status: 503 });
    expect(await refund(token, 5_000n)).toMatch(/^provider_unavailable/);
    fake.misfortunes.push("none", "cut");
    expect(await refund(token, 5_000n)).toBe("succeeded");
    expect(calls()).toEqual(["status", "status", "refund", "status"]);
    fake.misfortunes.push("none", "cut", "cut");
    expect(await refund(token, 1_000n, 5_000n)).toMatch(/^provider_unavailable/);
    expect(await refund(token, 1_000n, 5_000n)).toBe("succeeded");
    expect(fake.world.sale(token).returned).toBe(6_000);
  });

  test("debit and prepaid go back whole or not at all", async () => {
    const [debit, prepaid] = [await charged("VD"), await charged("VP")];
    expect(await refund(debit, 1_000n)).toBe("refund_refused: only_in_full");
    expect(await refund(prepaid, 1_000n)).toBe("refund_refused: only_in_full");
    expect(await refund(debit, 25_980n)).toBe("succeeded");
  });

  test("after 90 days, more than is left, never charged, or other books than ours: refused in words", async () => {
    const [token, open] = [await charged(), await opened()];
    expect(await refund(token, 30_000n)).toMatch(/bigger than the balance/);
    expect(await refund(open, 1_000n)).toBe("refund_refused: nothing_was_charged");
    expect(await refund(token, 1_000n, 2_000n)).toBe("refund_refused: other_amount_returned");
    expect(await refund(token, 3_000n)).toBe("succeeded");
    expect(await refund(token, 1_000n)).toBe("provider_unavailable: other_amount_returned");
    wait(91 * DAY_MS);
    expect(await refund(token, 1_000n, 3_000n)).toBe("refund_refused: too_old");
  });
});
