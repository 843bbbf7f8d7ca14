import { CsvError, parse } from "csv-parse";
import { inTransaction } from "@/db/client";
import {
  claimStatement,
  countLines,
  findStatement,
  insertLines,
  keepLayout,
  type NewStatementLine,
  type StatementFile,
  updateStatement,
} from "@/db/queries/statements";
import { canonicalJson, sha256Hex } from "@/lib/kernel/hash";
import { exponentOf } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { StatementColumns } from "@/lib/payments/statement-columns";
import {
  csvOptions,
  decodeStatement,
  hasTooManyLines,
  MOST_STATEMENT_ROWS,
  readRow,
  type StatementRow,
  sampleOf,
} from "@/lib/payments/statement-file";
import type { Context } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";

type Start = {
  readonly statementId: string;
  readonly columns: StatementColumns;
  /** Under which the columns are remembered; null when they are already. */
  readonly heading: string | null;
};

/** The columns are known: they are remembered for the bank's next statement, and a job reads the file. */
export async function startReading(
  ctx: Context,
  { statementId, columns, heading }: Start,
): Promise<Result<undefined, { readonly code: "statement_not_waiting" }>> {
  const claimed = await inTransaction(ctx.db, async (tx) => {
    if (!(await claimStatement(tx, statementId, columns))) return false;
    if (heading !== null) await keepLayout(tx, heading, columns, ctx.now());
    await ctx.enqueue(tx, "statement:read", { statementId }, { key: `statement:${statementId}` });
    return true;
  });
  return claimed ? ok(undefined) : refuse({ code: "statement_not_waiting" });
}

const BATCH = 500;

type Counts = { rows: number; passed: number; unclear: number };
type Reading = { readonly ctx: Context; readonly file: StatementFile; readonly columns: StatementColumns };

/** Job: reads a statement row by row. Killed in between, the next run adds what is missing and nothing twice. */
export async function readStatement(ctx: Context, files: FileStore, statementId: string): Promise<void> {
  const file = await findStatement(ctx.db, statementId);
  if (file?.state !== "reading" || file.fileKey === null || !file.columns) return;
  const text = decodeStatement(await bytesOf(files, file.fileKey));
  const counts = await addRows({ ctx, file, columns: file.columns }, text).catch(asFailure);
  const added = await countLines(ctx.db, statementId);
  const { rows, ...others } = typeof counts === "string" ? { rows: 0, passed: 0, unclear: 0 } : counts;
  await updateStatement(ctx.db, statementId, {
    ...others,
    ...{
      added,
      known: Math.max(0, rows - added),
      bytesRead: file.fileSize,
      readAt: ctx.now(),
      fileKey: null,
    },
    ...(typeof counts === "string" ? { state: "failed", failure: counts } : { state: "read" }),
  });
  await files.remove(file.fileKey);
}

type Failure = "too_many_rows" | "unreadable";

/** A file that is no table stays one however often it is read; anything else is tried again. */
function asFailure(error: unknown): Failure {
  if (error instanceof CsvError) return "unreadable";
  throw error;
}

export async function bytesOf(files: FileStore, key: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await files.open(key)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** A word when the file cannot be read to its end. */
async function addRows(reading: Reading, text: string): Promise<Counts | Failure> {
  const { ctx, file, columns } = reading;
  if (hasTooManyLines(text)) return "too_many_rows";
  const { separator } = sampleOf(text);
  const exponent = exponentOf((await ctx.settings()).currency);
  const counts: Counts = { rows: 0, passed: 0, unclear: 0 };
  const seen = new Map<string, number>();
  const parser = parse(text, csvOptions(separator));
  let batch: NewStatementLine[] = [];
  let line = 0;
  for await (const record of parser as AsyncIterable<string[]>) {
    line += 1;
    if (counts.rows >= MOST_STATEMENT_ROWS) return "too_many_rows";
    const read = readRow(record, columns, exponent);
    if (typeof read === "string") counts[read] += 1;
    else {
      counts.rows += 1;
      batch.push(lineOf(file.id, line, read, seen));
    }
    if (batch.length === BATCH) {
      await insertLines(ctx.db, batch);
      await updateStatement(ctx.db, file.id, { bytesRead: Math.min(parser.info.bytes, file.fileSize) });
      batch = [];
    }
  }
  await insertLines(ctx.db, batch);
  return counts;
}

/** Two people may pay the same on one day: rows that are alike are told apart by how many stood there before. */
function lineOf(
  statementId: string,
  line: number,
  row: StatementRow,
  seen: Map<string, number>,
): NewStatementLine {
  const base = canonicalJson([
    row.bookedOn,
    row.amount,
    row.description,
    row.reference,
    row.payer,
    row.taxId,
  ]);
  const before = seen.get(base) ?? 0;
  seen.set(base, before + 1);
  return { ...row, statementId, line, hash: sha256Hex(`${base} ${before}`), state: "open" };
}
