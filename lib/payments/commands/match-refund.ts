import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { refundTwins } from "@/lib/payments/recorded-twice";
import type { Context } from "@/lib/platform/context";

const refundId = z.string().min(1).max(200);

export const matchRefundInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  refundId,
  sameAs: refundId,
});
type MatchRefused = GateRefused | { readonly code: "refund_decided" };

/** A person says that the refund recorded by hand is the one that the provider told of: it is counted once from then on. */
export async function matchRefund(
  ctx: Context,
  { orderId, expectedVersion, ...pair }: z.output<typeof matchRefundInput>,
): Promise<Result<Order, MatchRefused>> {
  return changeOrder<MatchRefused>(
    ctx,
    orderId,
    ({ money }) =>
      refundTwins(money).some(
        ({ recorded, told }) => recorded.refundId === pair.refundId && told.refundId === pair.sameAs,
      )
        ? ok([{ kind: "refund_matched", ...pair }])
        : refuse({ code: "refund_decided" }),
    { expectedVersion },
  );
}
