import { describe, expect, test } from "vitest";
import { type BookAct, bookChange, type DemoBooks, leftInBooks } from "./demo-books";

const NOW = new Date("2026-05-04T13:00:00.000Z");
const books: DemoBooks = { id: "p1", captured: 10_000n, refunds: [], refundPlan: "succeed", disputes: [] };
const refund = (state: "pending" | "succeeded" | "failed", amount = "4000") => ({
  ...{ id: `re_${state}`, refundId: "rf_1", amount, state, at: NOW.toISOString() },
});
const changed = (act: BookAct, from: Partial<DemoBooks> = {}, amount: bigint | null = null) =>
  bookChange({ ...books, ...from }, act, amount, NOW);

describe("the demo provider's own dashboard", () => {
  test("gives back what is left, or less, never more", () => {
    expect(changed("refund_own")?.refunds?.[0]).toMatchObject({
      amount: "10000",
      refundId: null,
      state: "succeeded",
    });
    expect(changed("refund_own", { refunds: [refund("succeeded")] })?.refunds?.[1]?.amount).toBe("6000");
    expect(changed("refund_own", { refunds: [refund("pending")] }, 6_001n)).toBeNull();
    expect(leftInBooks({ ...books, refunds: [refund("failed"), refund("pending")] })).toBe(6_000n);
  });
  test.each<[BookAct, string]>([
    ["refunds_succeed", "succeeded"],
    ["refunds_fail", "failed"],
    ["refunds_hold", "pending"],
  ])("%s: what is on its way ends as %s", (act, state) => {
    expect(changed(act, { refunds: [refund("pending")] })?.refunds?.[0]?.state).toBe(state);
  });
  test("a refund that succeeded may fail afterwards", () => {
    const refunds = [refund("succeeded"), refund("pending")];
    expect(changed("fail_last", { refunds })?.refunds?.map(({ state }) => state)).toEqual([
      "failed",
      "pending",
    ]);
    expect(changed("fail_last")).toBeNull();
  });
  test("one dispute at a time, and it ends once", () => {
    const disputes = changed("dispute_open")?.disputes ?? [];
    expect(disputes[0]).toMatchObject({ stage: "open", amount: "10000", dueBy: "2026-05-11T13:00:00.000Z" });
    expect(changed("dispute_open", { disputes })).toBeNull();
    const lost = changed("dispute_lost", { disputes })?.disputes ?? [];
    expect(lost[0]?.stage).toBe("lost");
    expect(changed("dispute_won", { disputes: lost })).toBeNull();
  });
});
