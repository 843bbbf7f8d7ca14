import { notFound } from "next/navigation";
import { findOrderPage } from "@/db/queries/order-page";
import { staffContext } from "@/lib/platform/session";

const NUMBER = /^[1-9]\d{0,9}$/;

/** The order whose number stands in the address; an unknown one is not found. The page has asked who it is before. */
export async function askedOrder(params: Promise<{ number: string }>) {
  const { number } = await params;
  if (!NUMBER.test(number)) notFound();
  const ctx = await staffContext();
  const page = await findOrderPage(ctx.db, Number(number));
  if (!page) notFound();
  return { ctx, page };
}
