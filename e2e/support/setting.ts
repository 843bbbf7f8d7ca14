import { readFileSync } from "node:fs";
import path from "node:path";

/** As many shops as stories are played side by side: what one story does to its shop's clock is not another's business. */
const SHOPS = 2;
/** Set E2E_PORT to play the stories twice at once on one machine. Servers of a story's own stand at fixed ports behind it. */
export const firstPort = Number(process.env.E2E_PORT ?? 3210);
export const ports: readonly number[] = Array.from({ length: SHOPS }, (_, at) => firstPort + at);

/** The shop of this worker. */
export const port = firstPort + Number(process.env.TEST_PARALLEL_INDEX ?? 0);
export const baseUrl = `http://localhost:${port}`;
export const dataDir = path.resolve(`.data/e2e-${port}`);

/** The database of the server under test: a test may look where a person cannot, for invariants and to move the clock. */
export function databaseUrl(): string {
  const saved = JSON.parse(readFileSync(path.join(dataDir, "pg/server.json"), "utf8")) as { url: string };
  return saved.url;
}
