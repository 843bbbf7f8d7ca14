import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { asServerUser, giveToNobody, type Native } from "./native";
import { answers, codeOf, type Embedded, isAlive, type Place, pidIn, read, saveServer } from "./place";

const OWNER = "despacho";
const START_LIMIT_MS = 30_000;
const DYING_LIMIT_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** Made beside and renamed, so that a killed initdb leaves nothing half-made; the password is on disk before the cluster is. */
export function makeCluster(place: Place, native: Native, password: string): void {
  const fresh = place.at(`data.new-${process.pid}`);
  const passwordFile = place.at(`password-${process.pid}`);
  saveServer(place, { url: "", port: 0, password });
  clearDrafts(place);
  fs.mkdirSync(fresh, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const locale = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"];
  const args = ["-D", fresh, "-U", OWNER, `--pwfile=${passwordFile}`, ...locale];
  const run = asServerUser(native.exe("initdb"), args);
  if (run.how === "nobody") giveToNobody(place.root, [fresh, passwordFile]);
  const made = spawnSync(run.cmd, run.args, { ...run.opts, encoding: "utf8" });
  fs.rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const why = `${made.stderr ?? ""}${made.error ?? ""}`.trim();
    throw new Error(`initdb failed (${run.how}): ${why}\nRun as an ordinary user, or set DATABASE_URL.`);
  }
  fs.renameSync(fresh, place.at("data"));
}

/** Kept short without a rotation of its own: begun anew at a start that finds it long. */
function openLog(file: string): number {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return fs.openSync(file, size > LOG_LIMIT_BYTES ? "w" : "a", 0o600);
}

/** What killed starters left. An initdb of theirs may still write, so a folder that resists is left for the next time. */
function clearDrafts(place: Place): void {
  for (const name of fs.readdirSync(place.root).filter((entry) => /^(data\.new|password)-/.test(entry))) {
    try {
      fs.rmSync(place.at(name), { recursive: true, force: true });
    } catch (error) {
      if (codeOf(error) !== "ENOTEMPTY") throw error;
    }
  }
}

/** Starts the server so that it survives this process: the next start finds it. */
export async function launch(
  place: Place,
  native: Native,
  password: string,
  flags: readonly string[],
): Promise<Embedded> {
  const port = await freePort();
  const here = ["-D", place.at("data"), "-p", String(port)];
  const onlyLoopback = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  const run = asServerUser(native.exe("postgres"), [...here, ...onlyLoopback, ...flags], place.at("data"));
  if (run.how === "nobody") giveToNobody(place.root, [place.at("data")]);
  const output = openLog(place.at("postgres.log"));
  const child = spawn(run.cmd, run.args, { ...run.opts, detached: true, stdio: ["ignore", output, output] });
  child.unref();
  fs.closeSync(output);
  const failed = new Promise<"failed">((resolve) => {
    child.once("error", () => resolve("failed"));
    child.once("exit", () => resolve("failed"));
  });
  const server = { url: `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`, port, password };
  saveServer(place, server);
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (await answers(server.url)) return server;
    if ((await Promise.race([failed, sleep(50)])) === "failed") break;
  }
  throw new Error(`PostgreSQL did not start:\n${(read(place.at("postgres.log")) ?? "").slice(-600)}`);
}

/**
 * After a crash: waits until the old server and every process of it is gone, then drops the pid file, whose pid may belong
 * to another program by now. A query that outlives its server still writes: a second server beside it would ruin the data.
 */
export async function clearStalePid(file: string): Promise<void> {
  for (const limit = Date.now() + DYING_LIMIT_MS; Date.now() < limit; await sleep(100)) {
    const pid = pidIn(file);
    if (!pid || !(isPostgres(pid) || hasSharedMemoryInUse(file))) return fs.rmSync(file, { force: true });
  }
  throw new Error(
    `${file} names a PostgreSQL that does not answer, but still works. Wait a little, or end it.`,
  );
}

/** Line 7 of a pid file is key and id of a memory segment that every process of the server holds. Linux only. */
function hasSharedMemoryInUse(file: string): boolean {
  const id = read(file)?.split("\n")[6]?.trim().split(/\s+/)[1];
  const segments = (read("/proc/sysvipc/shm") ?? "").split("\n").map((line) => line.trim().split(/\s+/));
  return id !== undefined && segments.some((columns) => columns[1] === id && Number(columns[6]) > 0);
}

function isPostgres(pid: number): boolean {
  if (process.platform !== "linux") return isAlive(pid);
  return /^\d+ \(postgres\)/.test(read(`/proc/${pid}/stat`) ?? "");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
