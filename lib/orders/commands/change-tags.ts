import { z } from "zod";
import { lineText, listField, rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

const MOST_TAGS = 20;

export const changeTagsInput = z.strictObject({
  orderId: rowIdField,
  tags: listField(lineText({ min: 1, max: 40 }), MOST_TAGS),
});
export type ChangeTagsInput = z.output<typeof changeTagsInput>;

/** Replaces an order's tags; doubles (without case) are dropped, the first spelling stays. */
export async function changeTags(ctx: Context, input: ChangeTagsInput): Promise<Result<Order, GateRefused>> {
  const seen = new Map(input.tags.map((tag) => [tag.toLowerCase(), tag] as const).reverse());
  const after = input.tags.filter((tag) => seen.get(tag.toLowerCase()) === tag);
  return changeOrder<never>(ctx, input.orderId, (order) => {
    const before = [...order.tags];
    const same = before.length === after.length && before.every((tag, index) => tag === after[index]);
    return ok(same ? [] : [{ kind: "tags_changed", before, after }]);
  });
}
