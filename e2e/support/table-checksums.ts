import pg from "pg";
import { databaseUrl } from "./setting";

/** Counters, the log of refusals, and what living servers write by themselves. */
const MOVING = [
  ...["rate_limits", "security_events", "sessions", "worker_pools", "test_clock"],
  ...["inbox_refusals", "attempt_asks", "reconciliation_runs", "reconciliation_differences"],
];

/** One checksum a table, over all its rows. */
export async function tableChecksums(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and not table_name = any($1) order by 1",
      [MOVING],
    );
    const sums: Record<string, string> = {};
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from "${name}" t`,
      );
      sums[name] = found[0]?.sum ?? "";
    }
    return sums;
  } finally {
    await client.end();
  }
}
