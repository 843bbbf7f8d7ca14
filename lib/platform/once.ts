import type { Db } from "@/db/client";
import { type Claim, claimKey, keepAnswer, releaseKey } from "@/db/queries/idempotency";
import type { Clock } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { pack, unpack } from "./packed";

export type OnceRefused = { readonly code: "form_reused" | "still_running" };
export type OnceOptions = {
  readonly db: Db;
  readonly now: Clock;
  readonly key: string;
  readonly inputHash: string;
  /** How long the second of two simultaneous sends waits for the first. */
  readonly patienceMs?: number;
};

const POLL_MS = 100;

/**
 * Runs `work` once per key. The same key and input again: the first answer. The same key with other input: `form_reused`.
 * A refusal is not kept, so a corrected form may be sent again.
 */
export async function once<V, R>(
  options: OnceOptions,
  work: () => Promise<Result<V, R>>,
): Promise<Result<V, R | OnceRefused>> {
  const claim = await claimWithPatience(options);
  if (claim.kind !== "mine" && claim.inputHash !== options.inputHash) return refuse({ code: "form_reused" });
  if (claim.kind === "running") return refuse({ code: "still_running" });
  if (claim.kind === "answered") return ok((unpack(claim.answer) as { value: V }).value);
  const { db, key } = options;
  try {
    const result = await work();
    if (result.ok) await keepAnswer(db, key, pack({ value: result.value }) as object);
    else await releaseKey(db, key);
    return result;
  } catch (error) {
    await releaseKey(db, key).catch(() => undefined);
    throw error;
  }
}

async function claimWithPatience(options: OnceOptions): Promise<Claim> {
  const { db, key, inputHash, now, patienceMs = 8_000 } = options;
  for (let waited = 0; ; waited += POLL_MS) {
    const claim = await claimKey(db, { key, inputHash, now: now() });
    const isOver = claim.kind !== "running" || claim.inputHash !== inputHash || waited >= patienceMs;
    if (isOver) return claim;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
