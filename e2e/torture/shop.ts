import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, connect, database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seedMany } from "@/db/seed/run";
import { buildIfNeeded } from "@/db/start/build";
import { prepareEnvironment } from "@/db/start/environment";
import { freePort } from "@/e2e/support/free-port";

const READY_MS = 60_000;
const LAST_WORDS = 2_000;

export type TortureShop = {
  readonly url: string;
  readonly connection: Connection;
  /** Starts the built server and waits until it answers; how long that took. */
  readonly start: () => Promise<number>;
  /** SIGKILL: nothing is finished, nothing is said. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** An empty demo shop of its own on loopback: temporary folder, embedded database, and the built server as a process that may be killed. */
export async function openShop(
  keys: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<TortureShop> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "despacho-torture-"));
  const port = await freePort();
  const { env, variables, close } = await prepareEnvironment({
    ...{ PORT: String(port), HOSTNAME: "127.0.0.1", DATA_DIR: folder, DEMO: "1", LOG_LEVEL: "silent" },
    ...{ PATH: process.env.PATH, HOME: process.env.HOME },
    ...keys,
  });
  const connection = connect(env.DATABASE_URL, { max: 6 });
  const server = new Killable(`http://127.0.0.1:${port}`, variables);
  const closeAll = async (): Promise<void> => {
    await server.kill();
    await connection.close();
    await database().close();
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(connection);
    await seedMany(connection, { orders: 0, reset: false, seed: "torture" }, say);
    await buildIfNeeded({ variables, say });
  } catch (error) {
    await closeAll();
    throw error;
  }
  return { url: server.url, connection, start: server.start, kill: server.kill, close: closeAll };
}

class Killable {
  readonly url: string;
  readonly #variables: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #words = "";

  constructor(url: string, variables: Readonly<Record<string, string>>) {
    this.url = url;
    this.#variables = variables;
  }

  start = async (): Promise<number> => {
    const begun = performance.now();
    const child = spawn(process.execPath, ["--dns-result-order=ipv4first", ".next/standalone/server.js"], {
      env: { ...this.#variables, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#child = child;
    child.stderr?.on("data", (chunk) => {
      this.#words = (this.#words + String(chunk)).slice(-LAST_WORDS);
    });
    while (performance.now() - begun < READY_MS && child.exitCode === null) {
      const isReady = await fetch(`${this.url}/api/health`).then(
        (answer) => answer.arrayBuffer().then(() => answer.ok),
        () => false,
      );
      if (isReady) return performance.now() - begun;
      await sleep(50);
    }
    throw new Error(`The server did not become ready. ${this.#words}`);
  };

  kill = async (): Promise<void> => {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
}
