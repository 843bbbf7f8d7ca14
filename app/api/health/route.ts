import { countUnmatched } from "@/db/queries/inbox";
import { jobHealth } from "@/db/queries/jobs";
import { systemContext } from "@/lib/platform/compose";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

const VERSION = "0.1.0";
const headers = { "cache-control": "no-store" };

/** 200 when orders can be served; 503 names the part that fails. Shows counts only, so it needs no sign-in. */
export async function GET(): Promise<Response> {
  try {
    const { db } = systemContext();
    const [jobs, unmatched] = await Promise.all([jobHealth(db), countUnmatched(db)]);
    const counts = { waiting: jobs.waiting, dead: jobs.dead, oldest_s: jobs.oldestSeconds };
    const body = { status: "ok", database: "ok", jobs: counts, inbox: { unmatched }, version: VERSION };
    return Response.json(body, { headers });
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, "health");
    return Response.json({ status: "down", database: "down", version: VERSION }, { status: 503, headers });
  }
}
