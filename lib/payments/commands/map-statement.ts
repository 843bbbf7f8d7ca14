import { z } from "zod";
import { findStatement, type StatementFile } from "@/db/queries/statements";
import { orNull } from "@/lib/kernel/input";
import { type Result, refuse } from "@/lib/kernel/result";
import { DATE_ORDERS } from "@/lib/payments/statement-columns";
import { decodeStatement, headingKey, type Sample, sampleOf } from "@/lib/payments/statement-file";
import type { Context } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";
import { bytesOf, startReading } from "./read-statement";

const column = z.coerce.number().int().min(0).max(200);

export const mapStatementInput = z.strictObject({
  statementId: z.string().min(1).max(60),
  date: column,
  dateOrder: z.enum(DATE_ORDERS),
  amount: column,
  decimal: z.enum([",", "."]),
  description: column,
  reference: orNull(column),
  payer: orNull(column),
  taxId: orNull(column),
});

/** The first lines of a statement that still has its file. */
export async function sampleOfStatement(
  files: FileStore,
  { fileKey }: StatementFile,
): Promise<Sample | null> {
  return fileKey === null ? null : sampleOf(decodeStatement(await bytesOf(files, fileKey)));
}

/** Somebody has said which column is what: kept for the bank's next statement, and this one is read. */
export async function mapStatement(
  ctx: Context,
  files: FileStore,
  { statementId, ...columns }: z.output<typeof mapStatementInput>,
): Promise<Result<undefined, { readonly code: "statement_not_waiting" }>> {
  const file = await findStatement(ctx.db, statementId);
  const sample = file?.state === "mapping" ? await sampleOfStatement(files, file) : null;
  if (!sample) return refuse({ code: "statement_not_waiting" });
  return startReading(ctx, { statementId, columns, heading: headingKey(sample) });
}
