import { sql } from "drizzle-orm";
import { type Connection, connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import type { Env } from "@/lib/platform/env";

/** Migrates, fills an empty database, and returns how to sign in. */
export async function prepareDatabase(env: Env, say: (line: string) => void): Promise<string[]> {
  const connection = connect(env.DATABASE_URL, { driver: env.DATABASE_DRIVER, max: 4 });
  try {
    await migrate(connection);
    return await welcome(connection, env, say);
  } finally {
    await connection.close();
  }
}

async function welcome(connection: Connection, env: Env, say: (line: string) => void): Promise<string[]> {
  const isNew = await hasNobody(connection);
  if (env.DEMO) {
    if (isNew) await seed(connection, say);
    return ["Sign in as owner@demo.test with the password despacho-demo."];
  }
  return isNew
    ? [`Nobody can sign in yet. Become the owner within 48 hours: ${await ownerLink(connection, env)}`]
    : [];
}

async function hasNobody({ db }: Connection): Promise<boolean> {
  const { rows } = await db.execute<{ nobody: boolean }>(
    sql`select not exists (select from staff) as nobody`,
  );
  return rows[0]?.nobody === true;
}

/** Loaded when needed: the second start must not pay for the first. */
async function seed(connection: Connection, say: (line: string) => void): Promise<void> {
  say("Filling the empty database with the demo shop.");
  const { seedDemoShop } = await import("@/db/seed/demo-shop");
  await seedDemoShop(connection);
}

async function ownerLink(connection: Connection, env: Env): Promise<string> {
  const { inviteFirstOwner } = await import("@/lib/staff/commands/invite-first-owner");
  return inviteFirstOwner(connection, env);
}
