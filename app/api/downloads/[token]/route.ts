import { customerContext } from "@/app/(public)/_shop/customer-context";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { findDigitalFile } from "@/db/queries/digital";
import { lineOfLink } from "@/db/queries/grants";
import { grantOfLink, takeDownload } from "@/lib/fulfillment/commands/take-download";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { reasonOf } from "@/lib/platform/failures";
import { fileStore } from "@/lib/platform/files";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";
import { readRawMessage } from "@/lib/platform/raw-message";
import { isSameOrigin } from "@/lib/platform/same-origin";

export const dynamic = "force-dynamic";

type Props = RouteContext<"/api/downloads/[token]">;

/**
 * The press of a download: counts it once and leads to its bytes, under a key that works for a while. An address of somebody else
 * is shown first by a page of ours: the policy of the page that was pressed names no other host. 403: not sent by our own pages.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  if (!isSameOrigin(request.headers, customerContext().appUrl)) return new Response(null, { status: 403 });
  const path = await press(request, token).catch((error: unknown) => {
    log.error(reasonOf(error), "a download did not begin");
    return refused(token, "unexpected");
  });
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

const refused = (token: string, code: string): string => `/d/${encodeURIComponent(token)}?refused=${code}`;

async function press(request: Request, token: string): Promise<string> {
  const ip = ipGroup(clientIp(request.headers));
  const spent = await rateLimits().spend("public_post", ip);
  if (!spent.ok) return refused(token, "too_many");
  const found = await openOrderLink("download", token);
  if (!found.ok || found.value.state !== "live") return refused(token, "ended");
  return begin(found.value, { token, ip, form: await formOf(request) });
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const raw = await readRawMessage(request);
  return new URLSearchParams(raw.ok ? raw.value.body : "");
}

type Pressed = { readonly token: string; readonly ip: string; readonly form: URLSearchParams };

async function begin({ ctx, order, link }: OpenedLink, { token, ip, form }: Pressed): Promise<string> {
  const lineId = lineOfLink(link) ?? "";
  const grant = grantOfLink(order, lineId, form.get("grant") ?? "");
  const file = grant ? await findDigitalFile(ctx.db, grant.fileId) : null;
  if (!grant || !file || !(await isThere(file.storageKey, file.url))) return refused(token, "file_missing");
  const pressKey = form.get("key")?.slice(0, 64) || crypto.randomUUID();
  const taken = await takeDownload(ctx, { orderId: order.id, lineId, grantId: grant.grantId, pressKey, ip });
  if (!taken.ok) return refused(token, taken.refusal.code);
  const { key } = taken.value;
  return file.url ? `/d/${token}/go/${key}` : `/api/downloads/${token}/${key}`;
}

/** Nothing is counted for a file that is gone. */
async function isThere(storageKey: string | null, url: string | null): Promise<boolean> {
  if (url?.startsWith("https:")) return true;
  if (!storageKey) return false;
  try {
    (await fileStore().openRange(storageKey, { first: 0, last: 0 })).destroy();
    return true;
  } catch {
    return false;
  }
}
