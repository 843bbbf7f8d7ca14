import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { drizzle as drizzlePg, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import ws from "ws";
import * as schema from "@/db/schema";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

export type Schema = typeof schema;
export type Db = NodePgDatabase<Schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** Enough to read: the database itself, or a transaction that is under way. */
export type Reader = Db | Tx;
export type Driver = "pg" | "neon";
export type Connection = { db: Db; pool: pg.Pool; close: () => Promise<void> };
export type ConnectOptions = { driver?: Driver; max?: number; onError?: (error: Error) => void };

const RETRIED = new Set(["40001", "40P01"]);
const MOST_ATTEMPTS = 3;
const RETRY_DELAY_MS = 50;

/** Opens a pool. It connects on the first query, so a wrong address shows there and not here. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { driver = "pg", max = 10, onError = logLostConnection } = options;
  const pool = driver === "neon" ? neonPool(url, max) : new pg.Pool({ connectionString: url, max });
  // Without both listeners an idle disconnect would end the process.
  pool.on("error", onError);
  pool.on("connect", (client: pg.PoolClient) => client.on("error", onError));
  const db = driver === "neon" ? neonDatabase(pool) : drizzlePg(pool, { schema });
  return { db, pool, close: () => pool.end() };
}

/** The WebSocket pool has the methods and events of `pg.Pool`; this is the one place where it is called one. */
function neonPool(connectionString: string, max: number): pg.Pool {
  neonConfig.webSocketConstructor = ws;
  return new NeonPool({ connectionString, max }) as unknown as pg.Pool;
}

function neonDatabase(pool: pg.Pool): Db {
  return drizzleNeon(pool as unknown as NeonPool, { schema }) as unknown as Db;
}

function logLostConnection(error: Error): void {
  log.warn({ reason: error.message }, "a database connection was lost");
}

const shared = globalThis as typeof globalThis & { despachoConnection?: Connection };

/** The app's own connection, opened on first use. On `globalThis`: the dev server evaluates modules several times. */
export function database(): Connection {
  if (!shared.despachoConnection) {
    const { DATABASE_URL, DATABASE_DRIVER } = env();
    shared.despachoConnection = connect(DATABASE_URL, { driver: DATABASE_DRIVER });
  }
  return shared.despachoConnection;
}

export type PgError = { code: string; constraint: string | null };

/** The server's own refusal inside an error of any driver or of drizzle; null when it is something else. */
export function pgError(error: unknown): PgError | null {
  for (let e = error, depth = 0; typeof e === "object" && e !== null && depth < 5; depth++) {
    const { code, constraint, cause } = e as { code?: unknown; constraint?: unknown; cause?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) {
      return { code, constraint: typeof constraint === "string" ? constraint : null };
    }
    e = cause;
  }
  return null;
}

/** Runs `work` in a transaction; a serialization failure or deadlock runs the whole of it again, 3 attempts in all. */
export async function inTransaction<T>(db: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      const refusal = pgError(error);
      if (attempt >= MOST_ATTEMPTS || !refusal || !RETRIED.has(refusal.code)) throw error;
      // The other side was waiting for our rows: let it take them before we ask again.
      await new Promise((resolve) => setTimeout(resolve, attempt * RETRY_DELAY_MS));
    }
  }
}
