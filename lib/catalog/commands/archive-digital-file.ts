import { z } from "zod";
import { archiveDigitalFile, findDigitalFile } from "@/db/queries/digital";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export const archiveFileInput = z.strictObject({ fileId: rowIdField });
export type ArchiveFileRefused = { readonly code: "file_not_found" };

/** Takes a file out of sale. Orders that were sold it keep it; archiving twice is fine. */
export async function archiveFile(
  ctx: Context,
  { fileId }: z.output<typeof archiveFileInput>,
): Promise<Result<null, ArchiveFileRefused>> {
  if (!(await findDigitalFile(ctx.db, fileId))) return refuse({ code: "file_not_found" });
  await archiveDigitalFile(ctx.db, fileId, ctx.now());
  return ok(null);
}
