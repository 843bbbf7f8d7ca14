import { z } from "zod";
import { actionsOf, type HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { sellersOf } from "@/app/(desk)/orders/[number]/_view/label-facts";
import { orderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { findOrderPage } from "@/db/queries/order-page";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Visit } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

export const rowFactsInput = z.strictObject({ number: z.int().positive() });

/** What the dialogs of one order need to say what will happen; read when a row's menu asks, not for every row. */
export async function readRowFacts(
  ctx: Context,
  { number }: z.output<typeof rowFactsInput>,
  { user }: Visit,
): Promise<Result<HeaderActions, { readonly code: "order_not_found" }>> {
  const page = await findOrderPage(ctx.db, number);
  if (!page || !user) return refuse({ code: "order_not_found" });
  const view = await orderView(page, user, await ctx.settings(), ctx.now());
  return ok(actionsOf({ ...view, sellers: sellersOf(ctx.carriers) }));
}
