import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Connection, connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { asAdmin, databaseUrl } from "@/db/testing/admin";

const name = `${inject("blueprint").replace("blueprint", "t")}_migrate_${process.pid}`;
const url = databaseUrl(inject("serverUrl"), name);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "despacho-migrations-"));
const open: Connection[] = [];

type File = { tag: string; when: number; sql: string };
const base: File[] = [
  {
    tag: "0000_one",
    when: 1000,
    sql: "create table one (id int);--> statement-breakpoint\ninsert into one values (1)",
  },
  { tag: "0001_three", when: 3000, sql: "create table three (id int)" },
];

function write(files: readonly File[]): void {
  fs.mkdirSync(path.join(folder, "meta"), { recursive: true });
  const entries = files.map(({ tag, when }, idx) => ({ idx, version: "7", when, tag, breakpoints: true }));
  fs.writeFileSync(
    path.join(folder, "meta/_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  for (const file of files) fs.writeFileSync(path.join(folder, `${file.tag}.sql`), file.sql);
}

function newConnection(): Connection {
  const connection = connect(url, { max: 2, onError: () => undefined });
  open.push(connection);
  return connection;
}

beforeAll(() => asAdmin(inject("serverUrl"), `create database ${name}`));
afterAll(async () => {
  for (const connection of open) await connection.close();
  await asAdmin(inject("serverUrl"), `drop database ${name} with (force)`);
  fs.rmSync(folder, { recursive: true });
});

const tables = async ({ db }: Connection) => {
  const { rows } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map((row) => row.name);
};

test("six processes' worth of migrators at once apply everything exactly once", async () => {
  write(base);
  await Promise.all(Array.from({ length: 6 }, () => migrate(newConnection(), folder)));
  const connection = newConnection();
  expect(await tables(connection)).toEqual(["one", "three"]);
  expect((await connection.db.execute(sql`select id from one`)).rows).toEqual([{ id: 1 }]);
  const jobs = await connection.db.execute(
    sql`select (graphile_worker.add_job('nothing')).id is not null as added`,
  );
  expect(jobs.rows).toEqual([{ added: true }]);
});

test("a migration that was merged late, with an older date, is still applied", async () => {
  write([...base, { tag: "0002_two", when: 2000, sql: "create table two (id int)" }]);
  const connection = newConnection();
  await migrate(connection, folder);
  expect(await tables(connection)).toEqual(["one", "three", "two"]);
});

test("a migration that fails leaves nothing of itself or of those beside it", async () => {
  const broken = {
    tag: "0004_broken",
    when: 5000,
    sql: "create table five (id int);--> statement-breakpoint\nselect nothing",
  };
  write([...base, { tag: "0003_four", when: 4000, sql: "create table four (id int)" }, broken]);
  const connection = newConnection();
  await expect(migrate(connection, folder)).rejects.toThrow(/select nothing/);
  expect(await tables(connection)).toEqual(["one", "three", "two"]);
});

test("the migrations of the project hold what the code says, and no file was left out", () => {
  const journal = JSON.parse(fs.readFileSync("db/migrations/meta/_journal.json", "utf8")) as {
    entries: { tag: string }[];
  };
  const files = fs.readdirSync("db/migrations").filter((file) => file.endsWith(".sql"));
  expect(files.sort()).toEqual(journal.entries.map(({ tag }) => `${tag}.sql`).sort());
});
