import { and, eq, isNull, lt } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";

export type Claim =
  | { readonly kind: "mine" }
  | { readonly kind: "answered"; readonly inputHash: string; readonly answer: unknown }
  | { readonly kind: "running"; readonly inputHash: string };

export type ClaimInput = { readonly key: string; readonly inputHash: string; readonly now: Date };

const ABANDONED_MS = 60_000;

/** Takes the key, or says who has it. A key whose holder died more than a minute ago without an answer is free again. */
export async function claimKey(reader: Reader, { key, inputHash, now }: ClaimInput): Promise<Claim> {
  const taken = await reader
    .insert(idempotencyKeys)
    .values({ key, inputHash, answer: null, createdAt: now })
    .onConflictDoUpdate({
      target: idempotencyKeys.key,
      set: { inputHash, createdAt: now },
      setWhere: and(
        isNull(idempotencyKeys.answer),
        lt(idempotencyKeys.createdAt, new Date(now.getTime() - ABANDONED_MS)),
      ),
    })
    .returning({ key: idempotencyKeys.key });
  if (taken.length === 1) return { kind: "mine" };
  const [row] = await reader.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key));
  if (!row) return claimKey(reader, { key, inputHash, now });
  return row.answer === null
    ? { kind: "running", inputHash: row.inputHash }
    : { kind: "answered", inputHash: row.inputHash, answer: row.answer };
}

/** `answer` is never SQL null: an empty answer is an empty object. */
export async function keepAnswer(reader: Reader, key: string, answer: object): Promise<void> {
  await reader.update(idempotencyKeys).set({ answer }).where(eq(idempotencyKeys.key, key));
}

/** What was refused or failed did nothing, so the same form may be corrected and sent again. */
export async function releaseKey(reader: Reader, key: string): Promise<void> {
  await reader
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.key, key), isNull(idempotencyKeys.answer)));
}

/** Nobody sends a form again after two days. */
export async function sweepKeys(reader: Reader, before: Date): Promise<void> {
  await reader.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
}
