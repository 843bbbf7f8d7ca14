import type { FoundOrder } from "@/app/(desk)/_palette/found-order";
import { findOrders } from "@/db/queries/order-list";
import { currentUser, staffContext, userCan } from "@/lib/platform/session";

const MOST_TYPED = 200;

/** Orders for the palette. 401: signed out. 403: may not see orders. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  if (!userCan(user, "orders.read")) return new Response(null, { status: 403 });
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const { db } = await staffContext();
  const rows = await findOrders(db, typed.slice(0, MOST_TYPED));
  const orders: FoundOrder[] = rows.map(({ number, customer, city, paymentStatus }) => ({
    ...{ number, customer, city, paymentStatus },
  }));
  return Response.json({ orders }, { headers: { "cache-control": "no-store" } });
}
