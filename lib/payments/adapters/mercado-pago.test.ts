import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type MercadoPagoFake, startMercadoPagoFake } from "@/e2e/support/fakes/mercado-pago";
import { money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import type { PayableOrder, PaymentProvider, ProviderFact } from "@/lib/payments/provider";
import { mercadoPagoProvider } from "./mercado-pago";
import { MERCADO_PAGO_STATUSES, type MercadoPagoStatus } from "./mercado-pago-truth";

const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let fake: MercadoPagoFake;
let provider: PaymentProvider;

beforeAll(async () => {
  fake = await startMercadoPagoFake({ now: () => clock.now });
  provider = mercadoPagoProvider({
    ...{ accessToken: "TEST-x", webhookSecrets: ["s"], apiBase: `${fake.url}/`, appUrl: "https://shop.test" },
    now: () => clock.now,
  });
});
afterAll(() => fake.close());
beforeEach(() => {
  clock.now = START;
  fake.requests.length = 0;
  fake.misfortunes.length = 0;
  fake.world.isIndexBehind = false;
});

let count = 0;
const payable = (change: Partial<PayableOrder> = {}): PayableOrder => {
  count += 1;
  return {
    ...{ orderRef: `ord_${count}`, number: 1_000 + count, paymentId: `pay_${count}`, attempt: 1 },
    ...{
      due: money(25_980n, "CLP"),
      email: "lucia@example.test",
      locale: "es",
      shopName: "Café Ándes & Cía",
    },
    lines: [{ name: "Café Andes 250 g", quantity: 2 }],
    ...{ successUrl: "https://shop.test/o/t", cancelUrl: "https://shop.test/pay/t" },
    expiresAt: new Date(clock.now.getTime() + 3_600_000),
    ...change,
  };
};
async function preference(change: Partial<PayableOrder> = {}): Promise<string> {
  const order = payable(change);
  return mustSucceed(await provider.start(order, `order:${order.orderRef}:pay:1`), "starting").objectId;
}
const wait = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
const truth = (id: number | string): Promise<readonly ProviderFact[]> =>
  provider.facts({
    ...{ eventId: `${id}`, type: "payment.updated", live: false, ours: true },
    body: { id: 1, type: "payment", data: { id: String(id) } },
  });
/** The facts without what is the same in all of them. */
const brief = (facts: readonly ProviderFact[]) =>
  facts.map((fact) => {
    const { orderRef: _o, paymentId: _p, objectId: _i, occurredAt: _a, ...rest } = fact;
    const amount = "amount" in rest ? `${rest.amount.amount} ${rest.amount.currency}` : "";
    const words = Object.entries(rest).filter(([key]) => ["outcome", "stage", "code", "state"].includes(key));
    return [rest.kind, amount, ...words.map(([, value]) => value)].filter(Boolean).join(" ");
  });

describe("starting", () => {
  test("asks for one item of what is due, by our key, with what joins it to the order", async () => {
    const order = payable({ due: money(1_299_050n, "COP") });
    const page = mustSucceed(await provider.start(order, "order:7:pay:1"), "starting");
    expect(page).toMatchObject({ url: `${fake.url}/checkout/${page.objectId}`, expiresAt: order.expiresAt });
    const [request] = fake.requests;
    expect([request?.method, request?.path, request?.key]).toEqual([
      "POST",
      "/checkout/preferences/",
      "order:7:pay:1",
    ]);
    expect(JSON.parse(request?.body ?? "")).toEqual({
      items: [
        {
          ...{ id: order.orderRef, title: `Pedido #${order.number}`, description: "2 × Café Andes 250 g" },
          ...{ quantity: 1, unit_price: 12_990.5, currency_id: "COP" },
        },
      ],
      payer: { email: "lucia@example.test" },
      external_reference: order.orderRef,
      metadata: { order_id: order.orderRef, payment_id: order.paymentId, attempt: "1" },
      notification_url: "https://shop.test/api/webhooks/payments/mercado-pago?source_news=webhooks",
      back_urls: { success: order.successUrl, pending: order.successUrl, failure: order.cancelUrl },
      auto_return: "approved",
      expires: true,
      expiration_date_to: "2026-05-04T14:00:00.000+00:00",
      statement_descriptor: "CAFE ANDES  C",
      binary_mode: false,
    });
  });

  test.each(["cut", "half"] as const)(
    "an answer that is %s is asked for again by the same key: one preference",
    async (how) => {
      const before = fake.world.preferences.size;
      fake.misfortunes.push(how);
      const order = payable();
      const first = await provider.start(order, `key-${how}`);
      const page = first.ok ? first : await provider.start(order, `key-${how}`);
      expect(page.ok).toBe(true);
      expect(fake.world.preferences.size - before).toBe(1);
      const posts = fake.requests.filter(({ method }) => method === "POST");
      expect(new Set(posts.map(({ key }) => key))).toEqual(new Set([`key-${how}`]));
    },
  );

  test.each([
    ["a currency that it does not take", { due: money(100n, "USD") }, "currency_not_supported"],
    ["nothing to pay", { due: money(0n, "CLP") }, "provider_refused"],
  ] as const)("%s", async (_, change, code) => {
    expect(await provider.start(payable(change), `k${count}`)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  test("an overload is no answer; a refused token is one", async () => {
    fake.misfortunes.push({ status: 503 }, { status: 500 }, { status: 429 });
    expect(await provider.start(payable(), "busy")).toMatchObject({
      refusal: { code: "provider_unavailable" },
    });
    fake.misfortunes.push({ status: 401 });
    expect(await provider.start(payable(), "who")).toMatchObject({ refusal: { code: "provider_refused" } });
  });

  test("a key is for its own call only: the next one has another", async () => {
    await preference();
    await provider.close([...fake.world.preferences.keys()].at(-1) ?? "");
    const put = fake.requests.find(({ method }) => method === "PUT");
    expect(put?.key).not.toContain("order:");
  });
});

describe("every status of the map", () => {
  const SAID: Record<MercadoPagoStatus, { readonly facts: readonly string[]; readonly state: string }> = {
    pending: { facts: [], state: "live" },
    in_process: { facts: [], state: "live" },
    authorized: { facts: ["authorized 25980 CLP"], state: "live" },
    approved: { facts: ["captured 25980 CLP", "dispute 25980 CLP won"], state: "paid" },
    refunded: { facts: ["captured 25980 CLP", "dispute 25980 CLP won"], state: "paid" },
    rejected: { facts: ["attempt_failed cc_rejected_high_risk"], state: "live" },
    cancelled: { facts: ["attempt_closed expired"], state: "live" },
    in_mediation: { facts: ["captured 25980 CLP", "dispute 25980 CLP open"], state: "paid" },
    charged_back: { facts: ["captured 25980 CLP", "dispute 25980 CLP lost"], state: "paid" },
  };
  const DETAILS: Partial<Record<MercadoPagoStatus, string>> = {
    rejected: "cc_rejected_high_risk",
    cancelled: "expired",
  };

  test.each(MERCADO_PAGO_STATUSES)("%s", async (status) => {
    const id = await preference();
    const payment = fake.world.pay(id, "pending");
    fake.world.settle(payment.id, status, DETAILS[status]);
    const facts = await truth(payment.id);
    expect(brief(facts)).toEqual(SAID[status].facts);
    expect((await provider.ask(id)).state).toBe(SAID[status].state);
    for (const fact of facts)
      expect(fact).toMatchObject({ orderRef: `ord_${count}`, paymentId: `pay_${count}`, objectId: id });
  });

  test("one that nobody knows changes nothing, is said, and keeps the attempt alive", async () => {
    const id = await preference();
    const payment = fake.world.pay(id, "pending");
    fake.world.settle(payment.id, "teleported");
    expect(brief(await truth(payment.id))).toEqual(["unknown_state teleported"]);
    wait(2 * 3_600_000);
    expect((await provider.ask(id)).state).toBe("live");
  });

  test.each([
    ["approved", "succeeded"],
    ["in_process", "pending"],
    ["pending", "pending"],
    ["authorized", "pending"],
    ["rejected", "failed"],
    ["cancelled", "failed"],
  ])("a refund that is %s is %s", async (status, outcome) => {
    const payment = fake.world.pay(await preference());
    fake.world.refund(payment.id, 5_000, status);
    expect(brief(await truth(payment.id))).toContain(`refund 5000 CLP ${outcome}`);
  });

  test("a refund in a state that nobody knows is on its way, and said", async () => {
    const payment = fake.world.pay(await preference());
    fake.world.refund(payment.id, 5_000, "floating");
    expect(brief(await truth(payment.id))).toEqual(
      expect.arrayContaining(["refund 5000 CLP pending", "unknown_state floating"]),
    );
  });
});

describe("several payments of one preference", () => {
  test("rejected, then approved: one attempt that failed and was paid, whichever is asked about", async () => {
    const id = await preference();
    const first = fake.world.pay(id, "reject");
    expect((await provider.ask(id)).state).toBe("live");
    wait(60_000);
    const second = fake.world.pay(id, "approve");
    const said = [
      "attempt_failed cc_rejected_insufficient_amount",
      "captured 25980 CLP",
      "dispute 25980 CLP won",
    ];
    expect(brief(await truth(first.id))).toEqual(said);
    expect(brief(await truth(second.id))).toEqual(said);
    expect((await provider.ask(id)).state).toBe("paid");
  });

  test("paid twice: the sum, once each, even while the list lags behind", async () => {
    const id = await preference();
    const [first] = [fake.world.pay(id), fake.world.pay(id)];
    expect(brief(await truth(first.id))).toContain("captured 51960 CLP");
    fake.world.isIndexBehind = true;
    expect(brief(await truth(first.id))).toContain("captured 25980 CLP");
  });

  test("a refund goes to the payment that still has the money, and a repeated one to the same", async () => {
    const id = await preference();
    const [first, second] = [fake.world.pay(id), fake.world.pay(id)];
    fake.world.refund(first.id);
    const request = { refundId: "rf_1", paymentId: `pay_${count}`, objectId: id, orderRef: `ord_${count}` };
    const amount = money(25_980n, "CLP");
    const made = mustSucceed(await provider.refund({ ...request, amount }, "refund:rf_1"), "refunding");
    expect(made).toMatchObject({
      kind: "refund",
      refundId: "rf_1",
      outcome: "succeeded",
      objectId: id,
      amount,
    });
    expect(await provider.refund({ ...request, amount }, "refund:rf_1")).toEqual({ ok: true, value: made });
    expect(fake.world.payment(second.id).refunds).toHaveLength(1);
    expect(await provider.refund({ ...request, amount }, "refund:rf_2")).toMatchObject({
      refusal: { code: "refund_refused" },
    });
  });
});

describe("returns and disputes", () => {
  test("a refund whose answer was cut is made once", async () => {
    const id = await preference();
    const payment = fake.world.pay(id);
    const request = { refundId: "rf_9", paymentId: `pay_${count}`, objectId: id, orderRef: `ord_${count}` };
    fake.misfortunes.length = 0;
    await provider.ask(id);
    const cutAt = 2;
    fake.misfortunes.push(...Array.from({ length: cutAt }, () => "none" as const), "cut");
    const made = await provider.refund({ ...request, amount: money(980n, "CLP") }, "refund:rf_9");
    expect(made.ok).toBe(true);
    expect(fake.world.payment(payment.id).refunds.map(({ amount }) => amount)).toEqual([980]);
  });

  test("made in the provider's own panel: part, then the whole", async () => {
    const payment = fake.world.pay(await preference());
    fake.world.refund(payment.id, 5_000);
    expect(fake.world.payment(payment.id)).toMatchObject({
      status: "approved",
      status_detail: "partially_refunded",
    });
    fake.world.refund(payment.id);
    const facts = brief(await truth(payment.id));
    expect(facts).toEqual(
      expect.arrayContaining(["refund 5000 CLP succeeded", "refund 20980 CLP succeeded"]),
    );
  });

  test("a complaint that ends well says so only to who knew of it; one that was reimbursed is won", async () => {
    const id = await preference();
    const payment = fake.world.pay(id);
    const disputeOf = async () => (await truth(payment.id)).find(({ kind }) => kind === "dispute");
    expect(await disputeOf()).toMatchObject({ stage: "won", ifKnown: true });
    wait(60_000);
    fake.world.openDispute(payment.id);
    expect(await disputeOf()).toMatchObject({
      stage: "open",
      occurredAt: clock.now,
      disputeId: String(payment.id),
    });
    fake.world.settle(payment.id, "charged_back", "reimbursed");
    expect(await disputeOf()).toMatchObject({ stage: "won" });
    expect((await disputeOf()) ?? {}).not.toHaveProperty("ifKnown");
  });

  test("a charge back takes what the shop had not returned yet", async () => {
    const payment = fake.world.pay(await preference());
    fake.world.refund(payment.id, 5_000);
    fake.world.chargeBack(payment.id);
    expect(brief(await truth(payment.id))).toContain("dispute 20980 CLP lost");
  });
});

describe("asking and closing", () => {
  test("an open page is alive until its time is over; then a rejection is for good", async () => {
    const id = await preference();
    expect(await provider.ask(id)).toEqual({ state: "live", facts: [] });
    fake.world.pay(id, "reject");
    wait(3_600_001);
    const asked = await provider.ask(id);
    expect([asked.state, asked.facts[0]]).toMatchObject(["over", { kind: "attempt_failed", final: true }]);
  });

  test("closing ends the preference; what waits or was paid meanwhile is said", async () => {
    const [open, waiting, paid] = [await preference(), await preference(), await preference()];
    fake.world.pay(waiting, "pending");
    fake.world.pay(paid);
    expect(await Promise.all([open, waiting, paid].map((id) => provider.close(id)))).toEqual([
      "over",
      "live",
      "paid",
    ]);
    expect(() => fake.world.pay(open)).toThrow("expired");
  });

  test("a payment that nobody knows says nothing; a provider that does not answer throws", async () => {
    expect(await truth("123456")).toEqual([]);
    fake.misfortunes.push({ status: 500 }, { status: 500 }, { status: 500 });
    await expect(truth("123456")).rejects.toThrow();
  });

  test("a payment made without a page of ours is an object of its own", async () => {
    const foreign = fake.world.createPreference({
      items: [{ id: "x", title: "x", quantity: 1, unit_price: 10.5, currency_id: "MXN" }],
    });
    const payment = fake.world.pay(foreign.id);
    const [fact] = await truth(payment.id);
    expect(fact).toMatchObject({
      ...{ kind: "captured", objectId: String(payment.id), paymentId: null, orderRef: null },
      amount: money(1_050n, "MXN"),
    });
  });
});

test("the list of a period: one line an attempt, all pages, by the day of the money", async () => {
  clock.now = new Date("2026-07-01T12:00:00.000Z");
  const from = new Date("2026-07-02T00:00:00.000Z");
  const to = new Date("2026-07-03T00:00:00.000Z");
  const late = await preference();
  const voucher = fake.world.pay(late, "pending");
  clock.now = new Date("2026-07-02T12:00:00.000Z");
  fake.world.settle(voucher.id, "approved", "accredited");
  const many = await preference();
  for (let n = 0; n < 120; n++) fake.world.pay(many, "reject");
  const paid = fake.world.pay(many);
  fake.world.refund(paid.id, 980);
  fake.world.pay(await preference(), "pending");
  clock.now = new Date("2026-07-03T12:00:00.000Z");
  fake.world.pay(await preference());
  const listed = (await provider.list?.({ from, to })) ?? [];
  const seen = listed.map(({ state, captured, refunded, fee, paymentId }) => [
    ...[state, captured.amount, refunded.amount, fee?.amount ?? null, paymentId === `pay_${count - 3}`],
  ]);
  expect(seen).toEqual([
    ["captured", 25_980n, 0n, 779n, true],
    ["captured", 25_980n, 980n, 779n, false],
    ["pending", 0n, 0n, null, false],
  ]);
  expect(listed.map(({ objectId }) => fake.world.preferences.has(objectId))).toEqual([true, true, true]);
  expect(fake.requests.filter(({ path }) => path.startsWith("/v1/payments/search")).length).toBeGreaterThan(
    1,
  );
});
