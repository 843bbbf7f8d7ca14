import { sameText } from "@/lib/kernel/hash";
import { CRON_JOBS } from "@/lib/platform/cron";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

/** 401 without the secret, 404 for a job that does not exist, 200 when it is done. */
export async function POST(request: Request, { params }: RouteContext<"/api/cron/[job]">): Promise<Response> {
  if (!sameText(request.headers.get("authorization") ?? "", `Bearer ${env().CRON_SECRET}`)) {
    return new Response(null, { status: 401 });
  }
  const job = CRON_JOBS.get((await params).job);
  if (!job) return new Response(null, { status: 404 });
  await job();
  return Response.json({ status: "done" }, { headers: { "cache-control": "no-store" } });
}
