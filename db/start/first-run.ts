import { sql } from "drizzle-orm";
import { type Connection, connect, type Reader } from "@/db/client";
import { migrate } from "@/db/migrate";
import type { Env } from "@/lib/platform/env";

type Wanted = Pick<Env, "DATABASE_URL" | "DATABASE_DRIVER" | "DEMO" | "APP_URL">;
/** `isEmbedded`: the whole database is ours, so that a fill that was cut off may be thrown away. */
type Options = {
  say: (line: string) => void;
  isEmbedded: boolean;
  seed?: (connection: Connection) => Promise<void>;
};

/** Stands on the schema while the demo shop is being filled in; found at a start, it says that a fill was cut off. */
const FILLING = "despacho: filling in the demo shop";

/** Migrates, fills an empty database, and returns how to sign in. Of several starters at once one works, the others wait. */
export async function prepareDatabase(env: Wanted, options: Options): Promise<string[]> {
  // What was asked of a lost connection fails by itself; a stop takes it away on purpose.
  const onError = () => undefined;
  const connection = connect(env.DATABASE_URL, { driver: env.DATABASE_DRIVER, max: 4, onError });
  try {
    return await connection.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('despacho:first-run', 0))`);
      if (await isHalfFilled(tx)) await startOver(connection, options);
      await migrate(connection);
      return welcome(connection, env, options);
    });
  } finally {
    await connection.close();
  }
}

async function welcome(connection: Connection, env: Wanted, options: Options): Promise<string[]> {
  const isNew = await hasNobody(connection);
  if (env.DEMO) {
    if (isNew) await fill(connection, options);
    return ["Sign in as owner@demo.test with the password despacho-demo."];
  }
  if (!isNew) return [];
  const { inviteFirstOwner } = await import("@/lib/staff/commands/invite-first-owner");
  const link = await inviteFirstOwner(connection, env);
  return [`Nobody can sign in yet. Become the owner within 48 hours: ${link}`];
}

async function hasNobody({ db }: Connection): Promise<boolean> {
  const { rows } = await db.execute<{ nobody: boolean }>(
    sql`select not exists (select from staff) as nobody`,
  );
  return rows[0]?.nobody === true;
}

async function fill(connection: Connection, { say, seed = seedDemo }: Options): Promise<void> {
  say("Filling the empty database with the demo shop.");
  await connection.db.execute(sql.raw(`comment on schema public is '${FILLING}'`));
  await seed(connection);
  await connection.db.execute(sql`comment on schema public is null`);
  say("The demo shop is filled.");
}

/** Loaded when needed: the second start must not pay for the first. */
async function seedDemo(connection: Connection): Promise<void> {
  const { seedDemoShop } = await import("@/db/seed/demo-shop");
  await seedDemoShop(connection);
}

async function isHalfFilled(reader: Reader): Promise<boolean> {
  const { rows } = await reader.execute<{ note: string | null }>(
    sql`select obj_description(oid, 'pg_namespace') as note from pg_namespace where nspname = 'public'`,
  );
  return rows[0]?.note === FILLING;
}

/** Only ever what a cut-off fill of an empty database left: nothing in it is anybody's. */
async function startOver({ db }: Connection, { isEmbedded }: Options): Promise<void> {
  if (!isEmbedded)
    throw new Error("The demo shop was cut off while it was filled in. Empty the database and start again.");
  for (const schema of ["graphile_worker", "drizzle", "public"]) {
    await db.execute(sql.raw(`drop schema if exists ${schema} cascade`));
  }
  await db.execute(sql`create schema public`);
}
