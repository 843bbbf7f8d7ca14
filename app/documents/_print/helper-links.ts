import type { OrderPage } from "@/db/queries/order-page";
import { findHelperLinks } from "@/lib/fulfillment/commands/issue-helper-link";
import { helperJob } from "@/lib/fulfillment/helper";
import { isLive } from "@/lib/fulfillment/shipment";
import type { Context } from "@/lib/platform/context";
import type { PrintedPaper } from "./print-request";

type Helped = { readonly orderId: number; readonly shipmentIds: readonly (string | null)[] };

/** Slips open a page for the order, labels one for each parcel; what is over needs none. */
function scopesOf(paper: PrintedPaper | undefined, { order }: OrderPage): (string | null)[] {
  const parcels = Object.values(order.parcels.shipments).filter(isLive);
  const scopes = paper === "shipping_label" ? parcels.map(({ shipmentId }) => shipmentId) : [null];
  if (paper !== "shipping_label" && paper !== "packing_slip") return [];
  return scopes.filter((shipmentId) => helperJob(order, { shipmentId }).over === null);
}

/** The links that must be there before these papers are drawn. */
export const helpedBy = (paper: PrintedPaper | undefined, pages: readonly OrderPage[]): Helped[] =>
  pages.flatMap((page) => {
    const shipmentIds = scopesOf(paper, page);
    return shipmentIds.length > 0 ? [{ orderId: page.order.id, shipmentIds }] : [];
  });

export const helpedKey = (orderId: number, shipmentId: string | null): string =>
  `${orderId} ${shipmentId ?? ""}`;

/** The addresses of the links that work now. Makes none: a look at a paper changes nothing. */
export async function helperUrls(
  ctx: Context,
  paper: PrintedPaper,
  pages: readonly OrderPage[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = helpedBy(paper, pages).map(({ orderId }) => orderId);
  const found = await Promise.all(
    wanted.map(async (orderId) =>
      (await findHelperLinks(ctx, orderId)).map(
        ({ shipmentId, url }) => [helpedKey(orderId, shipmentId), url] as const,
      ),
    ),
  );
  return new Map(found.flat());
}
