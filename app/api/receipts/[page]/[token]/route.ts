import { customerContext } from "@/app/(public)/_shop/customer-context";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import type { Order } from "@/lib/orders/order";
import { askedByLink } from "@/lib/orders/pay-links";
import { takeReceipt } from "@/lib/payments/commands/take-receipt";
import { LARGEST_RECEIPT } from "@/lib/payments/receipt-file";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { isDatabaseDown, reasonOf } from "@/lib/platform/failures";
import { fileStore } from "@/lib/platform/files";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";
import { isSameOrigin } from "@/lib/platform/same-origin";
import { discardBody, readUpload, uploadedFile } from "@/lib/platform/upload";

export const dynamic = "force-dynamic";

const PURPOSES = { pay: "payment", o: "status" } as const;
type Page = keyof typeof PURPOSES;
type Props = RouteContext<"/api/receipts/[page]/[token]">;

/**
 * A customer's proof of a transfer, from a plain form on the page behind the token; the answer leads back to it.
 * Under /api because a body that passes the proxy is cut at 10 MB without an error. 403: not sent by our own pages.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { page, token } = await params;
  if (!isSameOrigin(request.headers, customerContext().appUrl)) return new Response(null, { status: 403 });
  if (!Object.hasOwn(PURPOSES, page)) return new Response(null, { status: 404 });
  const said = await take(request, page as Page, token).catch(failed);
  const path = `/${page}/${encodeURIComponent(token)}?receipt=${said}#receipt`;
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

function failed(error: unknown): string {
  log.error(reasonOf(error), "a receipt was not taken");
  return isDatabaseDown(error) ? "database_down" : "unexpected";
}

async function take(request: Request, page: Page, token: string): Promise<string> {
  const ip = ipGroup(clientIp(request.headers));
  const spent = await rateLimits().spend("receipt", ip);
  const order = spent.ok ? await payableOrder(page, token) : null;
  if (!order) {
    await discardBody(request, LARGEST_RECEIPT);
    return spent.ok ? "link_not_found" : "too_many";
  }
  const form = await readUpload(request, LARGEST_RECEIPT);
  if (!form.ok) return form.refusal === "too_large" ? "too_large" : "no_file";
  const { file: _file, ...typed } = Object.fromEntries(form.value);
  const file = await uploadedFile(form.value, "file");
  const taken = await takeReceipt(customerContext(), fileStore(), { order, file, typed });
  return taken.ok ? "sent" : taken.refusal.code;
}

async function payableOrder(page: Page, token: string): Promise<Order | null> {
  const found = await openOrderLink(PURPOSES[page], token);
  if (!found.ok || found.value.state !== "live") return null;
  const { order, link, ctx } = found.value;
  return page === "o" || askedByLink(order, link.id, ctx.now()) !== null ? order : null;
}
