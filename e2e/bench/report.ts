/** The format of contract.md. */
export type BenchRow = {
  readonly name: string;
  readonly orders: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly per_s: number;
  /** Of the server process, a request. */
  readonly cpu_ms: number;
  readonly rss_mb: number;
  /** The same transport with nothing behind it. */
  readonly floor_p50_ms: number;
};

const HEAD = ["", "p50 ms", "p95 ms", "per s", "CPU ms", "RSS MB", "floor p50 ms"];

export function markdownTable(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) =>
    [row.name, row.p50_ms, row.p95_ms, row.per_s, row.cpu_ms, row.rss_mb, row.floor_p50_ms].join(" | "),
  );
  const orders = rows[0]?.orders ?? 0;
  return [
    `At ${orders} orders:`,
    "",
    `| ${HEAD.join(" | ")} |`,
    `|---|${"---:|".repeat(HEAD.length - 1)}`,
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
