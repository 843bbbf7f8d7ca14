import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const FOLDERS = ["app", "lib", "db", "emails"];
const FILES = ["package.json", "package-lock.json", "tsconfig.json", "next.config.ts", "postcss.config.mjs"];
const ROOT_FILES = ["proxy.ts", "instrumentation.ts", "instrumentation-client.ts", "global.d.ts"];
/** What the built app cannot contain. */
const OUTSIDE = /\.test\.tsx?$|^db\/(testing|migrations|start|embedded|seed)\/|\.md$/;
const STAMP = ".next/sources.sha256";

/** Next's own command line, for build and dev. */
export const nextBinary = (): string =>
  createRequire(path.join(process.cwd(), "package.json")).resolve("next/dist/bin/next");

/** Builds when the sources differ from those of the last build. @throws Error with the output when the build fails. */
export function buildIfNeeded(variables: Record<string, string>, say: (line: string) => void): void {
  const wanted = sourcesHash();
  if (isBuilt() && readStamp() === wanted) return;
  say("Building the app. This takes about a minute, and happens once after each change of its sources.");
  buildApp(variables);
}

/** @throws Error with the output when the build fails. */
export function buildApp(variables: Record<string, string>): void {
  const wanted = sourcesHash();
  fs.rmSync(STAMP, { force: true });
  const run = spawnSync(process.execPath, [nextBinary(), "build"], {
    env: { ...variables, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`The build failed.\n${run.stdout}${run.stderr}`);
  // The standalone server leaves it to whoever deploys it to put the browser's files beside it.
  fs.cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
  fs.writeFileSync(STAMP, wanted);
}

function isBuilt(): boolean {
  return [".next/BUILD_ID", ".next/standalone/server.js", ".next/standalone/.next/static"].every(
    fs.existsSync,
  );
}

function readStamp(): string | null {
  return fs.existsSync(STAMP) ? fs.readFileSync(STAMP, "utf8") : null;
}

/** By content, not by time: a checkout touches files without changing them. */
export function sourcesHash(root = "."): string {
  const nested = FOLDERS.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => path.join(folder, name)),
  );
  const hash = createHash("sha256");
  for (const file of [...FILES, ...ROOT_FILES, ...nested].sort()) {
    const full = path.join(root, file);
    if (OUTSIDE.test(file) || !fs.statSync(full, { throwIfNoEntry: false })?.isFile()) continue;
    hash.update(`${file}\n`).update(fs.readFileSync(full));
  }
  return hash.digest("hex");
}
