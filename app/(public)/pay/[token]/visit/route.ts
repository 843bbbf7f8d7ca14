import { customerContext } from "@/app/(public)/_shop/customer-context";
import { liveLink } from "@/app/(public)/_shop/find-link";
import { countVisit } from "@/db/queries/links";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { rateLimits } from "@/lib/platform/rate-limit";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** Counts that a visible page showed a payment link. Always 204: nobody learns which links exist. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const ctx = customerContext();
  const answer = new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  if (!isSameOrigin(request.headers, ctx.appUrl)) return answer;
  const spent = await rateLimits().spend("public_post", `visit:${ipGroup(clientIp(request.headers))}`);
  if (!spent.ok) return answer;
  const found = await liveLink(ctx, "payment", (await params).token);
  if (found) await countVisit(ctx.db, found.link.id);
  return answer;
}
