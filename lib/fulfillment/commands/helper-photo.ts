import { z } from "zod";
import { insertNote, listNotes } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import { type FileRefused, RECEIPT_TYPES, receiptType } from "@/lib/payments/receipt-file";
import type { Context } from "@/lib/platform/context";
import { type FileStore, newFileKey } from "@/lib/platform/files";
import { type HelperLinkOver, helperVisit } from "./helper-link";

/** 10 MB, the last byte included. */
export const LARGEST_PHOTO = 10 * 1024 * 1024;
const MOST_PHOTOS = 20;

/** Where a photo lies, as its note keeps it. */
export const photoFile = z.object({ key: z.string(), type: z.string(), size: z.int().positive() });

type Given = {
  readonly token: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
};
export type HelperPhotoRefused =
  | GateRefused
  | HelperLinkOver
  | { readonly code: FileRefused | "too_many_photos" };

/** A helper's photo of the box or of the place: looked at by its bytes, stored under a random name, then told to the order. */
export async function helperPhoto(
  given: Context,
  files: FileStore,
  { token, file }: Given,
): Promise<Result<{ readonly noteId: string }, HelperPhotoRefused>> {
  const visit = await helperVisit(given, token);
  if (!visit) return refuse({ code: "helper_link_over" });
  if (!file) return refuse({ code: "no_file" });
  const type = receiptType(file.name, file.bytes);
  if (type === "no_file" || type === "too_large" || type === "wrong_type") return refuse({ code: type });
  if (type === "pdf") return refuse({ code: "wrong_type" });
  const { ctx } = visit;
  const orderId = visit.order.id;
  const sent = (await listNotes(ctx.db, orderId)).filter(({ kind }) => kind === "photo");
  if (sent.length >= MOST_PHOTOS) return refuse({ code: "too_many_photos" });
  const { mime } = RECEIPT_TYPES[type];
  const key = newFileKey("photos");
  await files.put(key, file.bytes, mime);
  const noteId = mintId(ctx.random, "note");
  const data = { key, type: mime, size: file.bytes.length };
  const told = await changeOrder<never>(
    ctx,
    orderId,
    () => ok([{ kind: "note_added", noteId, visibility: "private", about: "photo" }]),
    {
      alongside: (tx) =>
        insertNote(tx, { id: noteId, orderId, kind: "photo", text: "", data, createdAt: ctx.now() }),
    },
  );
  if (told.ok) return ok({ noteId });
  await files.remove(key);
  return told;
}
