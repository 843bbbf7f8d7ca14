import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the stories are played. Set E2E_PORT to run two at once. */
export const port = Number(process.env.E2E_PORT ?? 3210);
export const baseUrl = `http://localhost:${port}`;
export const dataDir = path.resolve(`.data/e2e-${port}`);

/** The database of the server under test: a test may look where a person cannot, for invariants and to move the clock. */
export function databaseUrl(): string {
  const saved = JSON.parse(readFileSync(path.join(dataDir, "pg/server.json"), "utf8")) as { url: string };
  return saved.url;
}
