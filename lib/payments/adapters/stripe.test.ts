import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StripeFake, startStripeFake } from "@/e2e/support/fakes/stripe";
import { signatureOf } from "@/e2e/support/fakes/stripe-deliveries";
import { type Currency, money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import type { PayableOrder, ProviderFact } from "@/lib/payments/provider";
import { stripeProvider } from "./stripe";
import { fromStripe, HUNDREDTHS_AT_STRIPE, THREE_DECIMAL, toStripe, ZERO_DECIMAL } from "./stripe-amounts";
import { STRIPE_TYPES } from "./stripe-message";
import { DISPUTE_STAGES } from "./stripe-truth";

const SECRET = "whsec_test_secret";
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let fake: StripeFake;
let provider: ReturnType<typeof stripeProvider>;

beforeAll(async () => {
  fake = await startStripeFake({ now: () => clock.now });
  const settings = {
    secretKey: "sk_test_x",
    webhookSecrets: ["whsec_old", SECRET],
    apiBase: fake.url,
    now: () => clock.now,
  };
  provider = stripeProvider(settings);
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.requests.length = 0;
  fake.misfortunes.length = 0;
});

let count = 0;
const payable = (change: Partial<PayableOrder> = {}): PayableOrder => {
  count += 1;
  return {
    orderRef: `ord_${count}`,
    number: 1_000 + count,
    paymentId: `pay_${count}`,
    attempt: 1,
    due: money(25_980n, "CLP"),
    email: "lucia@example.test",
    locale: "es",
    shopName: "Café Andes",
    lines: [{ name: "Café Andes 250 g", quantity: 2 }],
    successUrl: "http://shop.test/o/t",
    cancelUrl: "http://shop.test/pay/t",
    expiresAt: new Date(clock.now.getTime() + 3_600_000),
    ...change,
  };
};

async function session(change: Partial<PayableOrder> = {}): Promise<string> {
  const order = payable(change);
  return mustSucceed(await provider.start(order, `order:${order.orderRef}:pay:1`), "starting").objectId;
}
const intentOf = (id: string) => String(fake.world.session(id).payment_intent);
const lastEvent = (type: string) => fake.world.events.filter((event) => event.type === type).at(-1);

async function factsBy(type: string): Promise<readonly ProviderFact[]> {
  const event = lastEvent(type);
  if (!event) throw new Error(`no ${type}`);
  return provider.facts({ eventId: event.id, type, live: false, ours: true, body: event });
}
const brief = (facts: readonly ProviderFact[]) =>
  facts.map((fact) => {
    const how = {
      captured: "",
      refunded_so_far: "",
      authorized: "",
      ...{ attempt_failed: "final", attempt_closed: "outcome" },
    };
    const detail = { refund: "outcome", dispute: "stage", unknown_state: "state", ...how }[fact.kind];
    const amount = "amount" in fact ? `${fact.amount.amount} ${fact.amount.currency}` : "";
    return [fact.kind, amount, String(Object.entries(fact).find(([key]) => key === detail)?.[1] ?? "")]
      .join(" ")
      .trim();
  });

describe("starting", () => {
  test("asks for one consolidated line, by our key, with what joins it to the order in both places", async () => {
    const order = payable({ due: money(5_990n, "CLP") });
    const page = mustSucceed(await provider.start(order, "order:7:pay:1"), "starting");
    expect(page.url).toBe(`${fake.url}/c/pay/${page.objectId}`);
    const [request] = fake.requests;
    const sent = Object.fromEntries(new URLSearchParams(request?.body));
    expect(request?.key).toBe("order:7:pay:1");
    expect(sent).toMatchObject({
      mode: "payment",
      locale: "es-419",
      client_reference_id: order.orderRef,
      "adaptive_pricing[enabled]": "false",
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][unit_amount]": "5990",
      "line_items[0][price_data][currency]": "clp",
      "line_items[0][price_data][product_data][name]": `Pedido #${order.number}`,
      "metadata[order_id]": order.orderRef,
      "metadata[payment_id]": order.paymentId,
      "payment_intent_data[metadata][order_id]": order.orderRef,
      "payment_intent_data[metadata][payment_id]": order.paymentId,
      expires_at: String(order.expiresAt.getTime() / 1_000),
    });
  });

  test("a cut answer is tried again with the same key: one session", async () => {
    const before = fake.world.sessions.size;
    fake.misfortunes.push("cut", "cut");
    await session();
    expect([fake.world.sessions.size - before, new Set(fake.requests.map(({ key }) => key)).size]).toEqual([
      1, 1,
    ]);
  });

  test.each([
    ["too small", { due: money(10n, "CLP") }, "amount_too_small"],
    ["no such unit at Stripe", { due: money(5n, "MGA") }, "currency_not_supported"],
    ["an end that Stripe does not take", { expiresAt: new Date("2030-01-01T00:00:00Z") }, "provider_refused"],
  ] as const)("%s", async (_, change, code) => {
    expect(await provider.start(payable(change), `k${count}`)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  test("the same key for other parameters is refused, an overload is not an answer", async () => {
    mustSucceed(await provider.start(payable(), "same"), "starting");
    expect(await provider.start(payable(), "same")).toMatchObject({ refusal: { code: "provider_refused" } });
    fake.misfortunes.push({ status: 500 }, { status: 500 }, { status: 500 });
    expect(await provider.start(payable(), "busy")).toMatchObject({
      refusal: { code: "provider_unavailable" },
    });
  });
});

describe("the truth behind messages", () => {
  test("paid: whichever of its messages is asked about, one capture of the session", async () => {
    const id = await session();
    fake.world.pay(id);
    for (const type of ["checkout.session.completed", "payment_intent.succeeded"]) {
      const [fact, ...others] = await factsBy(type);
      expect(others).toEqual([]);
      expect(fact).toMatchObject({
        ...{ kind: "captured", objectId: id, orderRef: `ord_${count}`, paymentId: `pay_${count}` },
        ...{ amount: money(25_980n, "CLP"), brand: "visa", last4: "4242" },
      });
    }
    expect((await provider.ask(id)).state).toBe("paid");
  });

  test("a voucher: no capture until the money comes, or a failure for good", async () => {
    const [good, bad] = [await session(), await session()];
    fake.world.pay(good, { later: true });
    expect(await factsBy("checkout.session.completed")).toEqual([]);
    expect((await provider.ask(good)).state).toBe("live");
    fake.world.settle(good, true);
    expect(brief(await factsBy("checkout.session.async_payment_succeeded"))).toEqual(["captured 25980 CLP"]);
    fake.world.pay(bad, { later: true });
    fake.world.settle(bad, false);
    expect(brief(await factsBy("checkout.session.async_payment_failed"))).toEqual(["attempt_failed  true"]);
    expect((await provider.ask(bad)).state).toBe("over");
  });

  test("a decline on an open page can be repeated; an expired page is closed", async () => {
    const id = await session();
    fake.world.decline(id);
    expect(brief(await factsBy("payment_intent.payment_failed"))).toEqual(["attempt_failed  false"]);
    expect((await provider.ask(id)).state).toBe("live");
    expect(await provider.close(id)).toBe("over");
    expect(brief(await factsBy("checkout.session.expired"))).toContain("attempt_closed  expired");
  });

  test("closing what was paid meanwhile says so", async () => {
    const id = await session();
    fake.world.pay(id);
    expect(await provider.close(id)).toBe("paid");
  });

  test("refunds: by our key, told by all their messages, failing after they looked well", async () => {
    const id = await session();
    fake.world.pay(id);
    const request = { refundId: "rf_1", paymentId: `pay_${count}`, objectId: id, orderRef: `ord_${count}` };
    const amount = money(5_000n, "CLP");
    const made = mustSucceed(await provider.refund({ ...request, amount }, "refund:rf_1"), "refunding");
    expect(made).toMatchObject({ kind: "refund", refundId: "rf_1", outcome: "pending", objectId: id });
    const again = mustSucceed(await provider.refund({ ...request, amount }, "refund:rf_1"), "again");
    expect(again).toEqual(made);
    const refundId = made.kind === "refund" ? made.providerRefundId : "";
    fake.world.endRefund(refundId, "succeeded");
    expect(brief(await factsBy("refund.updated"))).toEqual([
      "captured 25980 CLP",
      "refund 5000 CLP succeeded",
    ]);
    fake.world.endRefund(refundId, "failed");
    expect(brief(await factsBy("charge.refunded"))).toContain("refund 5000 CLP failed");
    const tooMuch = await provider.refund({ ...request, amount: money(99_000n, "CLP") }, "refund:rf_2");
    expect(tooMuch).toMatchObject({ ok: false, refusal: { code: "refund_refused" } });
  });

  test("disputes are joined by their intent and ordered by the time of the message", async () => {
    const id = await session();
    fake.world.pay(id);
    const dispute = fake.world.openDispute(intentOf(id));
    expect(brief(await factsBy("charge.dispute.created"))).toContain("dispute 25980 CLP open");
    clock.now = new Date(clock.now.getTime() + 60_000);
    fake.world.endDispute(dispute.id, "lost");
    const facts = await factsBy("charge.dispute.closed");
    expect(facts.find(({ kind }) => kind === "dispute")).toMatchObject({
      stage: "lost",
      occurredAt: clock.now,
    });
  });

  test("messages about one payment are about its intent; answered together, they say what the latest says", async () => {
    const id = await session();
    fake.world.pay(id);
    const dispute = fake.world.openDispute(intentOf(id));
    clock.now = new Date(clock.now.getTime() + 60_000);
    fake.world.endDispute(dispute.id, "won");
    const types = ["checkout.session.completed", "payment_intent.succeeded", "charge.dispute.closed"];
    const messages = types.map((type) => {
      const body = JSON.stringify(lastEvent(type));
      const headers = { "stripe-signature": signatureOf(body, [SECRET], clock.now) };
      return mustSucceed(provider.read({ body, headers, query: {} }, clock.now), type);
    });
    expect(messages.map(({ about }) => about)).toEqual(types.map(() => intentOf(id)));
    const [first, ...alike] = messages;
    if (!first) throw new Error("no message");
    const facts = await provider.facts(first, alike);
    expect(facts.find(({ kind }) => kind === "dispute")).toMatchObject({
      stage: "won",
      occurredAt: clock.now,
    });
  });

  test("a provider that does not answer throws: the job tries again", async () => {
    const id = await session();
    fake.misfortunes.push(...Array.from({ length: 3 }, () => ({ status: 503 })));
    await expect(provider.ask(id)).rejects.toThrow();
  });
});

describe("signatures", () => {
  const body = '{"id":"evt_1","object":"event"}';
  const at = new Date(1_700_000_000_000);
  const golden = "0c8670ed117751cc551a20e35839447075c42800ea3cf3e8a2fbda99cd1e6edd";
  const read = (header: string | null, text = body, now = at) =>
    provider.read(
      { body: text, headers: header === null ? {} : { "stripe-signature": header }, query: {} },
      now,
    );

  test("the golden vector", () => {
    expect(read(`t=1700000000,v1=${golden}`)).toMatchObject({ ok: true, value: { eventId: "evt_1" } });
    expect(createHmac("sha256", SECRET).update(`1700000000.${body}`).digest("hex")).toBe(golden);
    expect(signatureOf(body, [SECRET], at)).toContain(golden);
  });

  test.each([
    ["no header", null, body, at],
    ["an empty header", "", body, at],
    ["a changed space", `t=1700000000,v1=${golden}`, body.replace(":", ": "), at],
    ["another secret", signatureOf(body, ["whsec_wrong"], at), body, at],
    ["400 s old", `t=1700000000,v1=${golden}`, body, new Date(at.getTime() + 400_000)],
  ])("%s is refused", (_, header, text, now) => {
    expect(read(header, text, now)).toEqual({ ok: false, refusal: "bad_signature" });
  });

  test("two signatures while a secret is rotated; a signed text that is no JSON is malformed", () => {
    expect(read(signatureOf(body, ["whsec_gone", SECRET], at)).ok).toBe(true);
    expect(read(signatureOf(body, ["whsec_old"], at)).ok).toBe(true);
    expect(read(signatureOf("hello", [SECRET], at), "hello")).toEqual({ ok: false, refusal: "malformed" });
  });
});

describe("tables", () => {
  test.each([
    ["CLP", 25_980n, 25_980],
    ["COP", 1_250_000n, 1_250_000],
    ["EUR", 1_999n, 1_999],
    ["ISK", 500n, 50_000],
    ["UGX", 500n, 50_000],
    ["KWD", 1_230n, 1_230],
  ] as const)("%s goes there and back", (currency, ours, theirs) => {
    expect(toStripe(money(ours, currency))).toEqual({ amount: theirs, currency: currency.toLowerCase() });
    expect(fromStripe(theirs, currency.toLowerCase())).toEqual(money(ours, currency));
  });

  test("zero-decimal currencies stay whole; thousandths must end in 0", () => {
    for (const currency of ZERO_DECIMAL)
      expect(toStripe(money(7n, currency as Currency))?.amount, currency).toBe(7);
    for (const currency of HUNDREDTHS_AT_STRIPE)
      expect(toStripe(money(7n, currency))?.amount, currency).toBe(700);
    for (const currency of THREE_DECIMAL) expect(toStripe(money(1_231n, currency)), currency).toBeNull();
  });

  test("every dispute status of the SDK has a stage; types that matter are ours", () => {
    expect(Object.keys(DISPUTE_STAGES)).toHaveLength(10);
    expect(STRIPE_TYPES).toContain("charge.dispute.closed");
    expect(new Set(STRIPE_TYPES).size).toBe(STRIPE_TYPES.length);
  });
});
