import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "./database";
import { baseUrl, dataDir } from "./setting";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const MOVE =
  "insert into test_clock (id, offset_ms) values (1, $1) on conflict (id) do update set offset_ms = $1";
const PULL = `update graphile_worker._private_jobs set run_at = run_at - $1::float8 * interval '1 millisecond'
  where locked_at is null`;

function cronSecret(): string {
  const secrets = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as Record<
    string,
    string
  >;
  return secrets.CRON_SECRET ?? "";
}

/** The server asks for its clock four times a second and tells nobody. */
const heard = () => new Promise((resolve) => setTimeout(resolve, 750));

/** The server's own clock, which only the tests' server has. Jobs wait by the database's clock: they are pulled near by as much. */
export class TestClock {
  #offset = 0;

  get offset(): number {
    return this.#offset;
  }

  async forward(ms: number): Promise<void> {
    this.#offset += ms;
    await sql(MOVE, [this.#offset]);
    await sql(PULL, [ms]);
    await heard();
  }

  /** What the minute's clockwork would do within a minute. */
  async strike(job: "expire" | "drain" = "expire"): Promise<void> {
    const headers = { authorization: `Bearer ${cronSecret()}` };
    const answer = await fetch(`${baseUrl}/api/cron/${job}`, { method: "POST", headers });
    if (!answer.ok) throw new Error(`cron ${job}: ${answer.status}`);
  }

  async reset(): Promise<void> {
    if (this.#offset === 0) return;
    this.#offset = 0;
    await sql(MOVE, [0]);
    await heard();
  }
}
