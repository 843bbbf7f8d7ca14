import { Readable } from "node:stream";
import { notesById } from "@/db/queries/notes";
import { photoFile } from "@/lib/fulfillment/commands/helper-photo";
import { fileStore } from "@/lib/platform/files";
import { requirePermission, staffContext } from "@/lib/platform/session";

export const dynamic = "force-dynamic";

/** May draw and nothing else, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** A helper's photo, to people of the shop. 404: gone, or never kept. */
export async function GET(_: Request, { params }: RouteContext<"/api/photos/[id]">) {
  await requirePermission("orders.read");
  const { db } = await staffContext();
  const { id } = await params;
  const note = (await notesById(db, [id])).get(id);
  const file = photoFile.safeParse(note?.kind === "photo" && !note.retractedAt ? note.data : null);
  if (!file.success) return new Response(null, { status: 404 });
  const { key, type, size } = file.data;
  const stream = await fileStore().open(key);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": type,
      "content-length": String(size),
      "content-disposition": "inline",
      "content-security-policy": POLICY,
      "cache-control": "private, max-age=3600",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
  });
}
