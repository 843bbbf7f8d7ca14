import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, money } from "@/lib/kernel/money";
import type { ListedPayment } from "./provider";
import { type OurPayment, reconcile } from "./reconcile";

const AT = new Date("2026-05-04T13:00:00.000Z");

type Theirs = {
  captured?: bigint;
  refunded?: bigint;
  fee?: bigint | null;
  currency?: Currency;
  paymentId?: string;
};
function theirs(
  objectId: string,
  { captured = 20_000n, refunded = 0n, fee = null, currency = "CLP", paymentId }: Theirs = {},
): ListedPayment {
  return {
    ...{ orderRef: "ord_1", paymentId: paymentId ?? null, objectId, occurredAt: AT },
    state: captured > 0n ? "captured" : "over",
    captured: money(captured, currency),
    refunded: money(refunded, currency),
    fee: fee === null ? null : money(fee, currency),
  };
}
const ours = (objectId: string | null, change: Partial<OurPayment> = {}): OurPayment => ({
  ...{ orderId: 1, paymentId: `pay_${objectId}`, objectId, currency: "CLP", occurredAt: AT },
  ...{ captured: 20_000n, refunded: 0n, fee: null },
  ...change,
});
const told = (listed: readonly ListedPayment[], mine: readonly OurPayment[]) =>
  reconcile(listed, mine).differences.map(({ kind, objectId, ours: here, theirs: there }) => [
    kind,
    objectId,
    here,
    there,
  ]);

describe("a sample with planted differences", () => {
  const listed = [
    theirs("agrees"),
    theirs("agrees_refunded", { refunded: 5_000n }),
    theirs("never_heard_of"),
    theirs("known_unpaid", { paymentId: "pay_open" }),
    theirs("more", { captured: 25_000n }),
    theirs("less", { captured: 15_000n }),
    theirs("refunded_there", { refunded: 20_000n }),
    theirs("fee_unknown", { fee: 590n }),
    theirs("fee_other", { fee: 600n }),
    theirs("in_dollars", { captured: 2_000n, currency: "USD" }),
    theirs("nobody_paid", { captured: 0n }),
    theirs("agrees"),
  ];
  const mine = [
    ours("agrees"),
    ours("agrees_refunded", { refunded: 5_000n }),
    ours(null, { paymentId: "pay_open", captured: 0n }),
    ours("more"),
    ours("less"),
    ours("refunded_there"),
    ours("fee_unknown"),
    ours("fee_other", { fee: 590n }),
    ours("in_dollars", { captured: 0n }),
    ours("gone"),
    ours("nobody_paid", { captured: 0n }),
    ours("we_refunded", { captured: 0n }),
  ];

  test("names every one of them, and nothing else", () => {
    expect(told(listed, mine).sort()).toEqual(
      [
        ["missing_here", "never_heard_of", null, 20_000n],
        ["missing_here", "known_unpaid", 0n, 20_000n],
        ["missing_here", "in_dollars", 0n, 2_000n],
        ["missing_there", "gone", 20_000n, null],
        ["other_amount", "more", 20_000n, 25_000n],
        ["other_amount", "less", 20_000n, 15_000n],
        ["other_refund", "refunded_there", 0n, 20_000n],
        ["fee", "fee_unknown", null, 590n],
        ["fee", "fee_other", 590n, 600n],
      ].sort(),
    );
    expect(reconcile(listed, mine).agreed).toBe(2);
  });

  test("sums each currency by itself, a line that a page repeats once", () => {
    expect(reconcile(listed, mine).sums).toEqual([
      { currency: "CLP", ours: "160000", theirs: "180000", oursRefunded: "5000", theirsRefunded: "25000" },
      { currency: "USD", ours: "0", theirs: "2000", oursRefunded: "0", theirsRefunded: "0" },
    ]);
  });
});

test("money that a provider listed and took back is missing there", () => {
  expect(told([theirs("a", { captured: 0n })], [ours("a")])).toEqual([["missing_there", "a", 20_000n, 0n]]);
});

test("a second object of one attempt is a payment of its own", () => {
  const listed = [theirs("first", { paymentId: "pay_1" }), theirs("second", { paymentId: "pay_1" })];
  const paid = ours("first", { paymentId: "pay_1" });
  expect(told(listed, [paid])).toEqual([["missing_here", "second", null, 20_000n]]);
});

describe("whatever the lists say", () => {
  const amount = fc.constantFrom(0n, 5_000n, 20_000n);
  const pair = fc.record({
    there: fc.option(amount),
    here: fc.option(amount),
    refunded: amount,
    mineRefunded: amount,
  });
  const lists = fc.array(pair, { maxLength: 20 }).map((pairs) => ({
    listed: pairs.flatMap(({ there, refunded }, index) =>
      there === null ? [] : [theirs(`obj_${index}`, { captured: there, refunded })],
    ),
    mine: pairs.flatMap(({ here, mineRefunded }, index) =>
      here === null ? [] : [ours(`obj_${index}`, { captured: here, refunded: mineRefunded })],
    ),
  }));

  test("the differences add up to the difference of the sums", () => {
    fc.assert(
      fc.property(lists, ({ listed, mine }) => {
        const { differences, sums } = reconcile(listed, mine);
        const ofMoney = differences.filter(({ kind }) => kind !== "other_refund" && kind !== "fee");
        const apart = ofMoney.reduce((sum, one) => sum + (one.theirs ?? 0n) - (one.ours ?? 0n), 0n);
        const total = sums.reduce((sum, one) => sum + BigInt(one.theirs) - BigInt(one.ours), 0n);
        expect(apart).toBe(total);
      }),
    );
  });

  test("what is the same on both sides agrees, in any order", () => {
    fc.assert(
      fc.property(lists, ({ listed }) => {
        const same = listed.map((one) =>
          ours(one.objectId, { captured: one.captured.amount, refunded: one.refunded.amount }),
        );
        const { differences, agreed } = reconcile(listed, same.toReversed());
        expect(differences).toEqual([]);
        expect(agreed).toBe(listed.filter(({ captured }) => captured.amount > 0n).length);
      }),
    );
  });
});
