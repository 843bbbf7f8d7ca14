import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import {
  archiveDigitalFile,
  type DigitalFile,
  findDigitalFile,
  insertDigitalFile,
  type NewDigitalFile,
} from "@/db/queries/digital";
import { findVariant } from "@/db/queries/product-list";
import { lineText, orNull, rowIdField, webUrl } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

const place = {
  variantId: rowIdField,
  /** The file whose place it takes: not sold any more, kept for the orders that were sold it. */
  replaces: orNull(rowIdField).optional(),
};
const name = lineText({ min: 1, max: 120 });

export const uploadPlace = z.strictObject({ ...place, name });
export const addAddressInput = z.strictObject({
  ...place,
  name,
  url: webUrl.refine((url) => url.startsWith("https:"), "not_https"),
});
export const addPoolInput = z.strictObject({ ...place, name });

type Place = { readonly variantId: number; readonly replaces?: number | null | undefined };
type Stored = { readonly storageKey: string; readonly sizeBytes: number; readonly mime: string | null };

export type AddFileRefused = {
  readonly code: "variant_not_found" | "not_digital" | "file_not_found";
};

/** A file that is in the store already. */
export const addStoredFile = (
  ctx: Context,
  { name: title, ...input }: z.output<typeof uploadPlace> & Stored,
): Promise<Result<DigitalFile, AddFileRefused>> =>
  add(ctx, input, { ...pick(input), kind: "file", name: title });

/** Goods that live at somebody else's address. */
export const addAddress = (
  ctx: Context,
  { name: title, url, ...input }: z.output<typeof addAddressInput>,
): Promise<Result<DigitalFile, AddFileRefused>> => add(ctx, input, { kind: "address", name: title, url });

/** A pool of keys, empty at first. */
export const addPool = (
  ctx: Context,
  { name: title, ...input }: z.output<typeof addPoolInput>,
): Promise<Result<DigitalFile, AddFileRefused>> => add(ctx, input, { kind: "keys", name: title });

const pick = ({ storageKey, sizeBytes, mime }: Stored): Stored => ({ storageKey, sizeBytes, mime });

type Given = Omit<NewDigitalFile, "variantId" | "createdAt">;

async function add(
  ctx: Context,
  { variantId, replaces }: Place,
  file: Given,
): Promise<Result<DigitalFile, AddFileRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const variant = await findVariant(tx, variantId);
    if (!variant) return refuse({ code: "variant_not_found" });
    if (variant.type !== "digital") return refuse({ code: "not_digital" });
    if (replaces && !(await takePlace(tx, ctx, { variantId, replaces })))
      return refuse({ code: "file_not_found" });
    return ok(await insertDigitalFile(tx, { ...file, variantId, createdAt: ctx.now() }));
  });
}

async function takePlace(
  tx: Tx,
  ctx: Context,
  { variantId, replaces }: { variantId: number; replaces: number },
) {
  const old = await findDigitalFile(tx, replaces);
  return old?.variantId === variantId && (await archiveDigitalFile(tx, replaces, ctx.now()));
}
