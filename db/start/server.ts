import { type ChildProcess, spawn } from "node:child_process";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Env } from "@/lib/platform/env";
import { FOLLOW, nextBinary } from "./build";

const READY_LIMIT_MS = 90_000;
const PORT_LIMIT_MS = 4_000;

export type Exit = { code: number | null; signal: NodeJS.Signals | null };
export type Server = { process: ChildProcess; exited: Promise<Exit> };

/** Asked before anything is built or started. Waits a little: a server that was killed with its starter is about to go. */
export async function isPortFree(env: Env): Promise<boolean> {
  for (const limit = Date.now() + PORT_LIMIT_MS; Date.now() < limit; await sleep(200)) {
    if (await canListen(env)) return true;
  }
  return false;
}

function canListen({ PORT, HOSTNAME }: Env): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    probe.listen(PORT, HOSTNAME === "localhost" ? "127.0.0.1" : HOSTNAME, () =>
      probe.close(() => resolve(true)),
    );
  });
}

/**
 * Starts the built app, or Next's development server. In a process group of its own, so that Ctrl+C reaches it once, through us;
 * `follow.mjs` ends it when this process is killed.
 */
export function startServer(variables: Record<string, string>, { isDev }: { isDev: boolean }): Server {
  const { PORT = "", HOSTNAME = "" } = variables;
  const script = isDev ? [nextBinary(), "dev", "-p", PORT, "-H", HOSTNAME] : [".next/standalone/server.js"];
  // "localhost" then means 127.0.0.1 on every machine, which also answers to the name.
  const options = ["--dns-result-order=ipv4first", "--import", FOLLOW];
  const child = spawn(process.execPath, [...options, ...script], {
    detached: process.platform !== "win32",
    env: { ...variables, NODE_ENV: isDev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once("error", () => resolve({ code: 1, signal: null }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  return { process: child, exited };
}

/** True once `/api/health` says ok; false when the server ends first or says nothing for too long. */
export async function isReady({ exited }: Server, env: Env): Promise<boolean> {
  const ended = exited.then(() => "ended" as const);
  for (const limit = Date.now() + READY_LIMIT_MS; Date.now() < limit; ) {
    if (await isHealthy(env)) return true;
    if ((await Promise.race([ended, sleep(100)])) === "ended") return false;
  }
  return false;
}

async function isHealthy({ PORT, HOSTNAME }: Env): Promise<boolean> {
  const host = ["localhost", "0.0.0.0", "::"].includes(HOSTNAME) ? "127.0.0.1" : HOSTNAME;
  try {
    const answer = await fetch(`${origin(host, PORT)}/api/health`, { signal: AbortSignal.timeout(20_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

export function origin(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
