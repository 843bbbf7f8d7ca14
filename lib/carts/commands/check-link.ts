import type { Tx } from "@/db/client";
import { lockLink, salesOfLink, setUses } from "@/db/queries/links";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { linkState } from "@/lib/links/token";
import type { Context } from "@/lib/platform/context";

export type LinkSpent = { readonly code: "link_spent"; readonly why: "ended" | "uses" | "units" };

/**
 * May one more order be placed through this saved link? Its row is held while the orders so far are counted, so that a link
 * of 10 uses is used 10 times by any number of buyers. Prices of a link that ended are not sold any more.
 */
export async function checkLink(
  tx: Tx,
  ctx: Context,
  linkId: string,
  orderId: number,
  units: number,
): Promise<Result<null, LinkSpent>> {
  const link = await lockLink(tx, linkId);
  if (!link) return ok(null);
  const sold = await salesOfLink(tx, linkId, orderId);
  if (link.maxUses !== null && sold.orders >= link.maxUses)
    return refuse({ code: "link_spent", why: "uses" });
  if (linkState({ ...link, uses: 0 }, ctx.now()) !== "live")
    return refuse({ code: "link_spent", why: "ended" });
  if (link.stockCap !== null && sold.units + units > link.stockCap) {
    return refuse({ code: "link_spent", why: "units" });
  }
  await setUses(tx, linkId, sold.orders + 1);
  return ok(null);
}
