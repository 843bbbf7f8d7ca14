import { expect, test } from "vitest";
import { isAccepted, withAccepted } from "./accepted";
import { keepingOf, RESCUE_FLAGS, rescuesOf } from "./rescue";
import { canceled, captured, created, expired, orderOf, placed } from "./testing/journal";

const accept = (flag: "late_payment" | "amount_mismatch" | "stock_short") =>
  ({ kind: "attention_accepted", flag }) as const;

test("late money is a decision, and letting it stand ends it until other money comes", () => {
  const late = [created(), placed(), expired("pending"), captured(20_000n)] as const;
  expect(orderOf(...late).flags).toEqual(["late_payment"]);
  const settled = orderOf(...late, accept("late_payment"));
  expect(settled.flags).toEqual([]);
  expect(isAccepted(settled, "late_payment")).toBe(true);
  const more = captured(20_000n, { paymentId: "pay_2", providerObjectId: "obj_2" });
  expect(orderOf(...late, accept("late_payment"), more).flags).toContain("late_payment");
});

test("an amount that does not match may stand as a part; another one is asked about again", () => {
  const mismatch = (got: string) =>
    ({
      kind: "payment_mismatch_found",
      paymentId: "pay_1",
      field: "amount",
      expected: "20000 CLP",
      got,
    }) as const;
  const short = [created(), placed(), captured(5_000n), mismatch("5000 CLP")] as const;
  expect(orderOf(...short).flags).toEqual(["amount_mismatch"]);
  expect(orderOf(...short, accept("amount_mismatch")).flags).toEqual([]);
  expect(orderOf(...short, accept("amount_mismatch"), mismatch("6000 CLP")).flags).toEqual([
    "amount_mismatch",
  ]);
});

test("missing stock may be waited for; more of it missing is new", () => {
  const short = (wanted: number) => ({
    kind: "stock_short" as const,
    variants: [{ variantId: 1, wanted, available: 0 }],
  });
  const before = orderOf(created(), placed(), captured(20_000n), short(2));
  expect(before.flags).toEqual(["stock_short"]);
  const accepted = { ...before, accepted: withAccepted(before, "stock_short") };
  expect(isAccepted(accepted, "stock_short")).toBe(true);
  expect(isAccepted({ ...accepted, short: { 1: 3 } }, "stock_short")).toBe(false);
});

test("money of a closed order goes back or stays by agreement, whatever it was short of", () => {
  expect(rescuesOf(["amount_mismatch", "money_without_order", "letter_bounced"])).toEqual([
    "money_without_order",
  ]);
  expect(rescuesOf(["amount_mismatch"])).toEqual(["amount_mismatch"]);
  const refunded = orderOf(created(), placed(), captured(20_000n), canceled());
  expect(rescuesOf(refunded.flags)).toEqual(["refund_due"]);
});

test("every flag of the queue says how it is kept", () => {
  const waived = RESCUE_FLAGS.filter((flag) => keepingOf(flag).by === "waive");
  expect(waived).toEqual(["money_without_order", "paid_twice", "overpaid", "refund_due"]);
});
