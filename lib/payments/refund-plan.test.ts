import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderEvent } from "@/lib/orders/events";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { aLine, captured, created, orderOf, placed, recorded, totalsOf } from "@/lib/orders/testing/journal";
import { priceOrder } from "@/lib/orders/totals";
import { planRefund, type RefundPlan, type RefundWish, wholeWish } from "./refund-plan";
import { refundableLines, refundableOf, refundSources, shippingLeft } from "./refundable";

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const NOTHING: RefundWish = { lines: [], shipping: false, amount: 0n, paymentId: null };
const wish = (change: Partial<RefundWish>): RefundWish => ({ ...NOTHING, ...change });
const unit = (lineId: string, quantity = 1, restock = false) => ({ lineId, quantity, restock });

function paidOrder(lines: readonly OrderLine[], shipping: bigint, payments: readonly OrderEvent[]): Order {
  const goods = totalsOf(lines);
  const totals = { ...goods, shipping, total: goods.total + shipping };
  return orderOf(created({ lines: [...lines], totals }), placed(), ...payments);
}

const at = (amount: bigint, name: string) =>
  captured(amount, { paymentId: `pay_${name}`, providerObjectId: `obj_${name}` });

const planned = (order: Order, given: Partial<RefundWish>): RefundPlan => {
  const plan = planRefund(order, wish(given));
  if (!plan.ok) throw new Error(plan.refusal.code);
  return plan.value;
};
const codeOf = (order: Order, given: Partial<RefundWish>) => {
  const plan = planRefund(order, wish(given));
  return plan.ok ? "ok" : plan.refusal.code;
};
const partsOf = ({ parts }: RefundPlan) =>
  parts.map(({ source, amount }) => [source.payment.paymentId, amount]);

/** The order after the plan's refunds ended so. */
function after(
  events: readonly OrderEvent[],
  plan: RefundPlan,
  outcome: "succeeded" | "failed",
  name: string,
): OrderEvent[] {
  return [
    ...events,
    ...plan.parts.flatMap((part, index): OrderEvent[] => {
      const refundId = `rf_${name}_${index}`;
      const { paymentId } = part.source.payment;
      return [
        {
          ...{ kind: "refund_requested", refundId, paymentId, amount: part.amount, lines: [...part.lines] },
          ...{ shippingAmount: part.shippingAmount, restock: [...part.restock], reason: "other" },
          ...{ alsoCancel: false, needsApproval: false },
        },
        {
          kind: "refund_reported",
          refundId,
          providerRefundId: `re_${refundId}`,
          paymentId,
          amount: part.amount,
          outcome,
        },
      ];
    }),
  ];
}

describe("golden order A of product.md §16: lines with their tax and their part of the discount", () => {
  const vat = [{ kind: "percent" as const, name: "IVA", basisPoints: 1900 }];
  const priced = priceOrder({
    lines: [
      { unitPrice: 12_990n, quantity: 2, lineDiscount: 0n, taxRates: vat },
      { unitPrice: 4_990n, quantity: 1, lineDiscount: 0n, taxRates: vat },
    ],
    pricesIncludeTax: true,
    orderDiscount: { kind: "percent", basisPoints: 1000 },
    shippingGiven: { amount: 3_990n, taxRates: vat },
    shippingDiscount: null,
  });
  const lines = priced.lines.map((line, index) =>
    aLine({ lineId: `l${index + 1}`, quantity: index === 0 ? 2 : 1, total: line.total }),
  );
  const order = orderOf(created({ lines, totals: priced.totals }), placed(), at(priced.totals.total, "1"));

  test.each<[string, Partial<RefundWish>, bigint]>([
    ["one of two", { lines: [unit("l1")] }, 11_691n],
    ["both", { lines: [unit("l1", 2)] }, 23_382n],
    ["the other line", { lines: [unit("l2")] }, 4_491n],
    ["the delivery", { shipping: true }, 3_990n],
    ["all of it", { lines: [unit("l1", 2), unit("l2")], shipping: true }, 31_863n],
  ])("%s", (_, given, total) => {
    expect(planned(order, given).total).toBe(total);
  });
});

describe("which payment gives back", () => {
  const lines = [aLine({ quantity: 2, total: 20_000n })];
  test("the newest one that can alone, a provider's before one by hand", () => {
    const twice = paidOrder(lines, 0n, [at(20_000n, "1"), at(20_000n, "2"), recorded(5_000n)]);
    expect(partsOf(planned(twice, { amount: 20_000n }))).toEqual([["pay_2", 20_000n]]);
    const byHandLast = paidOrder(lines, 0n, [at(12_000n, "1"), recorded(8_000n)]);
    expect(partsOf(planned(byHandLast, { amount: 9_000n }))).toEqual([["pay_1", 9_000n]]);
  });
  test("several when none can alone; a cut line keeps its units in one part", () => {
    const order = paidOrder(lines, 0n, [at(5_000n, "1"), at(15_000n, "2")]);
    const plan = planned(order, { lines: [unit("l1", 2, true)] });
    expect(partsOf(plan)).toEqual([
      ["pay_2", 15_000n],
      ["pay_1", 5_000n],
    ]);
    expect(plan.parts.map((part) => part.lines.map(({ quantity, amount }) => [quantity, amount]))).toEqual([
      [[2, 15_000n]],
      [[0, 5_000n]],
    ]);
    expect(plan.parts.map(({ restock }) => restock)).toEqual([[{ lineId: "l1", quantity: 2 }], []]);
  });
  test("one that a person chose, and no other", () => {
    const order = paidOrder(lines, 0n, [at(5_000n, "1"), at(15_000n, "2")]);
    expect(partsOf(planned(order, { amount: 4_000n, paymentId: "pay_1" }))).toEqual([["pay_1", 4_000n]]);
    expect(codeOf(order, { amount: 6_000n, paymentId: "pay_1" })).toBe("more_than_refundable");
    expect(codeOf(order, { amount: 1n, paymentId: "pay_9" })).toBe("payment_not_refundable");
  });
  test("what the bank took in a dispute is not there to be given", () => {
    const disputed = {
      kind: "dispute_reported",
      disputeId: "dp",
      paymentId: "pay_1",
      amount: 20_000n,
    } as const;
    const order = paidOrder(lines, 0n, [at(20_000n, "1"), { ...disputed, stage: "open" }]);
    expect(refundableOf(order)).toBe(0n);
    const won = paidOrder(lines, 0n, [at(20_000n, "1"), { ...disputed, stage: "won" }]);
    expect(refundableOf(won)).toBe(20_000n);
  });
});

describe("what is refused", () => {
  const order = paidOrder([aLine({ quantity: 2, total: 20_000n })], 0n, [at(20_000n, "1")]);
  test.each<[string, Partial<RefundWish>]>([
    ["nothing_to_refund", {}],
    ["more_than_line", { lines: [unit("l1", 3)] }],
    ["more_than_line", { lines: [unit("l9")] }],
    ["more_than_line", { lines: [unit("l1"), unit("l1")] }],
    ["more_than_refundable", { amount: 20_001n }],
    ["more_than_refundable", { lines: [unit("l1", 2)], amount: 1n }],
  ])("%s (%#)", (code, given) => {
    expect(codeOf(order, given)).toBe(code);
  });
  test("pesos that cash rounded away were never received, and are not given back", () => {
    const cash = recorded(19_996n, { cashRounding: 4n });
    const rounded = paidOrder([aLine({ quantity: 2, total: 20_000n })], 0n, [cash]);
    expect(planned(rounded, { lines: [unit("l1", 2)] }).total).toBe(19_996n);
  });
});

const someLines = fc
  .array(
    fc.record({ quantity: fc.integer({ min: 1, max: 9 }), total: fc.bigInt({ min: 0n, max: 99_999n }) }),
    { minLength: 1, maxLength: 4 },
  )
  .map((given) => given.map((line, index) => aLine({ ...line, lineId: `l${index + 1}` })));
const someSteps = fc.array(
  fc.record({
    line: fc.nat(),
    units: fc.integer({ min: 1, max: 4 }),
    shipping: fc.boolean(),
    fails: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

type Step = {
  readonly line: number;
  readonly units: number;
  readonly shipping: boolean;
  readonly fails: boolean;
};

/** One refund more, checked by itself; the journal as it was when there is nothing to refund. */
function refundedOnce(events: readonly OrderEvent[], step: Step, name: string): readonly OrderEvent[] {
  const order = orderOf(...events);
  const { line, left } = refundableLines(order)[step.line % order.lines.length] ?? {};
  if (!line || !left) return events;
  const plan = planRefund(
    order,
    wish({ lines: [unit(line.lineId, Math.min(left, step.units))], shipping: step.shipping }),
  );
  if (!plan.ok) return events;
  expect(sum(plan.value.parts.map(({ amount }) => amount))).toBe(plan.value.total);
  for (const part of plan.value.parts) {
    expect(sum(part.lines.map(({ amount }) => amount)) + part.shippingAmount).toBe(part.amount);
    expect(part.amount).toBeLessThanOrEqual(part.source.left);
  }
  return after(events, plan.value, step.fails ? "failed" : "succeeded", name);
}

test("however units are refunded and fail, parts sum to the wish, and all of it is exactly what was captured (S81)", () => {
  const property = fc.property(
    someLines,
    fc.bigInt({ min: 0n, max: 9_999n }),
    fc.bigInt({ min: 1n, max: 99n }),
    someSteps,
    (lines, shipping, percent, steps) => {
      const total = sum(lines.map((line) => line.total)) + shipping;
      fc.pre(total > 1n);
      const first = (total * percent) / 100n;
      const payments = [first, total - first].filter((amount) => amount > 0n);
      const begun: readonly OrderEvent[] = [
        created({ lines, totals: { ...totalsOf(lines), shipping, total } }),
        placed(),
        ...payments.map((amount, index) => at(amount, String(index))),
      ];
      const events = steps.reduce((so, step, index) => refundedOnce(so, step, String(index)), begun);
      const rest = planRefund(orderOf(...events), wholeWish(orderOf(...events), false));
      const order = orderOf(...(rest.ok ? after(events, rest.value, "succeeded", "rest") : events));
      expect([order.refunded, refundableOf(order), shippingLeft(order)]).toEqual([total, 0n, 0n]);
      expect(refundSources(order)).toEqual([]);
      expect(refundableLines(order).every(({ worth }) => worth === 0n)).toBe(true);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
