import { addStoredFile, uploadPlace } from "@/lib/catalog/commands/add-digital-file";
import { storeDigitalFile } from "@/lib/catalog/commands/store-digital-file";
import { cleanFileName } from "@/lib/payments/receipt-file";
import { env } from "@/lib/platform/env";
import { reasonOf } from "@/lib/platform/failures";
import { fileStore } from "@/lib/platform/files";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";
import { isSameOrigin } from "@/lib/platform/same-origin";
import { requirePermission, staffContext } from "@/lib/platform/session";

export const dynamic = "force-dynamic";

const MB = 1_000_000;

/**
 * A file to be sold, as the body of the request: it flows into the store and is never held in memory. Its place stands in the
 * address: `?variantId=…&name=…&replaces=…`. 403: not sent by our own pages.
 */
export async function POST(request: Request): Promise<Response> {
  const user = await requirePermission("catalog.write");
  if (!isSameOrigin(request.headers, env().APP_URL)) return new Response(null, { status: 403 });
  const code = await take(request, user.id).catch((error: unknown) => {
    log.error(reasonOf(error), "a digital file was not taken");
    return "unexpected";
  });
  return Response.json(
    { code },
    { status: code === "added" ? 201 : 422, headers: { "cache-control": "no-store" } },
  );
}

async function take(request: Request, staffId: number): Promise<string> {
  const spent = await rateLimits().spend("export", `digital:${staffId}`);
  if (!spent.ok) return "too_many";
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const place = uploadPlace.safeParse({ ...asked, name: cleanFileName(asked.name ?? "") });
  if (!place.success) return "invalid";
  const ctx = await staffContext();
  const limit = (await ctx.settings()).times.downloadMegabytes * MB;
  if (Number(request.headers.get("content-length") ?? 0) > limit) return "too_large";
  const files = fileStore();
  const stored = await storeDigitalFile(files, request.body, limit);
  if (!stored.ok) return stored.refusal.code;
  const added = await addStoredFile(ctx, { ...place.data, ...stored.value });
  if (added.ok) return "added";
  await files.remove(stored.value.storageKey);
  return added.refusal.code;
}
