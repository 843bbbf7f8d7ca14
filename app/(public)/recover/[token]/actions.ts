"use server";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { liveLink, openedLink } from "@/app/(public)/_shop/find-link";
import { withRefusal } from "@/app/(public)/_shop/refused";
import { openRecoveryCart } from "@/lib/carts/commands/open-order-cart";
import { stopReminders } from "@/lib/carts/commands/stop-reminders";
import { ok } from "@/lib/kernel/result";
import { linkAction } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

const tokenInput = z.strictObject({ token: z.string().max(64) });
type TokenInput = z.output<typeof tokenInput>;
const go = (path: string) => redirect(path);

async function recover(ctx: Context, { token }: TokenInput) {
  const back = `/recover/${token}`;
  const found = await liveLink(ctx, "recovery", token);
  if (!found) return ok(withRefusal(back, "link_not_found"));
  const opened = await openRecoveryCart(ctx, { orderId: found.order.id, locale: await getLocale() });
  return ok(opened.ok ? `/cart/${opened.value.token}` : withRefusal(back, opened.refusal.code));
}

export const recoverAction = linkAction("recovery")
  .inputSchema(tokenInput)
  .action({ run: recover, after: go });

/** Works with a link that has ended too: nobody must find a way to write again first. */
async function unsubscribe(ctx: Context, { token }: TokenInput) {
  const back = `/recover/${token}/unsubscribe`;
  const found = await openedLink(ctx, "recovery", token);
  const stopped = found ? await stopReminders(ctx, found.order.id) : null;
  return ok(stopped?.ok ? `${back}?done=1` : withRefusal(back, "link_not_found"));
}

export const unsubscribeAction = linkAction("recovery")
  .inputSchema(tokenInput)
  .action({ run: unsubscribe, after: go });
