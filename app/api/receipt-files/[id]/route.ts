import { Readable } from "node:stream";
import { findReceipt } from "@/db/queries/receipts";
import { contentDisposition, RECEIPT_TYPES } from "@/lib/payments/receipt-file";
import { fileStore } from "@/lib/platform/files";
import { requirePermission, staffContext } from "@/lib/platform/session";

export const dynamic = "force-dynamic";

const TYPES: readonly string[] = Object.values(RECEIPT_TYPES).map(({ mime }) => mime);

/** May draw and nothing else, wherever it is opened; only our own pages may frame it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** A customer's file, to people who review receipts. `?save=1` saves it instead of showing it. 404: gone, or never kept. */
export async function GET(request: Request, { params }: RouteContext<"/api/receipt-files/[id]">) {
  await requirePermission("receipts.review");
  const { db } = await staffContext();
  const receipt = await findReceipt(db, (await params).id);
  const { fileKey = null, fileType, fileName, fileSize } = receipt ?? {};
  if (fileKey === null || !fileType || !TYPES.includes(fileType)) return new Response(null, { status: 404 });
  const isSaved = new URL(request.url).searchParams.has("save");
  const stream = await fileStore().open(fileKey);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": fileType,
      "content-length": String(fileSize),
      "content-disposition": contentDisposition(isSaved ? "attachment" : "inline", fileName ?? "comprobante"),
      "content-security-policy": POLICY,
      "cache-control": "private, no-store",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
  });
}
