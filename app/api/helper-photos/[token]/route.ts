import { customerContext } from "@/app/(public)/_shop/customer-context";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import { helperPhoto, LARGEST_PHOTO } from "@/lib/fulfillment/commands/helper-photo";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { isDatabaseDown, reasonOf } from "@/lib/platform/failures";
import { fileStore } from "@/lib/platform/files";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";
import { isSameOrigin } from "@/lib/platform/same-origin";
import { discardBody, readUpload, uploadedFile } from "@/lib/platform/upload";

export const dynamic = "force-dynamic";

/**
 * A photo from a helper's phone, by a plain form on the page behind the token; the answer leads back to it.
 * Under /api because a body that passes the proxy is cut at 10 MB without an error. 403: not sent by our own pages.
 */
export async function POST(request: Request, { params }: RouteContext<"/api/helper-photos/[token]">) {
  const { token } = await params;
  if (!isSameOrigin(request.headers, customerContext().appUrl)) return new Response(null, { status: 403 });
  const said = await take(request, token).catch(failed);
  const path = `/h/${encodeURIComponent(token)}?photo=${said}#photo`;
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

function failed(error: unknown): string {
  log.error(reasonOf(error), "a photo was not taken");
  return isDatabaseDown(error) ? "database_down" : "unexpected";
}

async function take(request: Request, token: string): Promise<string> {
  const spent = await rateLimits().spend("photo", ipGroup(clientIp(request.headers)));
  const found = spent.ok ? await openOrderLink("helper", token) : null;
  if (!found?.ok || found.value.state !== "live") {
    await discardBody(request, LARGEST_PHOTO);
    return spent.ok ? "helper_link_over" : "too_many";
  }
  const form = await readUpload(request, LARGEST_PHOTO);
  if (!form.ok) return form.refusal === "too_large" ? "too_large" : "no_file";
  const file = await uploadedFile(form.value, "file");
  const taken = await helperPhoto(customerContext(), fileStore(), { token, file });
  return taken.ok ? "sent" : taken.refusal.code;
}
