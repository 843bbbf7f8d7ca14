"use server";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { liveLink } from "@/app/(public)/_shop/find-link";
import { withRefusal } from "@/app/(public)/_shop/refused";
import { openDuplicateCart } from "@/lib/carts/commands/open-order-cart";
import { ok } from "@/lib/kernel/result";
import { linkAction } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

const tokenInput = z.strictObject({ token: z.string().max(64) });

async function duplicate(ctx: Context, { token }: z.output<typeof tokenInput>) {
  const back = `/duplicate/${token}`;
  const found = await liveLink(ctx, "duplicate", token);
  if (!found) return ok(withRefusal(back, "link_not_found"));
  const opened = await openDuplicateCart(ctx, { orderId: found.order.id, locale: await getLocale() });
  return ok(opened.ok ? `/cart/${opened.value.token}` : withRefusal(back, opened.refusal.code));
}

export const duplicateAction = linkAction("duplicate")
  .inputSchema(tokenInput)
  .action({ run: duplicate, after: (path) => redirect(path) });
