import { spawn } from "node:child_process";
import { createECDH, createPublicKey, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { joinUsers } from "@/db/embedded/users";
import { outputOf, startScript } from "@/db/testing/processes";
import { sourcesHash } from "./build";
import { ensureSecrets } from "./secrets";
import { origin } from "./server";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "despacho-start-"));
  made.push(folder);
  return folder;
}

test("secrets are made once, kept, and readable by their owner only", () => {
  const dataDir = path.join(newFolder(), "data");
  const secrets = ensureSecrets(dataDir);
  expect(ensureSecrets(dataDir)).toEqual(secrets);
  expect(fs.statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(secrets.AUTH_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(new Set(Object.values(secrets)).size).toBe(4);
  expect(ensureSecrets(newFolder()).AUTH_SECRET).not.toBe(secrets.AUTH_SECRET);
});

test("the keys for browser push are a pair", () => {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = ensureSecrets(newFolder());
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(VAPID_PRIVATE_KEY, "base64url");
  expect(pair.getPublicKey("base64url", "uncompressed")).toBe(VAPID_PUBLIC_KEY);
  const point = Buffer.from(VAPID_PUBLIC_KEY, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  expect(key.asymmetricKeyType).toBe("ec");
});

test("a file of secrets that lost one is not quietly replaced", () => {
  const dataDir = newFolder();
  fs.writeFileSync(path.join(dataDir, "secrets.json"), JSON.stringify({ AUTH_SECRET: "a".repeat(40) }));
  expect(() => ensureSecrets(dataDir)).toThrow(/lacks CRON_SECRET, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY/);
});

test("the hash of the sources follows what is built, and nothing else", () => {
  const root = newFolder();
  const write = (file: string, text: string = randomUUID()) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    return sourcesHash(root);
  };
  const first = write("app/page.tsx", "one");
  expect(write("app/page.tsx", "one")).toBe(first);
  for (const file of [
    "app/page.test.tsx",
    "lib/README.md",
    "db/testing/x.ts",
    "db/migrations/1.sql",
    "db/start/x.ts",
  ]) {
    expect(write(file), file).toBe(first);
  }
  const seen = new Set([first]);
  for (const file of ["app/page.tsx", "lib/a/b.ts", "emails/parts/x.tsx", "proxy.ts", "package-lock.json"]) {
    const hash = write(file);
    expect(seen, file).not.toContain(hash);
    seen.add(hash);
  }
  fs.renameSync(path.join(root, "lib/a/b.ts"), path.join(root, "lib/a/c.ts"));
  expect(seen).not.toContain(sourcesHash(root));
});

test("the last process to leave a server is told so; killed ones do not count", async () => {
  const root = path.join(newFolder(), "pg");
  const leave = joinUsers(root);
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  fs.writeFileSync(path.join(root, "users", String(other.pid)), String(other.pid));
  expect(leave()).toBe(false);
  const ended = new Promise((resolve) => other.once("close", resolve));
  other.kill("SIGKILL");
  await ended;
  expect(joinUsers(root)()).toBe(true);
});

test("a process that only has the number of an earlier one does not count", () => {
  const root = path.join(newFolder(), "pg");
  const leave = joinUsers(root);
  fs.writeFileSync(path.join(root, "users", String(process.ppid)), `${process.ppid} 1`);
  expect(leave()).toBe(true);
});

test.each([
  ["localhost", 3000, "http://localhost:3000"],
  ["0.0.0.0", 8080, "http://0.0.0.0:8080"],
  ["::1", 3000, "http://[::1]:3000"],
])("host %s and port %i are printed as %s", (host, port, expected) => {
  expect(origin(host, port)).toBe(expected);
});

test("a wrong variable stops the start at once, with nothing made", async () => {
  const dataDir = path.join(newFolder(), "data");
  const env = { DATA_DIR: dataDir, DATABASE_URL: "", PORT: "eighty", LOG_LEVEL: "" };
  const start = startScript("db/start.ts", [], { env });
  await expect(outputOf(start)).rejects.toThrow(/^PORT must be a port number from 1 to 65535\n$/);
  expect(start.exitCode).toBe(1);
  expect(fs.existsSync(dataDir)).toBe(false);
});
