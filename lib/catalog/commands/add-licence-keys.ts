import { z } from "zod";
import { inTransaction } from "@/db/client";
import { addKeys, findDigitalFile } from "@/db/queries/digital";
import { keysIn } from "@/lib/catalog/pasted-keys";
import { longText, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

const MOST_KEYS = 5_000;
const LONGEST_KEY = 200;

export const addLicenceKeysInput = z.strictObject({
  fileId: rowIdField,
  keys: longText({ min: 1, max: MOST_KEYS * LONGEST_KEY }),
});
export type AddKeysRefused = {
  readonly code: "file_not_found" | "no_keys" | "too_many_keys" | "key_too_long";
};
export type KeysAdded = { readonly added: number; readonly known: number };

/** Fills a pool from pasted lines. Keys that are in it already, given or not, are counted and left alone; waiting orders get theirs by a job. */
export async function addLicenceKeys(
  ctx: Context,
  { fileId, keys }: z.output<typeof addLicenceKeysInput>,
): Promise<Result<KeysAdded, AddKeysRefused>> {
  const codes = keysIn(keys);
  if (codes.length === 0) return refuse({ code: "no_keys" });
  if (codes.length > MOST_KEYS) return refuse({ code: "too_many_keys" });
  if (codes.some((code) => code.length > LONGEST_KEY)) return refuse({ code: "key_too_long" });
  return inTransaction(ctx.db, async (tx) => {
    const file = await findDigitalFile(tx, fileId);
    if (file?.kind !== "keys") return refuse({ code: "file_not_found" });
    const added = await addKeys(tx, { fileId, codes, at: ctx.now() });
    await ctx.enqueue(tx, "keys:give", {}, { key: "keys:give" });
    return ok({ added, known: codes.length - added });
  });
}
