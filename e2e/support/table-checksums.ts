import { expect } from "@playwright/test";
import pg from "pg";
import { databaseUrl } from "./setting";

/** Counters, the log of refusals, and what living servers write by themselves. */
const MOVING = [
  ...["rate_limits", "security_events", "sessions", "worker_pools", "test_clock"],
  ...["inbox_refusals", "attempt_asks", "reconciliation_runs", "reconciliation_differences"],
];

/** Letters and messages that earlier stories sent on their way. */
const ON_THEIR_WAY = `select count(*)::int as n from graphile_worker.jobs
  where task_identifier in ('letter:deliver', 'inbox') and run_at < now() + interval '1 minute' and attempts < max_attempts`;

const untilArrived = (client: pg.Client): Promise<void> =>
  expect
    .poll(async () => (await client.query<{ n: number }>(ON_THEIR_WAY)).rows[0]?.n, { timeout: 90_000 })
    .toBe(0);

/** One checksum a table, over all its rows, once what is on its way has arrived. */
export async function tableChecksums(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await untilArrived(client);
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
