import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Connection, connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seedMany } from "@/db/seed/run";
import { buildIfNeeded } from "@/db/start/build";
import { prepareEnvironment } from "@/db/start/environment";
import { isReady, startServer } from "@/db/start/server";
import { freePort } from "@/e2e/support/free-port";

export type BenchShop = {
  readonly port: number;
  readonly pid: number | undefined;
  readonly connection: Connection;
  /** Signs the demo provider's messages, as the server derives it. */
  readonly authSecret: string;
  readonly close: () => Promise<void>;
};

/** A shop of its own: temporary folder, embedded database, the built server on loopback. */
export async function openShop(orders: number, say: (line: string) => void): Promise<BenchShop> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "despacho-bench-"));
  const port = await freePort();
  const { env, variables, close } = await prepareEnvironment({
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
    DATA_DIR: folder,
    DEMO: "1",
    LOG_LEVEL: "error",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
  });
  const ends: (() => Promise<unknown> | unknown)[] = [
    close,
    () => fs.rmSync(folder, { recursive: true, force: true }),
  ];
  const closeAll = async (): Promise<void> => {
    for (const end of ends) await end();
  };
  try {
    const connection = connect(env.DATABASE_URL, { max: 4 });
    ends.unshift(() => connection.close());
    await migrate(connection);
    await seedMany(connection, { orders, reset: false, seed: "bench" }, say);
    await buildIfNeeded({ variables, say });
    const server = startServer(variables, { isDev: false });
    ends.unshift(async () => {
      server.process.kill("SIGTERM");
      await server.exited;
    });
    if (!(await isReady(server, env))) throw new Error("The server did not become ready.");
    const { AUTH_SECRET: authSecret } = env;
    return { port, pid: server.process.pid, connection, authSecret, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
