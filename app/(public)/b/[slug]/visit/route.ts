import { customerContext } from "@/app/(public)/_shop/customer-context";
import { countVisit } from "@/db/queries/links";
import { findSavedLink } from "@/lib/carts/commands/open-direct-buy";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { rateLimits } from "@/lib/platform/rate-limit";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** Counts a visit that a visible page reports. Always 204: nobody learns which links exist. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const ctx = customerContext();
  const answer = new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  if (!isSameOrigin(request.headers, ctx.appUrl)) return answer;
  const spent = await rateLimits().spend("public_post", `visit:${ipGroup(clientIp(request.headers))}`);
  if (!spent.ok) return answer;
  const link = await findSavedLink(ctx, (await params).slug);
  if (link) await countVisit(ctx.db, link.id);
  return answer;
}
