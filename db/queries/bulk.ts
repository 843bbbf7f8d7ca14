import { getTableColumns, sql } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { Reader, Tx } from "@/db/client";

const textOfBig = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;

/** Many rows in one statement, whatever the width of the table; ids of identity columns are taken as given. */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = getTableColumns(table) as Record<string, { readonly name: string }>;
  const used = Object.entries(columns).filter(([key]) => rows.some((row) => row[key] !== undefined));
  const named = rows.map((row) =>
    Object.fromEntries(used.map(([key, { name }]) => [name, row[key] ?? null])),
  );
  const { name } = getTableConfig(table);
  const list = sql.join(
    used.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  await tx.execute(sql`insert into ${sql.identifier(name)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.identifier(name)}, ${JSON.stringify(named, textOfBig)}::json)`);
}

/** The next `count` ids of a table, ascending. */
export async function reserveIds(tx: Tx, table: PgTable, count: number): Promise<number[]> {
  const { name } = getTableConfig(table);
  const { rows } = await tx.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence(${name}, 'id')) as id from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => Number(id));
}

/** Takes `count` numbers at once and returns the first. */
export async function reserveNumbers(tx: Tx, name: string, count: number): Promise<number> {
  const { rows } = await tx.execute<{ last: number }>(
    sql`update counters set last = last + ${count}::int where name = ${name} returning last`,
  );
  const last = rows[0]?.last;
  if (last === undefined) throw new Error(`counter ${name} did not answer`);
  return last - count + 1;
}

export async function setStocks(tx: Tx, stocks: ReadonlyMap<number, number>): Promise<void> {
  const given = JSON.stringify([...stocks].map(([id, stock]) => ({ id, stock })));
  await tx.execute(sql`update variants v set stock = n.stock, short = not v.unlimited and n.stock < 0
    from json_to_recordset(${given}::json) as n(id bigint, stock int) where v.id = n.id`);
}

/** Without fresh statistics the planner guesses wrong about what was just loaded. */
export async function analyze(reader: Reader): Promise<void> {
  await reader.execute(sql`analyze`);
}

/** Everything goes: tables, history of migrations, jobs. */
export async function dropEverything(reader: Reader): Promise<void> {
  await reader.execute(sql`drop schema if exists public cascade`);
  await reader.execute(sql`drop schema if exists drizzle cascade`);
  await reader.execute(sql`drop schema if exists graphile_worker cascade`);
  await reader.execute(sql`create schema public`);
}
