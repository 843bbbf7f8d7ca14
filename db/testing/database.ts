import { afterAll, beforeAll, inject } from "vitest";
import { type Connection, connect, type Driver } from "@/db/client";
import { asAdmin, databaseUrl } from "./admin";
import { startNeonProxy } from "./neon-proxy";

export type TestDatabase = Connection & { url: string };

/**
 * A migrated, empty database of this file's own. Call it at the top of a test file and read its fields inside tests.
 * `DATABASE_DRIVER=neon` runs the same file over a WebSocket, as in production on Neon.
 */
export function testDatabase(options: { driver?: Driver; max?: number } = {}): TestDatabase {
  const driver = options.driver ?? (process.env.DATABASE_DRIVER === "neon" ? "neon" : "pg");
  const name = `${inject("blueprint").replace("blueprint", "t")}_${process.env.VITEST_POOL_ID}_${process.pid}`;
  const test = {} as TestDatabase;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const server = inject("serverUrl");
    await asAdmin(
      server,
      `drop database if exists ${name} with (force)`,
      `create database ${name} template ${inject("blueprint")}`,
    );
    const url = databaseUrl(server, name);
    if (driver === "neon") closing.unshift(await startNeonProxy(url));
    const connection = connect(url, { driver, max: options.max ?? 10, onError: () => undefined });
    closing.unshift(connection.close);
    Object.assign(test, connection, { url });
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await asAdmin(inject("serverUrl"), `drop database if exists ${name} with (force)`);
  });
  return test;
}
