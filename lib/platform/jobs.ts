import { EventEmitter } from "node:events";
import { Logger, type Runner, run, runOnce, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import type { Task, Tasks } from "./context";
import { log } from "./log";

export type Handlers = { readonly [T in Task]: (payload: Tasks[T]) => Promise<void> };

/** UTC; names may hold letters, digits, _ : / - */
const CRONTAB = [
  "* * * * * orders:expire ?jobKey=orders:expire&max=3",
  "* * * * * inbox:sweep ?jobKey=inbox:sweep&max=3",
  "*/5 * * * * refunds:sweep ?jobKey=refunds:sweep&max=3",
  "*/10 * * * * keys:give ?jobKey=keys:give&max=3",
  "*/3 * * * * payments:watch ?jobKey=payments:watch&max=3",
  "17 */6 * * * payments:reconcile-all ?jobKey=payments:reconcile-all&max=3",
].join("\n");

const BEAT_MS = 3_000;
const BEAT = "insert into worker_pools(id) values ($1) on conflict (id) do update set seen_at = now()";
/** A killed process would keep its locks for four hours: whoever was not seen for 10 s loses them. */
const FREE_DEAD = `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from (
  select locked_by, locked_at from graphile_worker._private_jobs
  union all select locked_by, locked_at from graphile_worker._private_job_queues) held
  where locked_at < now() - interval '10 seconds'
    and not exists (select from worker_pools p where p.id = held.locked_by and p.seen_at > now() - interval '10 seconds')`;

const logger = new Logger(() => (level, message, meta) => {
  if (level === "error") log.error({ ...meta }, message);
  if (level === "warning") log.warn({ ...meta }, message);
});

function heartbeat(pool: Pool): WorkerEvents {
  const events = new EventEmitter() as WorkerEvents;
  const quietly = (text: string, values?: string[]) =>
    pool.query(text, values).catch((error: Error) => log.warn({ reason: error.message }, "heartbeat"));
  events.on("pool:create", ({ workerPool }) => {
    const beat = () => void quietly(BEAT, [workerPool.id]).then(() => quietly(FREE_DEAD));
    beat();
    const timer = setInterval(beat, BEAT_MS).unref();
    void workerPool.promise
      .catch(() => undefined)
      .finally(() => {
        clearInterval(timer);
        void quietly("delete from worker_pools where id = $1 or seen_at < now() - interval '1 day'", [
          workerPool.id,
        ]);
      });
  });
  return events;
}

const options = (pool: Pool, handlers: Handlers) => ({
  pgPool: pool,
  taskList: handlers as unknown as TaskList,
  concurrency: 6,
  noHandleSignals: true,
  logger,
  events: heartbeat(pool),
  // Without these, stopping resolves before the last "done" or "failed" is written.
  preset: { worker: { completeJobBatchDelay: 0 as const, failJobBatchDelay: 0 as const } },
});

/** Self-hosted: one per server process. */
export async function startWorker(pool: Pool, handlers: Handlers): Promise<Runner> {
  return run({ ...options(pool, handlers), crontab: CRONTAB, pollInterval: 2_000 });
}

/** Serverless: works off what is due and takes no new job after `limitMs`; a running one is waited for. */
export async function drainJobs(pool: Pool, handlers: Handlers, limitMs: number): Promise<void> {
  const once = options(pool, handlers);
  let stop = () => {};
  once.events.on("pool:create", ({ workerPool }) => {
    stop = () => void workerPool.gracefulShutdown("time is up");
  });
  const timer = setTimeout(() => stop(), limitMs);
  try {
    await runOnce({ ...once, noPreparedStatements: true });
  } finally {
    clearTimeout(timer);
  }
}

/** Next exits on SIGTERM as soon as requests are done; its exit is held until running jobs have ended. */
export function stopWithServer(runner: Runner, limitMs = 25_000): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      const exit = process.exit.bind(process);
      const limit = new Promise((resolve) => setTimeout(resolve, limitMs).unref());
      const stopped = Promise.race([runner.stop(signal).catch(() => undefined), limit]);
      process.exit = ((code?: number) => void stopped.then(() => exit(code))) as typeof process.exit;
    });
  }
}
