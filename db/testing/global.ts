import fs from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "@/db/client";
import { ensureEmbedded, stopEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { asAdmin, databasesOf, databaseUrl } from "./admin";
import { FAST } from "./throw-away";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    blueprint: string;
  }
}

const ROOT = path.resolve(".data/test-pg");
const RUNS = path.join(ROOT, "runs");
/** Every test file has connections of its own. */
const MANY = ["-c", "max_connections=300"];

/**
 * One server for all runs of this folder, and per run one migrated database that every test file copies.
 * Names end in the run's pid, so that two runs at once do not touch each other's, and the last one stops the server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = String(process.pid);
  fs.mkdirSync(RUNS, { recursive: true });
  fs.writeFileSync(path.join(RUNS, run), "");
  const { url } = await ensureEmbedded(ROOT, [...FAST, ...MANY]);
  await dropOwnedBy(url, (owner) => owner === run || !isRunning(owner));
  const blueprint = `blueprint_${run}`;
  await asAdmin(url, `create database ${blueprint}`);
  await migrateOnce(databaseUrl(url, blueprint));
  project.provide("serverUrl", url);
  project.provide("blueprint", blueprint);
  return async () => {
    await dropOwnedBy(url, (owner) => owner === run);
    fs.rmSync(path.join(RUNS, run), { force: true });
    if (!fs.readdirSync(RUNS).some(isRunning)) await stopEmbedded(ROOT);
  };
}

/** A template may have no connection: the one that migrated is closed. */
async function migrateOnce(url: string): Promise<void> {
  const connection = connect(url, { max: 2 });
  try {
    await migrate(connection);
  } finally {
    await connection.close();
  }
}

async function dropOwnedBy(url: string, isWanted: (owner: string) => boolean): Promise<void> {
  for (const name of await databasesOf(url)) {
    const owner = /^(?:blueprint|t)_(\d+)/.exec(name)?.[1];
    if (owner && isWanted(owner)) await asAdmin(url, `drop database if exists ${name} with (force)`);
  }
}

function isRunning(run: string): boolean {
  try {
    return process.kill(Number(run), 0);
  } catch {
    fs.rmSync(path.join(RUNS, run), { force: true });
    return false;
  }
}
