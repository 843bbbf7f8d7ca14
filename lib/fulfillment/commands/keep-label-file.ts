import { findLabel, updateLabel } from "@/db/queries/labels";
import type { LabelSeller } from "@/lib/fulfillment/carrier";
import type { Context } from "@/lib/platform/context";
import { type FileStore, newFileKey } from "@/lib/platform/files";

/** Said of a label that its carrier draws none for: ours is printed instead. */
export const NO_FILE = "none";

/**
 * Fetches a label as its carrier drew it and keeps it, since the seller's address may not live long. Idempotent. A file that cannot be had
 * now is no failure of the purchase: it is fetched when somebody opens it.
 */
export async function keepLabelFile(
  ctx: Context,
  files: FileStore,
  seller: LabelSeller,
  labelId: number,
): Promise<void> {
  const row = await findLabel(ctx.db, labelId);
  if (row?.state !== "bought" || row.fileKey !== null || row.fileType === NO_FILE) return;
  const file = await seller.file(row.sellerRef);
  if (!file.ok) {
    await updateLabel(ctx.db, labelId, { lastError: file.refusal.detail });
    return;
  }
  if (file.value === null) {
    await updateLabel(ctx.db, labelId, { fileType: NO_FILE });
    return;
  }
  const { bytes, type } = file.value;
  const fileKey = newFileKey("labels");
  await files.put(fileKey, bytes, type);
  await updateLabel(ctx.db, labelId, { fileKey, fileType: type, fileSize: bytes.length, lastError: null });
}
