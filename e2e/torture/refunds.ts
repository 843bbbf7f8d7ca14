import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { connect } from "@/db/client";
import { ensureEmbedded, stopEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { type RefundInvariant, raceRefunds } from "@/db/testing/refund-rounds";

/** Thrown away afterwards: a crash of the machine may lose it. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].flatMap((flag) => ["-c", flag]);

type Rounds = {
  readonly rounds: number;
  readonly seed: string;
  readonly report?: (done: number) => void;
};

/** R3 on a PostgreSQL of its own: racing refunds and retries while answers are cut. */
export async function refundRounds(asked: Rounds): Promise<readonly RefundInvariant[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "despacho-refunds-"));
  const { url } = await ensureEmbedded(folder, FAST);
  const connection = connect(url, { max: 20, onError: () => undefined });
  try {
    await migrate(connection);
    return await raceRefunds({ db: connection.db, ...asked });
  } finally {
    await connection.close();
    await stopEmbedded(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
