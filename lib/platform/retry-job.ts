import { z } from "zod";
import { inTransaction } from "@/db/client";
import { reviveJob } from "@/db/queries/jobs";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "./context";

export const retryJobInput = z.strictObject({ jobId: z.string().regex(/^[1-9]\d{0,17}$/) });

/** Puts a job back that used up its attempts. Handlers ask their own row first, so what is done is not done again. */
export async function retryJob(
  ctx: Context,
  { jobId }: z.output<typeof retryJobInput>,
): Promise<Result<null, { readonly code: "job_not_found" }>> {
  const isRevived = await inTransaction(ctx.db, (tx) => reviveJob(tx, jobId));
  return isRevived ? ok(null) : refuse({ code: "job_not_found" });
}
