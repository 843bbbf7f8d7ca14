import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { staff } from "@/lib/orders/testing/edit-shop";
import { prepareBatch } from "./batch";
import { blocksEdit, eventsOf, notEditable, planEdit, type WantedEdit } from "./edit";
import type { WantedLine } from "./edit-line";
import { previewEdit } from "./edit-preview";
import { holdsOf, stockMoves } from "./holds";
import type { Order } from "./order";
import { aShop, couponOf, type Given, goldenOrder, keptOf, soldOrder, wantedOf } from "./testing/edit-shop";
import { canceled, captured, minutesIn, placed, shipped } from "./testing/journal";

const NOW = minutesIn(60);

function apply(order: Order, wanted: WantedEdit, shop = aShop()): Order {
  const plan = planEdit(order, wanted, shop);
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  const events = eventsOf(order, plan.value, { reason: "customer_asked", noteId: null });
  const cause = { actor: staff, commandId: null, sourceEventId: null, now: NOW };
  return prepareBatch(order.id, { order, hash: "" }, events, cause)?.order ?? order;
}

const identity = ({ totals: t }: Order): bigint =>
  t.subtotal + t.tax + t.shipping + t.shippingTax - t.discount - t.shippingDiscount;

describe("the golden order A (CLP, 19 % included, 10 % coupon)", () => {
  const order = goldenOrder();

  test("is 31863 before anything", () => {
    expect(order.totals.total).toBe(31_863n);
  });

  test("with one of the two left: every amount by the steps of §16.1", () => {
    const after = apply(order, wantedOf(order, [keptOf(order, "l1", 1), keptOf(order, "l2")]));
    // 12990 + 4990 = 17980 → 10 % 1798 (1299 + 499); shipping stays 3990.
    expect(after.lines.map(({ orderDiscountPart, total }) => [orderDiscountPart, total])).toEqual([
      [1_299n, 11_691n],
      [499n, 4_491n],
    ]);
    expect(after.totals).toEqual({
      ...{ subtotal: 15_109n, discount: 1_511n, tax: 2_584n, shipping: 3_353n },
      ...{ shippingTax: 637n, shippingDiscount: 0n, total: 20_172n },
    });
    expect(after.coupon?.amount).toBe(1_798n);
  });

  test("edited and edited back, it is to the unit what it was", () => {
    const less = apply(order, wantedOf(order, [keptOf(order, "l1", 1)]));
    const back = apply(less, {
      ...wantedOf(less, [keptOf(less, "l1", 2)]),
      lines: [
        keptOf(less, "l1", 2),
        { kind: "added", variantId: 2, quantity: 1, unitPrice: null, discount: null, instead: null },
      ],
    });
    expect(back.totals).toEqual(order.totals);
    expect(back.coupon).toEqual(order.coupon);
  });

  test("a coupon that says something else today keeps the amount that it gave", () => {
    const shop = aShop({ couponToday: null });
    const after = apply(order, wantedOf(order, [keptOf(order, "l1", 3), keptOf(order, "l2")]), shop);
    expect(after.coupon?.amount).toBe(order.coupon?.amount);
    expect(identity(after)).toBe(after.totals.total);
  });

  test("prices with the tax on top stay so, whatever the shop says today", () => {
    const onTop = soldOrder({ lines: [{ unitPrice: 19_999n, quantity: 3 }], included: false });
    const after = apply(onTop, wantedOf(onTop, [keptOf(onTop, "l1", 1)]));
    expect(after.totals).toMatchObject({ subtotal: 19_999n, tax: 3_800n });
    expect(after.totals.total).toBe(identity(after));
  });
});

describe("a change of size", () => {
  const swap: WantedLine = {
    ...{ kind: "added", variantId: 3, quantity: 2, unitPrice: null, discount: "keep", instead: "l1" },
  };

  test("costs what was agreed while both sizes cost the same today", () => {
    const order = goldenOrder(placed(), captured(31_863n));
    const after = apply(order, wantedOf(order, [swap, keptOf(order, "l2")]));
    expect(after.lines[0]).toMatchObject({ variantId: 3, unitPrice: 12_990n, quantity: 2 });
    expect(after.lines[0]?.lineId).not.toBe("l1");
    expect(after.totals).toEqual(order.totals);
    expect(after.paymentStatus).toBe("paid");
    expect(stockMoves(order, after)).toEqual([
      { variantId: 1, kind: "restock", delta: 2 },
      { variantId: 3, kind: "take", delta: -2 },
    ]);
  });

  test("costs today's price when the sizes cost differently: P15 with the difference due", () => {
    const order = goldenOrder(placed(), captured(31_863n));
    const dear = { ...swap, variantId: 4 };
    const plan = planEdit(order, wantedOf(order, [dear, keptOf(order, "l2")]), aShop());
    if (!plan.ok) throw new Error(plan.refusal.code);
    const seen = previewEdit(order, plan.value, staff, NOW);
    expect(seen.status).toEqual({ before: "paid", after: "pending" });
    expect(seen.due).toEqual({ before: 0n, after: plan.value.totals.total - 31_863n });
    expect(seen.stock.map(({ variantId, delta }) => [variantId, delta])).toEqual([
      [1, 2],
      [4, -2],
    ]);
  });

  test("of one unit of two leaves the other where it is", () => {
    const order = goldenOrder(placed());
    const after = apply(
      order,
      wantedOf(order, [keptOf(order, "l1", 1), { ...swap, quantity: 1 }, keptOf(order, "l2")]),
    );
    expect(holdsOf(after)).toEqual(
      new Map([
        [1, 1],
        [3, 1],
        [2, 1],
      ]),
    );
    expect(after.totals.total).toBe(order.totals.total);
  });
});

describe("who may be edited", () => {
  const events: [string, Parameters<typeof goldenOrder>, string | null][] = [
    ["open", [], null],
    ["pending", [placed()], null],
    ["paid", [placed(), captured(31_863n)], null],
    ["canceled", [placed(), canceled()], "order_closed"],
    [
      "dispatched",
      [placed(), captured(31_863n), shipped({ lines: [{ lineId: "l1", quantity: 1 }] })],
      "already_dispatched",
    ],
    [
      "dispatched and unpaid",
      [placed(), shipped({ lines: [{ lineId: "l1", quantity: 1 }] })],
      "already_dispatched",
    ],
  ];
  test.each(events)("%s: %o", (_, given, code) => {
    expect(notEditable(goldenOrder(...given))?.code ?? null).toBe(code);
  });

  test("units that were refunded stay, at their price", () => {
    const order = goldenOrder(placed(), captured(31_863n), {
      ...{
        kind: "refund_requested",
        refundId: "r1",
        paymentId: "pay_1",
        amount: 11_691n,
        shippingAmount: 0n,
      },
      ...{ lines: [{ lineId: "l1", quantity: 1, amount: 11_691n }], restock: [], reason: "customer_asked" },
      ...{ alsoCancel: false, needsApproval: false },
    });
    const gone = planEdit(order, wantedOf(order, [keptOf(order, "l2")]), aShop());
    expect(gone).toMatchObject({ refusal: { code: "line_settled", least: 1 } });
    const less = planEdit(order, wantedOf(order, [keptOf(order, "l1", 1), keptOf(order, "l2")]), aShop());
    expect(less.ok).toBe(true);
  });

  test("nothing wanted, nothing changed", () => {
    const order = goldenOrder();
    expect(planEdit(order, wantedOf(order, []), aShop())).toMatchObject({ refusal: { code: "no_lines" } });
    const same = wantedOf(order, [keptOf(order, "l1"), keptOf(order, "l2")]);
    expect(planEdit(order, same, aShop())).toMatchObject({ refusal: { code: "nothing_changed" } });
  });

  test("a live page of a provider forbids another total, not another size", () => {
    const order = goldenOrder(placed(), {
      ...{ kind: "payment_started", paymentId: "pay_1", methodKey: "demo", provider: "demo", attempt: 1 },
      ...{ providerObjectId: "obj_1", amount: 31_863n, expiresAt: null },
    });
    const plans = [1, 3].map((quantity) =>
      planEdit(order, wantedOf(order, [keptOf(order, "l1", quantity), keptOf(order, "l2")]), aShop()),
    );
    expect(plans.map((plan) => plan.ok && blocksEdit(order, plan.value))).toEqual([true, true]);
    const size = wantedOf(order, [
      { kind: "added", variantId: 3, quantity: 2, unitPrice: null, discount: "keep", instead: "l1" },
      keptOf(order, "l2"),
    ]);
    const swapped = planEdit(order, size, aShop());
    expect(swapped.ok && blocksEdit(order, swapped.value)).toBe(false);
  });
});

const aLineGiven = fc.record({
  unitPrice: fc.bigInt({ min: 1_000n, max: 5_000_000n }),
  quantity: fc.integer({ min: 1, max: 9 }),
  discount: fc.bigInt({ min: 0n, max: 900n }),
});
const anOrder: fc.Arbitrary<Given> = fc.record({
  lines: fc.array(aLineGiven, { minLength: 1, maxLength: 4 }),
  included: fc.boolean(),
  percent: fc.integer({ min: 0, max: 90 }),
});
const edits = fc.array(
  fc.record({
    units: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 }),
    added: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    own: fc.bigInt({ min: 0n, max: 9_000n }),
  }),
  { minLength: 1, maxLength: 6 },
);

type Edit = { readonly units: readonly number[]; readonly added: number | null; readonly own: bigint };

function linesFor(order: Order, { units, added }: Edit): WantedLine[] {
  const kept = order.lines.flatMap(({ lineId }, index): WantedLine[] => {
    const quantity = units[index % units.length] ?? 0;
    return quantity === 0 ? [] : [keptOf(order, lineId, quantity)];
  });
  if (added === null) return kept;
  const more = { variantId: added, quantity: 2, unitPrice: null, discount: null, instead: null };
  return [...kept, { kind: "added", ...more }];
}

function editedBy(order: Order, edit: Edit): Order {
  const wanted = { ...wantedOf(order, linesFor(order, edit)), ownDiscount: fixed(edit.own) };
  return planEdit(order, wanted, aShop()).ok ? apply(order, wanted) : order;
}

const fixed = (amount: bigint) => ({ kind: "fixed" as const, amount });

function whole(order: Order): bigint {
  const { shipping, shippingTax, shippingDiscount } = order.totals;
  return order.lines.reduce((sum, line) => sum + line.total, shipping + shippingTax - shippingDiscount);
}

describe("any chain of edits", () => {
  test("keeps the identity of the totals, and what is held is what was moved", () => {
    fc.assert(
      fc.property(anOrder, edits, (given, chain) => {
        let order = soldOrder(given, placed());
        const held = new Map(holdsOf(order));
        for (const edit of chain) {
          const after = editedBy(order, edit);
          expect([identity(after), whole(after)]).toEqual([after.totals.total, after.totals.total]);
          expect(after.lines.every((line) => line.total >= 0n && line.orderDiscountPart >= 0n)).toBe(true);
          for (const { variantId, delta } of stockMoves(order, after))
            held.set(variantId, (held.get(variantId) ?? 0) - delta);
          order = after;
        }
        const left = new Map([...held].filter(([, units]) => units !== 0));
        expect(new Map(holdsOf(order))).toEqual(left);
      }),
      { numRuns: 120 },
    );
  });

  test("an edit of units and back gives the same totals", () => {
    fc.assert(
      fc.property(anOrder, fc.integer({ min: 1, max: 20 }), (given, quantity) => {
        const order = soldOrder(given);
        const [first] = order.lines;
        if (!first || first.quantity === quantity) return;
        const all = (from: Order, units: number) =>
          wantedOf(
            from,
            from.lines.map(({ lineId }) =>
              keptOf(from, lineId, lineId === first.lineId ? units : undefined, order),
            ),
          );
        const shop = aShop({ couponToday: couponOf((given.percent ?? 0) * 100) });
        const there = apply(order, all(order, quantity), shop);
        const back = apply(there, all(there, first.quantity), shop);
        expect(back.totals).toEqual(order.totals);
        expect(back.lines).toEqual(order.lines);
      }),
      { numRuns: 150 },
    );
  });
});
