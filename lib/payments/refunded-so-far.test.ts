import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Refund } from "./refund";
import { refundsOfTotal } from "./refunded-so-far";

const refund = (refundId: string, amount: bigint, state: Refund["state"]) => ({
  ...{ refundId, amount, state, paymentId: "pay_1", providerRefundId: null, recorded: null },
});
const byHand = (refundId: string, amount: bigint) => ({
  ...refund(refundId, amount, "succeeded"),
  recorded: { methodKey: "cash", paidOn: "2026-05-04", referenceId: null },
});
const told = (amount: bigint, ...refunds: Parameters<typeof refundsOfTotal>[0]["refunds"][number][]) =>
  refundsOfTotal({ refunds, paymentId: "pay_1", objectId: "tok", amount }).map((one) => [
    one.refundId,
    one.providerRefundId,
    one.amount,
  ]);

describe("what went back so far", () => {
  test("is one refund of the provider's own when nobody asked for it here", () => {
    expect(told(5_000n)).toEqual([[null, "tok:5000", 5_000n]]);
  });
  test("is nothing new when the journal knows as much", () => {
    expect(told(5_000n, refund("rf_1", 5_000n, "succeeded"))).toEqual([]);
  });
  test("answers the refund of ours that waits for its answer", () => {
    expect(told(5_000n, refund("rf_1", 5_000n, "pending"))).toEqual([["rf_1", "tok:5000", 5_000n]]);
  });
  test("leaves out what was only asked for, failed or rejected", () => {
    const others = [
      refund("rf_1", 1_000n, "requested"),
      refund("rf_2", 1_000n, "failed"),
      refund("rf_3", 1_000n, "rejected"),
    ];
    expect(told(1_000n, ...others)).toEqual([[null, "tok:1000", 1_000n]]);
  });
  test("leaves out what a person gave back by hand: no provider's total has it", () => {
    expect(told(7_000n, byHand("rf_1", 5_000n), refund("rf_2", 7_000n, "approved"))).toEqual([
      ["rf_2", "tok:7000", 7_000n],
    ]);
  });
  test("never says less than the journal does", () => {
    expect(told(2_000n, refund("rf_1", 5_000n, "succeeded"))).toEqual([]);
  });
});

const some = fc.record({
  amount: fc.bigInt({ min: 1n, max: 9_000n }),
  state: fc.constantFrom<Refund["state"]>("approved", "pending", "succeeded", "failed", "requested"),
});

test("the reports always bring the journal to the total, and never beyond", () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 5 }), fc.bigInt({ min: 0n, max: 60_000n }), (given, amount) => {
      const refunds = given.map((one, index) => refund(`rf_${index}`, one.amount, one.state));
      const before = refunds.reduce((sum, one) => sum + (one.state === "succeeded" ? one.amount : 0n), 0n);
      const said = told(amount, ...refunds).reduce((sum, [, , part]) => sum + (part as bigint), 0n);
      expect(before + said).toBe([amount, before].sort((a, b) => (a < b ? 1 : -1))[0]);
    }),
  );
});
