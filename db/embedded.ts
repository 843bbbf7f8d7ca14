import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clearStalePid, launch, makeCluster } from "./embedded/launch";
import { findNative, hydrate, majorOf, type Native } from "./embedded/native";
import {
  type Embedded,
  isAlive,
  lockStart,
  type Place,
  pidIn,
  placeAt,
  read,
  runningServer,
  savedServer,
  unlockStart,
} from "./embedded/place";

const STOP_LIMIT_MS = 30_000;

/** `reused`: somebody else started it, so somebody else stops it. */
export type EnsuredServer = Embedded & { readonly reused: boolean };

/**
 * Starts the PostgreSQL of the folder `root`, or finds the one that runs. Safe for several processes at once.
 * `flags` are given to a server that is started here; one that runs already keeps its own.
 */
export async function ensureEmbedded(root: string, flags: readonly string[] = []): Promise<EnsuredServer> {
  const place = placeAt(root);
  if (fs.mkdirSync(place.root, { recursive: true })) fs.chmodSync(place.root, 0o700);
  const found = (await runningServer(place)) ?? (await lockStart(place));
  if (found) return { ...found, reused: true };
  try {
    const late = await runningServer(place);
    if (late) return { ...late, reused: true };
    return { ...(await start(place, flags)), reused: false };
  } finally {
    unlockStart(place);
  }
}

async function start(place: Place, flags: readonly string[]): Promise<Embedded> {
  const native = findNative();
  hydrate(native);
  const password = savedServer(place)?.password ?? randomBytes(18).toString("base64url");
  const made = read(place.at("data/PG_VERSION"))?.trim();
  if (made) refuseOtherMajor(place, native, made);
  else makeCluster(place, native, password);
  await clearStalePid(place.at("data/postmaster.pid"));
  return launch(place, native, password, flags);
}

function refuseOtherMajor(place: Place, native: Native, made: string): void {
  const ours = majorOf(native);
  if (made === ours) return;
  const data = place.at("data");
  throw new Error(
    `${data} was made by PostgreSQL ${made}, but ${ours} is installed. Export with the old version first.`,
  );
}

/** Fast shutdown: open transactions are rolled back. False when nothing ran. */
export async function stopEmbedded(root: string): Promise<boolean> {
  const file = path.resolve(root, "data/postmaster.pid");
  const pid = pidIn(file);
  if (!pid || !isAlive(pid)) return false;
  process.kill(pid, "SIGINT");
  for (const limit = Date.now() + STOP_LIMIT_MS; fs.existsSync(file) && Date.now() < limit; ) await sleep(50);
  return true;
}
