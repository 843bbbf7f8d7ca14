import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { countInbox, findLoggedMessage, listInbox } from "@/db/queries/inbox-log";
import { enqueueJob, jobHealth, listDeadJobs } from "@/db/queries/jobs";
import { inbox } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { retryJob, retryJobInput } from "./retry-job";

const base = testDatabase();
const ctx = () => testContext(base.db, { actor: staff(7) });

test("a job that gave up is listed with its error and runs again from its first attempt", async () => {
  await inTransaction(base.db, (tx) => enqueueJob(tx, "inbox", { inboxId: 5 }, { key: "inbox:5" }));
  await base.db.execute(
    sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no answer came'`,
  );
  const [dead] = await listDeadJobs(base.db);
  expect(dead).toMatchObject({
    task: "inbox",
    payload: { inboxId: 5 },
    lastError: "no answer came",
    attempts: 12,
  });
  expect(await retryJob(ctx(), { jobId: dead?.id ?? "" })).toEqual({ ok: true, value: null });
  expect(await listDeadJobs(base.db)).toEqual([]);
  expect(await jobHealth(base.db)).toMatchObject({ waiting: 1, dead: 0 });
});

test("a job that is not there is refused, and so is what is no number", async () => {
  expect(await retryJob(ctx(), { jobId: "999999" })).toMatchObject({ refusal: { code: "job_not_found" } });
  expect(retryJobInput.safeParse({ jobId: "1; select 1" }).success).toBe(false);
});

test("the inbox is filtered by what came of each message, and counted the same way", async () => {
  const effects = ["applied", "applied", "unmatched", "failed", null] as const;
  for (const [index, effect] of effects.entries()) {
    await base.db.insert(inbox).values({
      ...{ room: "payments", provider: "demo", eventId: `evt_${index}`, type: "payment.captured" },
      ...{ rawBody: "{}", bodyHash: "h", headers: {}, receivedAt: ctx().now(), effect },
    });
  }
  const names = async (filter: Parameters<typeof listInbox>[1]) =>
    (await listInbox(base.db, filter, null)).rows.map(({ eventId }) => eventId);
  expect(await names({})).toEqual(["evt_4", "evt_3", "evt_2", "evt_1", "evt_0"]);
  expect(await names({ verdict: "applied" })).toEqual(["evt_1", "evt_0"]);
  expect(await names({ verdict: "waiting" })).toEqual(["evt_4"]);
  expect(await names({ needy: true })).toEqual(["evt_3", "evt_2"]);
  expect(await names({ text: "T_1", provider: "demo" })).toEqual(["evt_1"]);
  expect(await names({ provider: "stripe" })).toEqual([]);
  expect(Object.fromEntries(await countInbox(base.db))).toEqual({
    applied: 2,
    unmatched: 1,
    failed: 1,
    waiting: 1,
  });
  const [newest] = (await listInbox(base.db, { verdict: "unmatched" }, null)).rows;
  expect(await findLoggedMessage(base.db, newest?.id ?? 0)).toMatchObject({
    rawBody: "{}",
    orderNumber: null,
  });
});
