import { countNewOrders } from "@/db/queries/order-counts";
import { currentUser, staffContext, userCan } from "@/lib/platform/session";

/** How many orders came in since a moment (`?since=` ISO). 401: signed out. 403: may not see orders. 400: no moment. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  if (!userCan(user, "orders.read")) return new Response(null, { status: 403 });
  const since = Date.parse(new URL(request.url).searchParams.get("since") ?? "");
  if (Number.isNaN(since)) return new Response(null, { status: 400 });
  const { db } = await staffContext();
  const count = await countNewOrders(db, new Date(since));
  return Response.json({ count }, { headers: { "cache-control": "no-store" } });
}
