import { inTransaction } from "@/db/client";
import { listHelperLinks } from "@/db/queries/helper-links";
import { lockOrder } from "@/db/queries/journal";
import { insertLink, type LinkRow } from "@/db/queries/links";
import { helperScope } from "@/lib/fulfillment/helper";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { newOrderLink, urlOf } from "@/lib/links/commands/link-url";
import { linkExpiresAt } from "@/lib/links/purposes";
import { linkState } from "@/lib/links/token";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { type Context, pinned } from "@/lib/platform/context";

export type HelperLink = {
  readonly id: string;
  /** Null: the order itself, before it has a parcel. */
  readonly shipmentId: string | null;
  readonly url: string;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
};

/** The links of an order that work, with their addresses. Makes none. */
export async function findHelperLinks(ctx: Context, orderId: number): Promise<HelperLink[]> {
  return live(ctx, await listHelperLinks(ctx.db, orderId));
}

function live(ctx: Context, rows: readonly LinkRow[]): HelperLink[] {
  return rows.flatMap((row) => {
    const [scope, url] = [helperScope.safeParse(row.content), urlOf(ctx, row)];
    if (!scope.success || url === null || linkState(row, ctx.now()) !== "live") return [];
    const { id, expiresAt, createdAt } = row;
    return [{ id, url, expiresAt, createdAt, shipmentId: scope.data.shipmentId }];
  });
}

type Asked = { readonly orderId: number; readonly shipmentIds: readonly (string | null)[] };

/** A link for each thing that a paper is printed for; one that works already is printed again. Told in the history when it is new. */
export async function issueHelperLinks(
  given: Context,
  { orderId, shipmentIds }: Asked,
): Promise<HelperLink[]> {
  const ctx = await pinned(given);
  const { times } = await ctx.settings();
  return inTransaction(given.db, async (tx) => {
    // First the order, so that two who print at once print the same link.
    await lockOrder(tx, orderId);
    const known = live(ctx, await listHelperLinks(tx, orderId));
    const missing = shipmentIds.filter((id) => !known.some(({ shipmentId }) => shipmentId === id));
    if (missing.length === 0) return known;
    const expiresAt = linkExpiresAt("helper", times, ctx.now());
    const made = missing.map((shipmentId) =>
      newOrderLink(ctx, { purpose: "helper", orderId, expiresAt, content: { shipmentId } }),
    );
    const issued = made.map(
      ({ id }): OrderEvent => ({
        kind: "link_issued",
        linkId: id,
        purpose: "helper",
        expiresAt: expiresAt?.toISOString() ?? null,
      }),
    );
    mustSucceed(
      await changeOrderWithin<never>(tx, ctx, orderId, () => ok(issued), {
        alongside: async (open) => {
          for (const row of made) await insertLink(open, row);
        },
      }),
      "links of papers",
    );
    return live(ctx, await listHelperLinks(tx, orderId));
  });
}
