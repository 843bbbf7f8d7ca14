import { sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import type { EnqueueOptions, Task, Tasks } from "@/lib/platform/context";

/** Money before letters: the lower goes first when many wait. */
const PRIORITY: Partial<Record<Task, number>> = { inbox: -10, "refund:send": -5, "letter:deliver": 10 };

/** Enqueues inside the caller's transaction: the job commits and rolls back with it. */
export async function enqueueJob<T extends Task>(
  tx: Tx,
  task: T,
  payload: Tasks[T],
  options: EnqueueOptions = {},
): Promise<void> {
  const delay = options.delayMs ?? 0;
  await tx.execute(sql`select graphile_worker.add_job(
    identifier => ${task}::text, payload => ${JSON.stringify(payload)}::json, job_key => ${options.key ?? null}::text,
    run_at => ${delay > 0 ? sql`(now() + ${delay}::float8 * interval '1 millisecond')` : sql`null`}::timestamptz,
    max_attempts => ${options.maxAttempts ?? 12}::int, queue_name => ${options.queue ?? null}::text,
    priority => ${PRIORITY[task] ?? 0}::int)`);
}

/** Takes waiting jobs away whose work was done with another's; one that runs just now finds it done. */
export async function dropJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const wanted = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  await tx.execute(sql`select graphile_worker.complete_jobs(
    array(select id from graphile_worker.jobs where key in (${wanted}) and locked_at is null))`);
}

export type JobHealth = { readonly waiting: number; readonly dead: number; readonly oldestSeconds: number };

export async function jobHealth(reader: Reader): Promise<JobHealth> {
  const result = await reader.execute<{ waiting: string; dead: string; oldest: string | null }>(sql`select
    count(*) filter (where attempts < max_attempts) as waiting,
    count(*) filter (where attempts >= max_attempts and locked_at is null) as dead,
    extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and locked_at is null and run_at <= now())) as oldest
    from graphile_worker.jobs`);
  const row = result.rows[0];
  return {
    waiting: Number(row?.waiting ?? 0),
    dead: Number(row?.dead ?? 0),
    oldestSeconds: Math.round(Number(row?.oldest ?? 0)),
  };
}

export type DeadJob = {
  readonly id: string;
  readonly task: string;
  readonly payload: Record<string, unknown>;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly failedAt: Date;
};

/** Jobs that used up their attempts: nothing repeats them but a person. */
export async function listDeadJobs(reader: Reader): Promise<DeadJob[]> {
  const result = await reader.execute<{
    id: string;
    task: string;
    payload: Record<string, unknown>;
    attempts: number;
    last_error: string | null;
    failed_at: string;
  }>(sql`select j.id::text, t.identifier as task, j.payload, j.attempts, j.last_error,
      (j.run_at - exp(least(j.attempts, 10)) * interval '1 second')::text as failed_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null order by j.run_at desc limit 50`);
  return result.rows.map((row) => ({
    id: row.id,
    task: row.task,
    payload: row.payload,
    attempts: row.attempts,
    lastError: row.last_error,
    failedAt: new Date(row.failed_at),
  }));
}

/** Runs a stopped job again from its first attempt; false when there is none, or it runs just now. */
export async function reviveJob(tx: Tx, jobId: string): Promise<boolean> {
  const revived = await tx.execute(
    sql`select id from graphile_worker.reschedule_jobs(array[${jobId}]::bigint[], run_at => now(), attempts => 0)`,
  );
  return revived.rows.length > 0;
}
