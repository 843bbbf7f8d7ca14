import { searchGoods } from "@/db/queries/desk-search";
import { currentUser, staffContext, userCan } from "@/lib/platform/session";

const MOST_TYPED = 120;

/** Products for a line of an order. 401: signed out. 403: may not see the catalogue. Amounts travel as text. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  if (!userCan(user, "catalog.read")) return new Response(null, { status: 403 });
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const { db } = await staffContext();
  const rows = await searchGoods(db, typed.slice(0, MOST_TYPED));
  const found = rows.map((row) => ({ ...row, price: row.price.toString() }));
  return Response.json({ found }, { headers: { "cache-control": "no-store" } });
}
