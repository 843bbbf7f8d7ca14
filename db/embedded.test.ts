import { type ChildProcess, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { ensureEmbedded, stopEmbedded } from "@/db/embedded";
import { findNative, hydrate, nativeIn } from "@/db/embedded/native";
import { codeOf, pidIn, read } from "@/db/embedded/place";
import { outputOf, startScript } from "@/db/testing/processes";

type Started = { reused: boolean; url: string };
type Way = { how: string; uid: number; env: Record<string, string> };

const NOBODY = 65_534;
const me = process.getuid?.() ?? -1;
const made: string[] = [];

function newPlace(mode = 0o700): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "despacho-pg-"));
  fs.chmodSync(folder, mode);
  made.push(folder);
  return path.join(folder, "pg");
}

afterEach(async () => {
  for (const folder of made.splice(0)) {
    await stopEmbedded(path.join(folder, "pg"));
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

const starter = (root: string, way?: Way) => startScript("db/testing/starter.ts", [root], way);

async function outcome(child: ChildProcess): Promise<Started> {
  return JSON.parse(await outputOf(child)) as Started;
}

async function ask<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const limit = Date.now() + 15_000; !isTrue(); await sleep(5)) {
    if (Date.now() > limit) throw new Error("waited 15 s in vain");
  }
}

/** Writes without ever waiting, so it does not notice that its server has died. */
const BUSY_INSERT = `do $$ declare until timestamptz := clock_timestamp() + '3 seconds'; begin
  while clock_timestamp() < until loop null; end loop; insert into kept values (-1); end $$`;

const postmaster = (root: string) => pidIn(path.join(root, "data/postmaster.pid"));
const kill = (pid: number | undefined) => {
  if (pid) process.kill(pid, "SIGKILL");
};

test("an empty folder becomes a server that only this machine and only its password reach", async () => {
  const root = newPlace();
  const { url, port, reused } = await ensureEmbedded(root);
  expect(reused).toBe(false);
  const [settings] = await ask(
    url,
    `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
      current_setting('unix_socket_directories') as sockets, current_setting('data_checksums') as checksums`,
  );
  expect(settings).toEqual({ encoding: "UTF8", listens: "127.0.0.1", sockets: "", checksums: "on" });
  expect(fs.statSync(path.join(root, "server.json")).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(root).sort()).toEqual(["data", "postgres.log", "server.json"]);
  await expect(ask(`postgres://despacho:wrong@127.0.0.1:${port}/postgres`, "select 1")).rejects.toThrow(
    /password/,
  );
});

test("a folder path far longer than a socket path may be works", async () => {
  const root = path.join(newPlace(), "x".repeat(150));
  const { url } = await ensureEmbedded(root);
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await stopEmbedded(root)).toBe(true);
});

test("the server outlives the process that started it, and the next start finds it", async () => {
  const root = newPlace();
  const first = starter(root);
  const { url } = await outcome(first);
  await until(() => first.exitCode !== null);
  expect(await ensureEmbedded(root)).toMatchObject({ reused: true, url });
});

test("of four starters at once one starts and the others use its server", async () => {
  const root = newPlace();
  const all = await Promise.all([1, 2, 3, 4].map(() => outcome(starter(root))));
  expect(all.map((one) => one.reused).sort()).toEqual([false, true, true, true]);
  expect(new Set(all.map((one) => one.url)).size).toBe(1);
});

test("a starter killed while it makes the cluster leaves nothing that is taken for one", async () => {
  const root = newPlace();
  const doomed = starter(root);
  const halfMade = () => fs.existsSync(path.join(root, `data.new-${doomed.pid}`, "PG_VERSION"));
  await until(halfMade);
  kill(doomed.pid);
  expect(fs.existsSync(path.join(root, "data"))).toBe(false);
  const { url, reused } = await ensureEmbedded(root);
  expect(reused).toBe(false);
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a starter killed between making and starting has its password used again", async () => {
  const root = newPlace();
  const { password } = await ensureEmbedded(root);
  await stopEmbedded(root);
  fs.writeFileSync(path.join(root, "server.json"), JSON.stringify({ url: "", port: 0, password }));
  expect(await ensureEmbedded(root)).toMatchObject({ reused: false, password });
});

test("the lock of a dead starter is taken over", async () => {
  const root = newPlace();
  fs.mkdirSync(root);
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  fs.writeFileSync(path.join(root, "start.lock"), String(pid));
  expect(await ensureEmbedded(root)).toMatchObject({ reused: false });
  expect(fs.existsSync(path.join(root, "start.lock"))).toBe(false);
});

test("a killed server comes back with every acknowledged row, once its last query has ended", async () => {
  const root = newPlace();
  const { url } = await ensureEmbedded(root);
  await ask(url, "create table kept (n int primary key)");
  const acknowledged: number[] = [];
  const writer = (async () => {
    for (let n = 1; ; n++) {
      await ask(url, `insert into kept values (${n})`);
      acknowledged.push(n);
    }
  })().catch(() => "cut off");
  await until(() => acknowledged.length >= 30);
  const ended: string[] = [];
  const orphan = ask(url, BUSY_INSERT)
    .then(() => acknowledged.push(-1))
    .catch(() => undefined)
    .finally(() => ended.push("query"));
  await sleep(500);
  expect(ended).toEqual([]);
  kill(postmaster(root));
  const again = await ensureEmbedded(root).finally(() => ended.push("recovery"));
  await orphan;
  expect([again.reused, await writer, ended]).toEqual([false, "cut off", ["query", "recovery"]]);
  const rows = await ask<{ n: number }>(again.url, "select n from kept order by n");
  expect(rows.map((row) => row.n)).toEqual(expect.arrayContaining(acknowledged));
});

test("a pid file whose number now belongs to another program does not stop the start", async () => {
  const root = newPlace();
  await ensureEmbedded(root);
  await stopEmbedded(root);
  fs.writeFileSync(path.join(root, "data/postmaster.pid"), `${process.pid}\n${root}/data\n1\n5432\n\n\n`);
  expect(await ensureEmbedded(root)).toMatchObject({ reused: false });
});

const ways: Way[] =
  me === 0
    ? [
        { how: "root in a user namespace", uid: 0, env: {} },
        { how: "root without unshare", uid: 0, env: { PATH: "/nonexistent" } },
        { how: "an ordinary user", uid: NOBODY, env: { HOME: os.tmpdir() } },
      ]
    : [{ how: "an ordinary user", uid: me, env: {} }];

test.each(ways)("$how starts a server, and it answers", async (way) => {
  const root = newPlace(way.uid === me ? 0o700 : 0o711);
  if (way.uid !== me) {
    fs.mkdirSync(root);
    fs.chownSync(root, way.uid, way.uid);
  }
  const { url } = await outcome(starter(root, way));
  expect(await ask(url, "select current_user as name")).toEqual([{ name: "despacho" }]);
  const owner = fs.statSync(path.join(root, "data")).uid;
  expect(owner).toBe(way.env.PATH === "/nonexistent" ? NOBODY : way.uid);
});

test("a cluster made one way starts every other way, with what was written", async () => {
  const root = newPlace();
  const mine = ways.filter((way) => way.uid === me);
  const seen: unknown[] = [];
  for (const way of [...mine, ...mine]) {
    const { url } = await outcome(starter(root, way));
    await ask(url, "create table if not exists starts (n int)");
    await ask(url, "insert into starts select count(*) + 1 from starts");
    seen.push(...(await ask(url, "select max(n) as n from starts")));
    await stopEmbedded(root);
  }
  expect(seen).toEqual(seen.map((_, at) => ({ n: at + 1 })));
});

test("links and rights that a skipped install script left out are made", () => {
  const copy = path.join(path.dirname(newPlace()), "package/native");
  fs.cpSync(findNative().dir, copy, {
    recursive: true,
    filter: (file) => !fs.lstatSync(file).isSymbolicLink(),
  });
  const native = nativeIn(copy);
  fs.chmodSync(native.exe("postgres"), 0o644);
  const version = () => spawnSync(native.exe("postgres"), ["--version"], { encoding: "utf8" });
  expect(version().error && codeOf(version().error)).toBe("EACCES");
  hydrate(native);
  hydrate(native);
  expect(version().stdout).toMatch(/PostgreSQL\) \d+/);
});

test("a cluster of another major version is refused and left as it was", async () => {
  const root = newPlace();
  fs.mkdirSync(path.join(root, "data"), { recursive: true });
  fs.writeFileSync(path.join(root, "data/PG_VERSION"), "14\n");
  await expect(ensureEmbedded(root)).rejects.toThrow(/made by PostgreSQL 14, but \d+ is installed/);
  expect(fs.readdirSync(path.join(root, "data"))).toEqual(["PG_VERSION"]);
  expect(fs.existsSync(path.join(root, "start.lock"))).toBe(false);
});

test("a server that cannot start says why", async () => {
  const root = newPlace();
  await expect(ensureEmbedded(root, ["-c", "shared_buffers=nonsense"])).rejects.toThrow(/shared_buffers/);
});

test("a stop ends the server, and a second stop finds nothing to do", async () => {
  const root = newPlace();
  await ensureEmbedded(root);
  const pid = postmaster(root);
  expect(await stopEmbedded(root)).toBe(true);
  await until(() => !/^\d+ \(postgres\) [^Z]/.test(read(`/proc/${pid}/stat`) ?? ""));
  expect(await stopEmbedded(root)).toBe(false);
});

test("a machine without binaries is told so, with the way out", () => {
  expect(() => findNative("sunos", "sparc")).toThrow(/for sunos-sparc\. Set DATABASE_URL/);
});
