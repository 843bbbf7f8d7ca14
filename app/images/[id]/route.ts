import { findImage } from "@/db/queries/catalog";
import { systemContext } from "@/lib/platform/compose";

const YEAR = "public, max-age=31536000, immutable";

/** A product's picture. A row never changes, so it may be kept for ever; an SVG may draw and nothing else. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const image = /^\d{1,12}$/.test(id) ? await findImage(systemContext().db, Number(id)) : null;
  if (!image) return new Response(null, { status: 404 });
  return new Response(Buffer.from(image.bytes), {
    headers: {
      "content-type": image.mime,
      "cache-control": YEAR,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "cross-origin-resource-policy": "same-site",
    },
  });
}
