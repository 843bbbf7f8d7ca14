import { spawn } from "node:child_process";
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
/** Ends a process of ours with the one that started it. */
export const FOLLOW = path.join(import.meta.dirname, "follow.mjs");

/** Next's own command line, for build and dev. */
export const nextBinary = (): string =>
  createRequire(path.join(process.cwd(), "package.json")).resolve("next/dist/bin/next");

type BuildOptions = { variables: Record<string, string>; say: (line: string) => void; signal?: AbortSignal };

/** Builds when the sources differ from those of the last build. @throws Error with the output when the build fails. */
export async function buildIfNeeded(options: BuildOptions): Promise<void> {
  const wanted = sourcesHash();
  if (isBuilt() && readStamp() === wanted) return;
  options.say(
    "Building the app. This takes a minute or a few, and happens once after each change of its sources.",
  );
  fs.rmSync(STAMP, { force: true });
  await build(options);
  // The standalone server leaves it to whoever deploys it to put the browser's files beside it.
  fs.cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
  fs.writeFileSync(STAMP, wanted);
  options.say("The app is built.");
}

function build({ variables, signal }: BuildOptions): Promise<void> {
  // One that outlived a killed start would keep the next start from building.
  const child = spawn(process.execPath, ["--import", FOLLOW, nextBinary(), "build"], {
    env: { ...variables, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`The build failed.\n${output}`)),
    );
  });
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
