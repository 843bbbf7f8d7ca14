import type { Runner } from "graphile-worker";
import { database, inTransaction } from "@/db/client";
import { enqueueJob } from "@/db/queries/jobs";
import { readClockOffset } from "@/db/queries/shop";
import { env } from "./env";
import { startWorker, stopWithServer } from "./jobs";
import { log } from "./log";
import { moveClock } from "./now";
import { outliveReaders } from "./outputs";
import { handlers } from "./tasks";

const shared = globalThis as typeof globalThis & { despachoRunner?: Promise<Runner | null> };
const RETRY_MS = 2_000;
const TEST_CLOCK_MS = 250;

/** Runs once per server process: the worker, and in browser tests the movable clock. A database that is down delays, never ends it. */
export async function boot(): Promise<void> {
  outliveReaders();
  process.env.NEXTAUTH_URL = env().APP_URL;
  if (env().E2E_CLOCK) followTestClock();
  shared.despachoRunner ??= startWhenReachable();
}

async function startWhenReachable(): Promise<Runner | null> {
  for (;;) {
    try {
      const runner = await startWorker(database().pool, handlers());
      await catchUp();
      stopWithServer(runner);
      runner.promise.catch((error: Error) => {
        log.error({ reason: error.message }, "the worker stopped; starting it again");
        shared.despachoRunner = startWhenReachable();
      });
      return runner;
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        "the worker waits for the database",
      );
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** After an upgrade, orders that an older fold wrote; with none it ends at once. */
async function catchUp(): Promise<void> {
  await inTransaction(database().db, (tx) =>
    enqueueJob(tx, "orders:reproject", { afterId: 0 }, { key: "orders:reproject" }),
  );
}

function followTestClock(): void {
  const follow = () =>
    readClockOffset(database().db)
      .then(moveClock)
      .catch(() => undefined);
  void follow();
  setInterval(follow, TEST_CLOCK_MS).unref();
}
