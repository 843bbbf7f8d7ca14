import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureEmbedded, stopEmbedded } from "@/db/embedded";
import { FAST } from "@/db/testing/throw-away";
import { baseUrl, dataDir, port } from "./setting";

/** `npm start` as the stories need it: an empty folder, the demo shop, a clock that tests may move, and nothing of `.env`. */
async function main(): Promise<void> {
  const folder = path.join(dataDir, "pg");
  await stopEmbedded(folder);
  rmSync(dataDir, { recursive: true, force: true });
  await ensureEmbedded(folder, FAST);
  for (const name of namesIn(".env")) process.env[name] = "";
  Object.assign(process.env, {
    PORT: String(port),
    HOSTNAME: "localhost",
    APP_URL: baseUrl,
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    DEMO: "1",
    E2E_CLOCK: "1",
  });
  await import("@/db/start");
}

function namesIn(file: string): string[] {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return Array.from(text.matchAll(/^\s*(?:export\s+)?(\w+)\s*=/gm), ([, name = ""]) => name);
}

await main();
