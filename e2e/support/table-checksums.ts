import { expect } from "@playwright/test";
import pg from "pg";
import { one, sql } from "./database";
import { databaseUrl } from "./setting";

/** Counters, the log of refusals, and what living servers write by themselves. */
const MOVING = [
  ...["rate_limits", "security_events", "sessions", "worker_pools", "test_clock"],
  ...["inbox_refusals", "attempt_asks", "reconciliation_runs", "reconciliation_differences"],
];

/** Letters and messages that earlier stories sent on their way, and all else that the shop has begun or is about to begin. */
const ON_ITS_WAY = `select count(*)::int as n from graphile_worker.jobs where attempts < max_attempts and (run_at <= now()
  or task_identifier in ('letter:deliver', 'inbox') and run_at < now() + interval '1 minute')`;
/** What is due later does not become due while somebody looks. */
const PUT_OFF =
  "update graphile_worker._private_jobs set run_at = run_at + interval '10 minutes' where locked_at is null returning id";
const TAKE_UP =
  "update graphile_worker._private_jobs set run_at = run_at - interval '10 minutes' where id = any($1)";

const untilQuiet = (): Promise<void> =>
  expect.poll(async () => (await one<{ n: number }>(ON_ITS_WAY)).n, { timeout: 90_000 }).toBe(0);

/** Whatever is done changes no row. What the shop has to do by itself is done before, or waits until it is over. */
export async function changesNothing(act: () => Promise<void>): Promise<void> {
  await untilQuiet();
  const later = await sql<{ id: string }>(PUT_OFF);
  try {
    const before = await tableChecksums();
    await act();
    expect(await tableChecksums()).toEqual(before);
  } finally {
    await sql(TAKE_UP, [later.map(({ id }) => id)]);
  }
}

/** One checksum a table, over all its rows. */
async function tableChecksums(): Promise<Record<string, string>> {
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
