import { searchPeople } from "@/db/queries/desk-search";
import { currentUser, staffContext, userCan } from "@/lib/platform/session";

const MOST_TYPED = 120;

/** Customers for a manual order. 401: signed out. 403: may not make one. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  if (!userCan(user, "orders.create")) return new Response(null, { status: 403 });
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const { db } = await staffContext();
  const found = await searchPeople(db, typed.slice(0, MOST_TYPED));
  return Response.json({ found }, { headers: { "cache-control": "no-store" } });
}
