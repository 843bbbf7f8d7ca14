import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient, QueryConfig } from "pg";
import type { Connection, Tx } from "@/db/client";
import * as schema from "@/db/schema";

/**
 * The whole past as one transaction, for which half a year of small ones is told: those within it open no savepoint, since one that
 * fails ends everything, and each statement is prepared once instead of thousands of times.
 */
export async function inOneTransaction(
  { pool }: Pick<Connection, "pool">,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await drizzle(preparing(client), { schema }).transaction((tx) => flat(tx, work));
  } finally {
    // Nobody else gets a connection that keeps our statements.
    client.release(true);
  }
}

function preparing(client: PoolClient): PoolClient {
  // A pooler may hand on what an earlier fill left: names of ours are nobody else's.
  const fill = randomUUID().slice(0, 8);
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `fill_${fill}_${names.size}`;
    names.set(text, name);
    return name;
  };
  const query = (config: QueryConfig, values: unknown[]) =>
    client.query({ ...config, name: nameOf(config.text) }, values);
  return Object.assign(Object.create(client), { query });
}

async function flat(tx: Tx, work: (tx: Tx) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  const within: Tx["transaction"] = async (inner) => {
    try {
      return await inner(tx);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  await work(Object.assign(tx, { transaction: within }));
  // Whoever caught it believes that it was rolled back.
  if (failures.length > 0) throw new AggregateError(failures, "a part of the past could not be told");
}
