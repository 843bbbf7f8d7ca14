import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { buildIfNeeded } from "@/db/start/build";
import { givenVariables } from "@/lib/platform/env";
import { ports } from "./setting";

type Shop = ChildProcessByStdio<null, Readable, null>;

const start = (port: number): Shop =>
  spawn(process.execPath, ["--import", "tsx", "e2e/support/server.ts"], {
    env: { ...process.env, E2E_PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });

const opened = (shop: Shop): Promise<void> =>
  new Promise((resolve) => {
    createInterface({ input: shop.stdout }).on("line", (line) => {
      if (line.startsWith("Despacho is ready")) resolve();
    });
  });

const ended = (shop: Shop): Promise<number> =>
  new Promise((resolve) => shop.once("exit", (code) => resolve(code ?? 1)));

/** The shops of all workers, opened at the same time. One that ends early ends the others: no story is played in half a street. */
async function main(): Promise<number> {
  // Here and once: each shop would begin a build of its own.
  await buildIfNeeded({ variables: givenVariables(), say: (line) => console.log(line) });
  const shops = ports.map(start);
  const ends = shops.map(ended);
  const closeAll = () => {
    for (const shop of shops) shop.kill("SIGTERM");
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, closeAll);
  void Promise.all(shops.map(opened)).then(() => console.log("Every shop is open"));
  await Promise.race(ends);
  closeAll();
  return Math.max(...(await Promise.all(ends)));
}

process.exitCode = await main();
