import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright";

export type Browser = { executablePath: string; env: Record<string, string> };

const SYSTEM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(
  (name) => `/usr/bin/${name}`,
);
const PACKED = "@sparticuz/chromium";

/**
 * A Chromium that starts here: the one named by CHROMIUM_PATH, one of the system, Playwright's own, or the one that npm
 * brought, unpacked once per user and version.
 */
export async function findChromium(given = process.env.CHROMIUM_PATH): Promise<Browser> {
  if (given) return { executablePath: given, env: {} };
  const installed = [...SYSTEM, chromium.executablePath()].find((file) => fs.existsSync(file));
  return installed ? { executablePath: installed, env: {} } : unpacked();
}

async function unpacked(): Promise<Browser> {
  const bin = binFolder();
  const { version } = JSON.parse(fs.readFileSync(path.join(bin, "../package.json"), "utf8")) as {
    version: string;
  };
  const home = path.join(os.tmpdir(), `despacho-chromium-${version}-${os.userInfo().uid}`);
  if (!fs.existsSync(home)) await unpackInto(home, bin);
  if (fs.statSync(home).uid !== os.userInfo().uid)
    throw new Error(`${home} belongs to somebody else. Remove it.`);
  const executablePath = path.join(home, "chromium");
  return { executablePath, env: { ...fonts(home), ...libraries(home, executablePath) } };
}

function binFolder(): string {
  const entry = createRequire(path.join(process.cwd(), "package.json")).resolve(PACKED);
  return path.join(entry.slice(0, entry.lastIndexOf(`${PACKED}/`) + PACKED.length), "bin");
}

/** Beside and renamed: a killed run leaves no half of a browser. The package unpacks into TMPDIR and nowhere else. */
async function unpackInto(home: string, bin: string): Promise<void> {
  const draft = fs.mkdtempSync(`${home}-`);
  const { inflate } = await import("@sparticuz/chromium");
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  const parts = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
  const unpacking = Promise.all(parts.map((part) => inflate(path.join(bin, part))));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await unpacking;
  try {
    fs.renameSync(draft, home);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(home)) throw error;
  }
}

/** A slim machine has no fonts; without any, every letter is an empty box. */
function fonts(home: string): Record<string, string> {
  const file = path.join(home, "fonts.conf");
  const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  const config = `<fontconfig>${system}<dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`;
  if (!fs.existsSync(file)) fs.writeFileSync(file, `<?xml version="1.0"?>\n${config}\n`);
  return { FONTCONFIG_FILE: file };
}

/** A slim machine may lack libnss3 and its kin; the package carries them. */
function libraries(home: string, executablePath: string): Record<string, string> {
  const runs = (env: Record<string, string>) =>
    spawnSync(executablePath, ["--version"], { env: { ...process.env, ...env } }).status === 0;
  if (runs({})) return {};
  const env = { LD_LIBRARY_PATH: path.join(home, "al2023/lib") };
  if (runs(env)) return env;
  throw new Error(
    `No Chromium starts here. Run "npx playwright install --with-deps chromium", or set CHROMIUM_PATH.`,
  );
}
