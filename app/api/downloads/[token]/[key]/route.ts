import { Readable } from "node:stream";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import { lineOfLink } from "@/db/queries/grants";
import { askedRange } from "@/lib/fulfillment/byte-range";
import { countedFile } from "@/lib/fulfillment/commands/take-download";
import { cleanFileName, contentDisposition } from "@/lib/payments/receipt-file";
import { fileStore } from "@/lib/platform/files";

export const dynamic = "force-dynamic";

type Props = RouteContext<"/api/downloads/[token]/[key]">;
type Sold = { readonly storageKey: string; readonly size: number; readonly headers: Record<string, string> };

/**
 * The bytes of a download that was pressed and counted: whole, again, or in ranges, for as long as its key works and its grant
 * stands. Asking counts nothing. 404: anything else.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const sold = await soldFile(await params);
  if (!sold) return new Response(null, { status: 404 });
  const { storageKey, size, headers } = sold;
  const isChanged = request.headers.get("if-range") ?? headers.etag;
  const range = isChanged === headers.etag ? askedRange(request.headers.get("range"), size) : null;
  if (range === "none") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${size}` } });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const stream = await fileStore().openRange(storageKey, { first, last });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(last - first + 1),
      ...(range ? { "content-range": `bytes ${first}-${last}/${size}` } : {}),
    },
  });
}

export async function HEAD(_request: Request, { params }: Props): Promise<Response> {
  const sold = await soldFile(await params);
  if (!sold) return new Response(null, { status: 404 });
  return new Response(null, { headers: { ...sold.headers, "content-length": String(sold.size) } });
}

async function soldFile({ token, key }: { token: string; key: string }): Promise<Sold | null> {
  const found = await openOrderLink("download", token);
  const lineId = found.ok && found.value.state === "live" ? lineOfLink(found.value.link) : null;
  if (!found.ok || lineId === null) return null;
  const { ctx, order } = found.value;
  const file = await countedFile(ctx, { order, lineId, key });
  if (!file?.storageKey || file.sizeBytes === null) return null;
  const { id, storageKey, sizeBytes: size, mime, name } = file;
  return { storageKey, size, headers: headersOf({ id, size, mime, name }) };
}

type Facts = {
  readonly id: number;
  readonly size: number;
  readonly mime: string | null;
  readonly name: string;
};

/** Saved, never shown or run: whatever it is, it is no page of ours. */
const headersOf = ({ id, size, mime, name }: Facts): Record<string, string> => ({
  "content-type": mime ?? "application/octet-stream",
  "content-disposition": contentDisposition("attachment", cleanFileName(name)),
  "accept-ranges": "bytes",
  etag: `"${id}-${size}"`,
  "content-security-policy": "default-src 'none'; sandbox",
  "cache-control": "private, no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
});
