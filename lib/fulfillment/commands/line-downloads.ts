import { z } from "zod";
import { isEntitled } from "@/lib/fulfillment/digital";
import { type Grant, grantsOfLine } from "@/lib/fulfillment/grants";
import { lineText, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { GateRefused } from "@/lib/orders/commands/change-order";
import type { EventOf } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";

/** One line of an order: its files share a link. */
export const lineDownloadsInput = z.strictObject({
  orderId: rowIdField,
  lineId: lineText({ min: 1, max: 80 }),
});
export type LineDownloads = z.output<typeof lineDownloadsInput>;

export type DownloadsRefused =
  /** Not paid, refunded, or never granted. */
  { readonly code: "no_downloads" } | GateRefused;

/** The newest grant of each file of a line that its buyer has a right to; refused when there is none. */
export function grantsToChange(
  order: Order,
  lineId: string,
): Result<readonly Grant[], { readonly code: "no_downloads" }> {
  const line = order.lines.find((one) => one.lineId === lineId);
  const grants = grantsOfLine(order.parcels.grants, lineId);
  return line && grants.length > 0 && isEntitled(order, line) ? ok(grants) : refuse({ code: "no_downloads" });
}

/** What a grant says beside its limits, to be said again. */
export const said = ({ lineId, fileId, licenceIds, keysWanted }: Grant) => ({
  ...{ lineId, fileId },
  ...(keysWanted > 0 ? { keysWanted, licenceIds: [...licenceIds] } : {}),
});

export const revokedBy = (grantId: string, cause: string): EventOf<"download_revoked"> => ({
  kind: "download_revoked",
  grantId,
  cause,
});
