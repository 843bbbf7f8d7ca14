import { database } from "@/db/client";
import { systemContext } from "./compose";
import { drainJobs } from "./jobs";
import { handlers } from "./tasks";

const DRAIN_LIMIT_MS = 20_000;

/** Serverless: what the crontab would add, then everything that is due, inside a time box. */
async function drain(): Promise<void> {
  const ctx = systemContext();
  await ctx.db.transaction(async (tx) => {
    await ctx.enqueue(tx, "orders:expire", {}, { key: "orders:expire", maxAttempts: 3 });
    await ctx.enqueue(tx, "inbox:sweep", {}, { key: "inbox:sweep", maxAttempts: 3 });
    await ctx.enqueue(tx, "refunds:sweep", {}, { key: "refunds:sweep", maxAttempts: 3 });
    await ctx.enqueue(tx, "keys:give", {}, { key: "keys:give", maxAttempts: 3 });
    await ctx.enqueue(tx, "payments:watch", {}, { key: "payments:watch", maxAttempts: 3 });
  });
  await drainJobs(database().pool, handlers(), DRAIN_LIMIT_MS);
}

/** What an outside clock may ask for at /api/cron/{name}. */
export const CRON_JOBS: ReadonlyMap<string, () => Promise<void>> = new Map([
  ["drain", drain],
  ["expire", () => handlers()["orders:expire"]({})],
  ["reconcile", () => handlers()["payments:reconcile-all"]({})],
]);
