import { existsSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { Logger, runMigrations } from "graphile-worker";
import type { Connection, Db } from "@/db/client";

const FOLDER = path.join(process.cwd(), "db/migrations");
const quiet = new Logger(() => () => undefined);

/** Brings our tables and those of the job queue up to date. Safe for several processes at once. */
export async function migrate({ db, pool }: Pick<Connection, "db" | "pool">, folder = FOLDER): Promise<void> {
  await applyFiles(db, folder);
  await runMigrations({ pgPool: pool, logger: quiet });
}

/**
 * Applies what the database has not seen, known by the hash of its content, so that a migration merged late is not skipped.
 * The lock belongs to the transaction, because session locks do not survive a pooler.
 */
async function applyFiles(db: Db, migrationsFolder: string): Promise<void> {
  if (!existsSync(path.join(migrationsFolder, "meta/_journal.json"))) return;
  const files = readMigrationFiles({ migrationsFolder });
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('despacho:migrate', 0))`);
    await tx.execute(sql`create schema if not exists drizzle`);
    await tx.execute(sql`create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`);
    const seen = await tx.execute<{ hash: string }>(sql`select hash from drizzle.__drizzle_migrations`);
    const applied = new Set(seen.rows.map((row) => row.hash));
    for (const file of files.filter(({ hash }) => !applied.has(hash))) {
      for (const statement of file.sql) if (statement.trim()) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
        values (${file.hash}, ${file.folderMillis})`);
    }
  });
}
