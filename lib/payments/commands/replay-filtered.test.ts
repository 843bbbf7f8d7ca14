import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listCandidates } from "@/db/queries/reconciliation";
import { inbox, reconciliationDifferences, reconciliationRuns } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { replayFiltered } from "./replay-inbox-messages";

const base = testDatabase();
const START = new Date("2026-05-04T13:00:00.000Z");
const context = () => testContext(base.db, { clock: { now: START }, actor: staff(1) });

test("everything that a filter finds is worked on again, beyond the first page, and nothing else", async () => {
  const ctx = context();
  const message = (index: number, effect: string) => ({
    ...{ room: "payments" as const, provider: "demo", eventId: `evt_${effect}_${index}`, type: "charge" },
    ...{ rawBody: "{}", bodyHash: "h", headers: {}, receivedAt: START, effect, attempts: 3 },
  });
  const failed = Array.from({ length: 130 }, (_, index) => message(index, "failed"));
  await base.db.insert(inbox).values([...failed, message(0, "applied"), message(0, "wrong_mode")]);

  mustSucceed(await replayFiltered(ctx, { verdict: "failed", provider: "demo" }), "replaying");
  const waiting = await base.db.select().from(inbox).where(sql`effect is null`);
  expect(waiting.map(({ eventId }) => eventId).sort()).toEqual(failed.map(({ eventId }) => eventId).sort());
  const jobs = await base.db.execute(sql`select key from graphile_worker.jobs where key like 'inbox:%'`);
  expect(jobs.rows).toHaveLength(130);
  expect(await replayFiltered(ctx, { verdict: "failed" })).toMatchObject({ ok: false });
  expect(await replayFiltered(ctx, { verdict: "wrong_mode" })).toMatchObject({
    refusal: { code: "nothing_to_replay" },
  });
});

test("a payment without an order is offered the unpaid orders of its amount, currency and days", async () => {
  const ctx = context();
  const near = await givenPendingOrder(ctx);
  const early = await givenPendingOrder(
    testContext(base.db, { clock: { now: plus(START, -9 * DAY_MS) }, actor: staff(1) }),
  );
  const other = await givenPendingOrder(ctx, {}, { quantity: 3 });
  const [run] = await base.db
    .insert(reconciliationRuns)
    .values({
      ...{ provider: "demo", periodFrom: plus(START, -DAY_MS), periodTo: START, state: "done" },
      startedAt: START,
    })
    .returning();
  const runId = run?.id ?? 0;
  const [difference] = await base.db
    .insert(reconciliationDifferences)
    .values({
      ...{ runId, provider: "demo", kind: "missing_here", objectId: "obj_x", currency: "CLP" },
      ...{ theirs: 20_000n, occurredAt: plus(START, 3_600_000), state: "open" },
    })
    .returning();
  const found = await listCandidates(base.db, runId);
  expect(found).toEqual([{ differenceId: difference?.id, number: near.number, name: "Lucía Pérez" }]);
  expect([early.number, other.number]).not.toContain(found[0]?.number);

  await base.db
    .update(reconciliationDifferences)
    .set({ currency: "USD" })
    .where(eq(reconciliationDifferences.runId, runId));
  expect(await listCandidates(base.db, runId)).toEqual([]);
});
