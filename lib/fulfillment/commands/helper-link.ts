import { findLinkByToken, type LinkRow } from "@/db/queries/links";
import { type HelperJob, type HelperScope, helperJob, helperScope } from "@/lib/fulfillment/helper";
import { helperActor } from "@/lib/kernel/actor";
import { tokenHash } from "@/lib/kernel/hash";
import { isToken, linkState } from "@/lib/links/token";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { as, type Context } from "@/lib/platform/context";

export type HelperVisit = {
  /** Acts as this helper: the history names the link. */
  readonly ctx: Context;
  readonly link: LinkRow;
  readonly order: Order;
  readonly scope: HelperScope;
  readonly job: HelperJob;
};

/** Over: ended, expired, or nothing is left to do. */
export type HelperLinkOver = { readonly code: "helper_link_over" };

/** Whoever holds a token that still opens something; null otherwise. */
export async function helperVisit(ctx: Context, token: string): Promise<HelperVisit | null> {
  if (!isToken(token)) return null;
  const link = await findLinkByToken(ctx.db, "helper", tokenHash(token));
  const scope = helperScope.safeParse(link?.content);
  if (!link || link.orderId === null || !scope.success || linkState(link, ctx.now()) !== "live") return null;
  const order = await readOrder(ctx.db, link.orderId);
  if (!order) return null;
  return {
    ctx: as(ctx, helperActor(link.id)),
    ...{ link, order, scope: scope.data },
    job: helperJob(order, scope.data),
  };
}
