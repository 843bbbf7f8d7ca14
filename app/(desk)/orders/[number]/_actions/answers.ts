import { findLastChange } from "@/db/queries/order-page";
import type { Quoted } from "@/lib/fulfillment/commands/quote-rates";
import { isLive } from "@/lib/fulfillment/shipment";
import { ok, type Result } from "@/lib/kernel/result";
import { type StatusLink, statusLinkOf } from "@/lib/links/commands/status-link";
import type { Refunder } from "@/lib/orders/commands/cancel-order";
import type { Order } from "@/lib/orders/order";
import type { Requester } from "@/lib/payments/commands/request-refund";
import type { Visit, Work } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";
import { can } from "@/lib/staff/roles";

/** What the browser learns of a change: enough to take it back. */
export const versionOf = (order: Order) => ({ version: order.version });

export const newestPayment = (order: Order) => ({
  version: order.version,
  paymentId: Object.values(order.money.payments).at(-1)?.paymentId ?? null,
  status: order.paymentStatus,
});

export const newestShipment = (order: Order) => ({
  version: order.version,
  shipmentId: Object.values(order.parcels.shipments).filter(isLive).at(-1)?.shipmentId ?? null,
});

/** Rates as the dialog shows them. */
export const writtenRates = ({ quoteId, rates }: Quoted) => ({
  ...{ quoteId, rates },
  isDemo: rates.every(({ carrier }) => carrier === "demo_carrier"),
});

/** What a seller of labels said, in its own words; other refusals have theirs. */
export const sellerSaid = (refusal: { readonly code: string; readonly detail?: string }): string | null =>
  refusal.detail ?? null;

const MOST_AT_ONCE_MS = 1_000;

/** The refunds that were asked for together, last. */
export function newestRefunds(order: Order) {
  const asked = Object.values(order.money.refunds).filter(({ requestedHere }) => requestedHere);
  const last = asked.at(-1);
  const since = (last?.requestedAt.getTime() ?? 0) - MOST_AT_ONCE_MS;
  const together = asked.filter(({ requestedAt }) => requestedAt.getTime() >= since);
  return {
    version: order.version,
    isWaiting: last?.state === "requested",
    isCanceled: last?.alsoCancel === true,
    refundIds: together.map(({ refundId }) => refundId),
  };
}

/** What the person who asks may do alone. */
export const requesterOf = ({ user }: Visit): Requester => ({
  limit: user?.refundLimit ?? null,
  mayCancel: user !== null && can(user.permissions, "orders.cancel"),
});

export const refunderOf = ({ user }: Visit): Refunder => ({
  limit: user?.refundLimit ?? null,
  mayRefund: user !== null && can(user.permissions, "refunds.write"),
});

export const mayRefuse = ({ user }: Visit) => ({
  mayRefuse: user !== null && can(user.permissions, "refunds.approve"),
});

/** Who was faster, for the words of a refusal. */
export type ChangedBy = { readonly who: string | null; readonly at: Date };

type OnOrder = { readonly orderId: number };

/** Adds to `changed_meanwhile` who changed the order and when. */
export function tellingWho<In extends OnOrder, V, C extends string>(work: Work<In, V, C>): Work<In, V, C> {
  return {
    ...work,
    run: async (ctx, input, visit) => {
      const result = await work.run(ctx, input, visit);
      if (result.ok || result.refusal.code !== "changed_meanwhile") return result;
      const detail: ChangedBy | null = await findLastChange(ctx.db, input.orderId);
      return { ok: false, refusal: { ...result.refusal, detail } };
    },
  };
}

/** The address of the customer's status page. */
export async function showStatusLink(ctx: Context, { orderId }: OnOrder): Promise<Result<StatusLink, never>> {
  return ok(await statusLinkOf(ctx, orderId));
}
