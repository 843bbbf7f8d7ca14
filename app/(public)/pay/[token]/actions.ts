"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { liveLink } from "@/app/(public)/_shop/find-link";
import { payOrder } from "@/app/(public)/_shop/pay-order";
import { withRefusal } from "@/app/(public)/_shop/refused";
import { countUse } from "@/db/queries/links";
import { placeByLink } from "@/lib/carts/commands/place-by-link";
import { ok } from "@/lib/kernel/result";
import { statusLinkOf } from "@/lib/links/commands/status-link";
import { linkAction } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";
import { isMethodKey, methodKind } from "@/lib/shop/payment-methods";

const payInput = z.strictObject({ token: z.string().max(64), methodKey: z.string().max(60) });

/** By hand: the order is placed and this page says how. Online: on to the provider's page; it comes back to the order's page. */
async function pay(ctx: Context, { token, methodKey }: z.output<typeof payInput>) {
  const back = `/pay/${token}`;
  const found = await liveLink(ctx, "payment", token);
  if (!found) return ok(withRefusal(back, "pay_link_over"));
  const { id: linkId } = found.link;
  const given = { orderId: found.order.id, methodKey };
  await countUse(ctx.db, linkId);
  if (isMethodKey(methodKey) && methodKind(methodKey) === "manual") {
    const placed = await placeByLink(ctx, { ...given, linkId });
    return ok(placed.ok ? `${back}#how` : withRefusal(back, placed.refusal.code));
  }
  const status = await statusLinkOf(ctx, found.order.id);
  return ok(await payOrder(ctx, { ...given, back: `/o/${status.token}`, link: { id: linkId, page: back } }));
}

export const payByLinkAction = linkAction("payment")
  .inputSchema(payInput)
  .action({ run: pay, after: (path) => redirect(path) });
