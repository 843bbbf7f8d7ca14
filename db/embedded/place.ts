import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export type Embedded = { readonly url: string; readonly port: number; readonly password: string };
/** Every file of one embedded server, by its name below the root. */
export type Place = { readonly root: string; readonly at: (name: string) => string };

/** Far above the longest honest start: a slow disk is no reason to take a lock away. */
const LOCK_LIMIT_MS = 60_000;

export const read = (file: string): string | undefined => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};
export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
export const pidIn = (file: string): number => Number.parseInt(read(file) ?? "", 10) || 0;
export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
};

/** A pid with the moment its process began: the number alone comes back after a reboot or in a new container. */
export function markOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  const begun = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return begun ? `${pid} ${begun}` : String(pid);
}

/** Whether the process that wrote its mark into `file` still runs. */
export function isSameProcess(file: string): boolean {
  const mark = read(file) ?? "";
  const pid = pidIn(file);
  return pid > 0 && isAlive(pid) && (!mark.includes(" ") || mark === markOf(pid));
}

export function placeAt(folder: string): Place {
  const root = path.resolve(folder);
  return { root, at: (name) => path.join(root, name) };
}

export function savedServer(place: Place): Embedded | undefined {
  const text = read(place.at("server.json"));
  return text ? (JSON.parse(text) as Embedded) : undefined;
}

/** Written beside and renamed: another starter never reads half a file. */
export function saveServer(place: Place, server: Embedded): void {
  const draft = place.at(`server.json.${process.pid}`);
  fs.writeFileSync(draft, JSON.stringify(server), { mode: 0o600 });
  fs.renameSync(draft, place.at("server.json"));
}

export async function runningServer(place: Place): Promise<Embedded | undefined> {
  const server = savedServer(place);
  return server?.port && (await answers(server.url)) ? server : undefined;
}

export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1500 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Takes the right to start; returns the server instead when another process has started it meanwhile. */
export async function lockStart(place: Place): Promise<Embedded | undefined> {
  const file = place.at("start.lock");
  for (const begun = Date.now(); ; await sleep(100)) {
    if (createsFile(file)) return undefined;
    const server = await runningServer(place);
    if (server) return server;
    if (isAbandoned(file)) fs.rmSync(file, { force: true });
    else if (Date.now() - begun > LOCK_LIMIT_MS) {
      throw new Error(`Process ${pidIn(file)} has been starting PostgreSQL for a minute (${file})`);
    }
  }
}

export function unlockStart(place: Place): void {
  fs.rmSync(place.at("start.lock"), { force: true });
}

function createsFile(file: string): boolean {
  try {
    fs.writeFileSync(file, markOf(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return false;
  }
}

function isAbandoned(file: string): boolean {
  const since = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return (pidIn(file) > 0 && !isSameProcess(file)) || Date.now() - since > 2 * LOCK_LIMIT_MS;
}
