import { findLayout, insertStatement } from "@/db/queries/statements";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { cleanFileName } from "@/lib/payments/receipt-file";
import {
  checkStatement,
  decodeStatement,
  headingKey,
  type StatementRefused,
  sampleOf,
} from "@/lib/payments/statement-file";
import type { Context } from "@/lib/platform/context";
import { type FileStore, newFileKey } from "@/lib/platform/files";
import { startReading } from "./read-statement";

type Given = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;

/** Keeps an uploaded statement; one whose heading is known is read at once, of another the columns are asked first. */
export async function takeStatement(
  ctx: Context,
  files: FileStore,
  file: Given,
): Promise<Result<{ readonly id: string }, { readonly code: StatementRefused | "empty" }>> {
  const problem = file ? checkStatement(file.bytes) : "no_file";
  if (!file || problem) return refuse({ code: problem ?? "no_file" });
  const sample = sampleOf(decodeStatement(file.bytes));
  if (sample.heading.length < 2 || sample.rows.length === 0) return refuse({ code: "empty" });
  const fileKey = newFileKey("statements");
  await files.put(fileKey, file.bytes, "text/csv");
  const id = mintId(ctx.random, "stm");
  await insertStatement(ctx.db, {
    ...{ id, fileKey, fileName: cleanFileName(file.name), fileSize: file.bytes.length, state: "mapping" },
    ...{ uploadedBy: ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null, createdAt: ctx.now() },
  });
  const columns = await findLayout(ctx.db, headingKey(sample));
  if (columns) await startReading(ctx, { statementId: id, columns, heading: null });
  return ok({ id });
}
