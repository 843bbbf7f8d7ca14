import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StripeFake, startStripeFake } from "@/e2e/support/fakes/stripe";
import { signatureOf } from "@/e2e/support/fakes/stripe-deliveries";
import { type Currency, money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import type { PaymentProvider, ProviderFact } from "@/lib/payments/provider";
import { stripeProvider } from "./stripe";
import { DISPUTE_STAGES, INTENT_MEANINGS, REFUND_OUTCOMES } from "./stripe-truth";

const SECRET = "whsec_test_secret";
const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let fake: StripeFake;
let provider: PaymentProvider;

beforeAll(async () => {
  fake = await startStripeFake({ now: () => clock.now });
  const keys = { secretKey: "sk_test_x", webhookSecrets: [SECRET] };
  provider = stripeProvider({ ...keys, apiBase: fake.url, now: () => clock.now });
});
afterAll(() => fake.close());
beforeEach(() => {
  clock.now = START;
});

let count = 0;
async function session(amount = 25_980n, currency: Currency = "CLP"): Promise<string> {
  count += 1;
  const started = await provider.start(
    {
      ...{ orderRef: `ord_${count}`, number: 1_000 + count, paymentId: `pay_${count}`, attempt: 1 },
      ...{ due: money(amount, currency), email: null, locale: "es", shopName: "Café Andes", lines: [] },
      ...{ successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" },
      expiresAt: new Date(clock.now.getTime() + 3_600_000),
    },
    `order:${count}:pay:1`,
  );
  return mustSucceed(started, "starting").objectId;
}
const intentOf = (id: string) => fake.world.intent(String(fake.world.session(id).payment_intent));
const factOf = async <K extends ProviderFact["kind"]>(id: string, kind: K) =>
  (await provider.ask(id)).facts.find((fact) => fact.kind === kind) as Extract<ProviderFact, { kind: K }>;
const kindsOf = async (id: string) => (await provider.ask(id)).facts.map(({ kind }) => kind);
const wait = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};

describe("every status of an intent", () => {
  const SAID = {
    requires_payment_method: [["attempt_failed"], "over"],
    requires_confirmation: [[], "live"],
    requires_action: [[], "live"],
    processing: [[], "live"],
    requires_capture: [["authorized"], "live"],
    succeeded: [["captured"], "paid"],
    canceled: [["attempt_closed"], "over"],
  } as const satisfies Record<keyof typeof INTENT_MEANINGS, readonly [readonly string[], string]>;

  test.each(Object.keys(INTENT_MEANINGS) as (keyof typeof INTENT_MEANINGS)[])("%s", async (status) => {
    const id = await session();
    fake.world.pay(id, { later: true });
    if (status === "succeeded") fake.world.settle(id, true);
    if (status === "requires_payment_method") fake.world.settle(id, false);
    Object.assign(intentOf(id), { status, amount_capturable: 25_980 });
    const [kinds, state] = SAID[status];
    expect([await kindsOf(id), (await provider.ask(id)).state]).toEqual([kinds, state]);
  });

  test("one that nobody knows is said and keeps the attempt alive", async () => {
    const id = await session();
    fake.world.pay(id, { later: true });
    Object.assign(intentOf(id), { status: "requires_a_wizard" });
    const asked = await provider.ask(id);
    expect(asked).toMatchObject({
      state: "live",
      facts: [{ kind: "unknown_state", of: "payment", state: "requires_a_wizard" }],
    });
  });

  test.each([
    ["open", "unpaid", "live"],
    ["complete", "no_payment_required", "paid"],
    ["expired", "unpaid", "over"],
  ] as const)("a session that is %s and %s is %s", async (status, payment_status, state) => {
    const id = await session();
    Object.assign(fake.world.session(id), { status, payment_status });
    expect((await provider.ask(id)).state).toBe(state);
  });
});

describe("every status of a refund", () => {
  const paid = async () => {
    const id = await session();
    fake.world.pay(id);
    const refund = fake.world.createRefund({ payment_intent: intentOf(id).id, amount: "5000" });
    return { id, refund };
  };

  test.each(Object.entries(REFUND_OUTCOMES))("%s is %s", async (status, outcome) => {
    const { id, refund } = await paid();
    fake.world.endRefund(refund.id, status);
    expect(await factOf(id, "refund")).toMatchObject({
      ...{ outcome, amount: money(5_000n, "CLP"), providerRefundId: refund.id, refundId: null },
      failureReason: status === "failed" ? "expired_or_canceled_card" : null,
    });
  });

  test("one that nobody knows is on its way, and said", async () => {
    const { id, refund } = await paid();
    fake.world.endRefund(refund.id, "levitating");
    expect(await factOf(id, "refund")).toMatchObject({ outcome: "pending" });
    expect(await factOf(id, "unknown_state")).toMatchObject({ of: "refund", state: "levitating" });
  });

  test("more than one page of them: all are heard", async () => {
    const id = await session(150_000n);
    fake.world.pay(id);
    for (let n = 0; n < 130; n++)
      fake.world.createRefund({ payment_intent: intentOf(id).id, amount: "1000" });
    const { facts } = await provider.ask(id);
    expect(facts.filter(({ kind }) => kind === "refund")).toHaveLength(130);
  });

  test("a partial and the rest make the whole; more is refused", async () => {
    const id = await session();
    fake.world.pay(id);
    const ours = { paymentId: `pay_${count}`, objectId: id, orderRef: `ord_${count}` };
    const ask = (refundId: string, amount: bigint) =>
      provider.refund({ ...ours, refundId, amount: money(amount, "CLP") }, `refund:${refundId}`);
    const answers = [
      await ask(`rf_a${count}`, 5_980n),
      await ask(`rf_b${count}`, 20_000n),
      await ask(`rf_c${count}`, 1n),
    ];
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
  });
});

describe("every status of a dispute", () => {
  const disputed = async () => {
    const id = await session();
    fake.world.pay(id);
    return { id, dispute: fake.world.openDispute(intentOf(id).id) };
  };

  test.each(Object.entries(DISPUTE_STAGES))("%s is %s", async (status, stage) => {
    const { id, dispute } = await disputed();
    wait(60_000);
    fake.world.moveDispute(dispute.id, status);
    expect(await factOf(id, "dispute")).toMatchObject({
      ...{ stage, disputeId: dispute.id, reason: "product_not_received", occurredAt: clock.now },
      dueBy: new Date((dispute.evidence_details.due_by ?? 0) * 1_000),
    });
  });

  test("one that nobody knows is said; what was known of it stays", async () => {
    const { id, dispute } = await disputed();
    fake.world.moveDispute(dispute.id, "sleeping");
    expect(await kindsOf(id)).toEqual(["captured", "unknown_state"]);
  });

  test.each(["charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.updated"])(
    "%s is about the session's payment",
    async (type) => {
      const { id, dispute } = await disputed();
      fake.world.moveDispute(dispute.id, "under_review", type);
      const event = fake.world.events.at(-1);
      const body = { ...event };
      const message = { eventId: "e", type, live: false, ours: true, body };
      expect((await provider.facts(message)).at(-1)).toMatchObject({
        kind: "dispute",
        stage: "open",
        objectId: id,
      });
    },
  );
});

describe("fees and amounts", () => {
  test.each([
    ["CLP", 25_980n, 779n],
    ["COP", 4_590_000n, 137_700n],
    ["EUR", 1_999n, 60n],
    ["JPY", 5_000n, 150n],
    ["KWD", 12_340n, 370n],
    ["PYG", 150_000n, 4_500n],
  ] as const)("%s: what came and what Stripe keeps, in our minor units", async (currency, amount, fee) => {
    const id = await session(amount, currency);
    fake.world.pay(id);
    expect(await factOf(id, "captured")).toMatchObject({
      amount: money(amount, currency),
      fee: money(fee, currency),
    });
  });

  test("a fee that is not known yet is none", async () => {
    const id = await session();
    fake.world.pay(id);
    fake.world.transactions.clear();
    expect(await factOf(id, "captured")).toMatchObject({ fee: null });
  });
});

test("the list of a period: by the day of the charge, all pages, under the sessions' names", async () => {
  clock.now = new Date("2026-07-01T12:00:00.000Z");
  const late = await session();
  fake.world.pay(late, { later: true });
  clock.now = new Date("2026-07-02T12:00:00.000Z");
  fake.world.settle(late, true);
  const returned = await session();
  fake.world.pay(returned);
  const made = [1, 2].map((n) =>
    fake.world.createRefund({ payment_intent: intentOf(returned).id, amount: `${n}000` }),
  );
  fake.world.endRefund(made[0]?.id ?? "", "succeeded");
  for (let n = 0; n < 110; n++) fake.world.decline(await session());
  clock.now = new Date("2026-07-03T12:00:00.000Z");
  fake.world.pay(await session());
  const period = { from: new Date("2026-07-02T00:00:00.000Z"), to: new Date("2026-07-03T00:00:00.000Z") };
  const listed = (await provider.list?.(period)) ?? [];
  expect(listed).toHaveLength(112);
  expect(
    listed
      .filter(({ state }) => state === "captured")
      .map(({ objectId }) => objectId)
      .sort(),
  ).toEqual([late, returned].sort());
  expect(listed.find(({ objectId }) => objectId === returned)).toMatchObject({
    ...{ captured: money(25_980n, "CLP"), refunded: money(1_000n, "CLP"), fee: money(779n, "CLP") },
    ...{ occurredAt: new Date("2026-07-02T12:00:00.000Z") },
  });
});

describe("messages", () => {
  const read = (event: object) => {
    const body = JSON.stringify(event);
    const headers = { "stripe-signature": signatureOf(body, [SECRET], clock.now) };
    return provider.read({ body, headers, query: {} }, clock.now);
  };

  test("of a type that we do not use, or of the newer thin kind: taken, and none of ours", () => {
    const base = { id: "evt_1", object: "event", livemode: false };
    expect(read({ ...base, type: "customer.created" })).toMatchObject({ ok: true, value: { ours: false } });
    expect(read({ ...base, object: "v2.core.event", type: "v1.charge.succeeded" })).toMatchObject({
      ok: true,
      value: { ours: false, type: "v1.charge.succeeded" },
    });
    expect(read({ ...base, type: "refund.failed" })).toMatchObject({ ok: true, value: { ours: true } });
  });

  test("they say which mode they are of, and the key says which one is ours", () => {
    expect(read({ id: "e", object: "event", type: "refund.failed", livemode: true })).toMatchObject({
      value: { live: true },
    });
    const keys = { webhookSecrets: [SECRET], apiBase: fake.url, now: () => clock.now };
    expect(provider.live).toBe(false);
    expect(stripeProvider({ ...keys, secretKey: "rk_live_x" }).live).toBe(true);
  });
});
