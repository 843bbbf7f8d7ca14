import { Readable } from "node:stream";
import { findLabel } from "@/db/queries/labels";
import { keepLabelFile } from "@/lib/fulfillment/commands/keep-label-file";
import { ID_KEY } from "@/lib/kernel/keyset";
import { contentDisposition } from "@/lib/payments/receipt-file";
import { fileStore } from "@/lib/platform/files";
import { requirePermission, staffContext } from "@/lib/platform/session";

export const dynamic = "force-dynamic";

const EXTENSIONS: Readonly<Record<string, string>> = { "application/pdf": "pdf", "image/png": "png" };

/** May draw and nothing else, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** A label as its carrier drew it, to people who print; fetched now when it could not be had before. 404: there is none, ours is printed. */
export async function GET(_request: Request, { params }: RouteContext<"/api/labels/[id]">) {
  await requirePermission("documents.print");
  const ctx = await staffContext();
  const { id } = await params;
  const label = ID_KEY.test(id) ? await readable(ctx, Number(id)) : null;
  const { fileKey = null, fileType, fileSize, trackingNumber } = label ?? {};
  const extension = EXTENSIONS[fileType ?? ""];
  if (fileKey === null || !fileType || !extension) return new Response(null, { status: 404 });
  const stream = await fileStore().open(fileKey);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": fileType,
      "content-length": String(fileSize),
      "content-disposition": contentDisposition("inline", `${trackingNumber ?? id}.${extension}`),
      "content-security-policy": POLICY,
      "cache-control": "private, no-store",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
  });
}

async function readable(ctx: Awaited<ReturnType<typeof staffContext>>, id: number) {
  const label = await findLabel(ctx.db, id);
  const seller = label && ctx.carriers.get(label.provider)?.labels;
  if (!label || label.fileKey !== null || !seller) return label;
  await keepLabelFile(ctx, fileStore(), seller, id);
  return findLabel(ctx.db, id);
}
