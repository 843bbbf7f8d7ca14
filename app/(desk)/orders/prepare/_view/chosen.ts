import { orderIdsOf } from "@/db/queries/prepare";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

const MOST = 50;
const NUMBER = /^[1-9]\d{0,9}$/;

/** Order numbers out of an address: `?order=1042&order=1043` or `?orders=1042,1043`. */
export function numbersIn(given: string | string[] | undefined): number[] {
  const texts = (Array.isArray(given) ? given : [given ?? ""]).flatMap((text) => text.split(","));
  const known = texts.map((text) => text.trim().replace(/^#/, "")).filter((text) => NUMBER.test(text));
  return [...new Set(known.map(Number))].slice(0, MOST);
}

export async function findOrders(ctx: Context, numbers: readonly number[]): Promise<Order[]> {
  const ids = await orderIdsOf(ctx.db, numbers);
  const found = await Promise.all(ids.map((id) => readOrder(ctx.db, id)));
  return found.filter((order): order is Order => order !== null);
}

/** The scanning screen of an order, with the others that were chosen. */
export const scanHref = (number: number, chosen: readonly number[]): string =>
  chosen.length > 1 ? `/orders/prepare/${number}?orders=${chosen.join(",")}` : `/orders/prepare/${number}`;
