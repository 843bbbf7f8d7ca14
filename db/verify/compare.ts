import { canonicalJson } from "@/lib/kernel/hash";

/** `seq` is 0 when the difference is in a table and not at an event. */
export type Difference = {
  readonly order: number;
  readonly seq: number;
  readonly column: string;
  readonly expected: string;
  readonly found: string;
};

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => canonicalJson(value ?? null);

/** Names the columns of `found` that do not say what the fold says. */
export function compareRow(
  table: string,
  expected: Row,
  found: Row | undefined,
): Omit<Difference, "order" | "seq">[] {
  if (!found) return [{ column: table, expected: "a row", found: "no row" }];
  return Object.keys(expected).flatMap((column) => {
    const [want, have] = [text(expected[column]), text(found[column])];
    return want === have ? [] : [{ column: `${table}.${column}`, expected: want, found: have }];
  });
}

/** Rows in both are compared by their key; rows in one only are named. */
export function compareRows(
  table: string,
  key: string,
  expected: readonly Row[],
  found: readonly Row[],
): Omit<Difference, "order" | "seq">[] {
  const rows = new Map(found.map((row) => [String(row[key]), row]));
  const missing = expected.flatMap((row) =>
    compareRow(`${table}[${row[key]}]`, row, rows.get(String(row[key]))),
  );
  const wanted = new Set(expected.map((row) => String(row[key])));
  const extra = found.filter((row) => !wanted.has(String(row[key])));
  return [
    ...missing,
    ...extra.map((row) => ({ column: `${table}[${row[key]}]`, expected: "no row", found: "a row" })),
  ];
}
