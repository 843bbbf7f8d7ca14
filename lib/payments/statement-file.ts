import { parse } from "csv-parse/sync";
import { fold } from "@/lib/kernel/text";
import { readBankAmount, readBankDay } from "./statement-cells";
import { DATE_ORDERS, type DateOrder, LARGEST_STATEMENT, type StatementColumns } from "./statement-columns";

export const MOST_STATEMENT_ROWS = 100_000;
const LONGEST_CELL = 20_000;

export type Separator = "," | ";" | "\t" | "|";
const SEPARATORS: readonly Separator[] = [";", "\t", ",", "|"];

const WINDOWS_SIGNS = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];

/** UTF-8 when it is, else what Windows and older banks write; a byte order mark is dropped. */
export function decodeStatement(bytes: Uint8Array): string {
  const starts = (...signs: number[]) => signs.every((sign, index) => bytes[index] === sign);
  if (starts(0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Node 20 decodes the middle of windows-1252 as if it were Latin-1.
    const text = new TextDecoder("windows-1252").decode(bytes);
    return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

export type StatementRefused = "no_file" | "too_large" | "is_sheet" | "not_text";

/** Whether these bytes may be a bank's text file. Sheets of Excel are told apart, because that is what people try first. */
export function checkStatement(bytes: Uint8Array): StatementRefused | null {
  if (bytes.length === 0) return "no_file";
  if (bytes.length > LARGEST_STATEMENT) return "too_large";
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldSheet = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isZip || isOldSheet) return "is_sheet";
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return !isWide && bytes.includes(0) ? "not_text" : null;
}

/** Options under which every line is a row, however uneven; a quote inside a cell is a letter. */
export const csvOptions = (delimiter: Separator) => ({
  delimiter,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
  max_record_size: LONGEST_CELL,
});

const SAMPLE_LINES = 40;

const LINE_END = /\r\n?|\n/;

/** The first lines, each by itself: one that is no row is left out and does not spoil the others. */
const firstRows = (text: string, separator: Separator): string[][] =>
  text.split(LINE_END, SAMPLE_LINES).flatMap((line) => {
    try {
      return parse(line, csvOptions(separator)) as string[][];
    } catch {
      return [];
    }
  });

/** Counted before anything is read, so that a file that is too long adds nothing. */
export const hasTooManyLines = (text: string): boolean =>
  text.length > MOST_STATEMENT_ROWS &&
  (text.match(/\r\n?|\n/g) ?? []).length > MOST_STATEMENT_ROWS + SAMPLE_LINES;

/** The separator that makes the most columns on the most lines. */
export function separatorOf(text: string): Separator {
  const cells = (separator: Separator) =>
    firstRows(text, separator).reduce((sum, row) => sum + (row.length > 2 ? row.length : 0), 0);
  const scored = SEPARATORS.map((separator) => ({ separator, score: cells(separator) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

const WORDS = {
  date: /^(fecha|date|data|dia|day)\b/,
  amount: /abono|deposito|credito|haber|ingreso|entrada|credit|paid in|monto|importe|amount|valor/,
  charge: /cargo|debito|debe|egreso|saida|debit|paid out|cheque.*girado/,
  balance: /saldo|balance/,
  description: /descrip|detalle|glosa|concepto|historico|memo|details|movimiento|lancamento/,
  reference: /referencia|operacion|documento|n[º°o]\.? ?doc|numero|reference|transac|serie|folio/,
  payer: /nombre|ordenante|origen|remitente|pagador|payer|titular|name|sender/,
  taxId: /\b(rut|rfc|cuit|cpf|cnpj|nif|nit|ruc|tax id)\b/,
} as const;

export type Sample = {
  readonly separator: Separator;
  /** The row with the names of the columns, counted from 0; what is above it is the bank's letterhead. */
  readonly headingAt: number;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The first lines, split: what the mapping screen shows. */
export function sampleOf(text: string): Sample {
  const separator = separatorOf(text);
  const rows = firstRows(text, separator);
  const isHeading = (row: readonly string[]) =>
    row.length > 1 &&
    row.some((cell) => WORDS.date.test(fold(cell))) &&
    row.some((cell) => named(cell, "amount"));
  const found = rows.findIndex(isHeading);
  const headingAt = found === -1 ? 0 : found;
  return { separator, headingAt, heading: rows[headingAt] ?? [], rows: rows.slice(headingAt + 1) };
}

const named = (cell: string, as: keyof typeof WORDS): boolean =>
  WORDS[as].test(fold(cell)) &&
  (as !== "amount" || !(WORDS.balance.test(fold(cell)) || WORDS.charge.test(fold(cell))));

/** Statements of one bank have the same heading: by it their layout is known again. */
export const headingKey = ({ separator, heading }: Pick<Sample, "separator" | "heading">): string =>
  `${separator} ${heading.map((cell) => fold(cell).replace(/\s+/g, " ")).join(" | ")}`.slice(0, 1_000);

/** What the columns probably are; null where nothing fits. A person looks at it once. */
export function guessColumns(sample: Sample): Partial<StatementColumns> & { readonly dateOrder: DateOrder } {
  const { heading, rows } = sample;
  const find = (as: keyof typeof WORDS): number | null => {
    const at = heading.findIndex((cell) => named(cell, as));
    return at === -1 ? null : at;
  };
  const column = (at: number | null): string[] => (at === null ? [] : rows.map((row) => row[at] ?? ""));
  const [date, amount, description] = [find("date"), find("amount"), find("description")];
  const taken = new Set([date, amount, description]);
  const other = (as: keyof typeof WORDS) => {
    const at = find(as);
    return taken.has(at) ? null : at;
  };
  return {
    ...(date === null ? {} : { date }),
    ...(amount === null ? {} : { amount }),
    ...(description === null ? {} : { description }),
    ...{ reference: other("reference"), payer: other("payer"), taxId: other("taxId") },
    dateOrder: orderOf(column(date)),
    decimal: decimalOf(column(amount)),
  };
}

/** The order in which every day exists; days first where nothing tells. */
function orderOf(cells: readonly string[]): DateOrder {
  const filled = cells.filter((cell) => /\d/.test(cell));
  const readable = (order: DateOrder) => filled.filter((cell) => readBankDay(cell, order) !== null).length;
  const scored = DATE_ORDERS.map((order) => ({ order, score: readable(order) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).order;
}

function decimalOf(cells: readonly string[]): "," | "." {
  const ends = (sign: string) =>
    cells.filter((cell) => new RegExp(`\\${sign}\\d{1,2}\\D*$`).test(cell)).length;
  const groups = (sign: string) =>
    cells.filter((cell) => new RegExp(`\\d\\${sign}\\d{3}\\b`).test(cell)).length;
  return ends(".") + groups(",") > ends(",") + groups(".") ? "." : ",";
}

export type StatementRow = {
  readonly bookedOn: string;
  readonly amount: bigint;
  readonly description: string;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly taxId: string | null;
};
export type ReadRow = StatementRow | "passed" | "unclear";

const cell = (record: readonly string[], at: number | null, most: number): string =>
  at === null
    ? ""
    : [...(record[at] ?? "").replaceAll("\0", "").toWellFormed().trim()].slice(0, most).join("");

/** One line of a statement: money that came in, something else, or a line that may be money and could not be read. */
export function readRow(record: readonly string[], columns: StatementColumns, exponent: number): ReadRow {
  const bookedOn = readBankDay(record[columns.date] ?? "", columns.dateOrder);
  const amount = readBankAmount(record[columns.amount] ?? "", columns.decimal, exponent);
  if (bookedOn === null) return "passed";
  if (amount === null) return /\d/.test(record[columns.amount] ?? "") ? "unclear" : "passed";
  if (amount <= 0n) return "passed";
  return {
    bookedOn,
    amount,
    description: cell(record, columns.description, 300),
    reference: cell(record, columns.reference, 80) || null,
    payer: cell(record, columns.payer, 120) || null,
    taxId: cell(record, columns.taxId, 30) || null,
  };
}
