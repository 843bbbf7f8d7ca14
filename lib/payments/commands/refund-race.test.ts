import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { raceRefunds } from "@/db/testing/refund-rounds";

const base = testDatabase({ max: 20 });

test("R3: 40 rounds of racing refunds and retries with cut answers", { timeout: 240_000 }, async () => {
  const invariants = await raceRefunds({ db: base.db, rounds: 40, seed: "short" });
  const broken = invariants.filter((one) => one.broken > 0);
  expect(broken).toEqual([]);
  expect(invariants.every(({ checked }) => checked >= 40)).toBe(true);
});
