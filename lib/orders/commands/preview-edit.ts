import type { ShippingOffer } from "@/lib/catalog/shipping-rates";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type EditPreview, previewEdit } from "@/lib/orders/edit-preview";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import type { OrderNotFound } from "./change-order";
import type { EditContents } from "./edit-input";
import { type LoadRefused, loadEdit } from "./load-edit";
import { readOrder } from "./read-order";

export type NamedMove = { readonly name: string; readonly detail: string; readonly delta: number };
export type NamedShort = {
  readonly variantId: number;
  readonly name: string;
  readonly wanted: number;
  readonly available: number;
};

export type PreviewedEdit = {
  readonly order: Order;
  readonly offers: readonly ShippingOffer[];
  readonly preview: Result<
    EditPreview & { readonly moves: readonly NamedMove[]; readonly short: readonly NamedShort[] },
    LoadRefused
  >;
};

/** Shows what an edit would do to money, stock and links, by the code that would do it. Changes nothing. */
export async function previewEditedOrder(
  ctx: Context,
  input: EditContents,
): Promise<Result<PreviewedEdit, OrderNotFound>> {
  const order = await readOrder(ctx.db, input.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const { plan, offers, rows } = await loadEdit(ctx.db, ctx, order, input);
  if (!plan.ok) return ok({ order, offers, preview: plan });
  const seen = previewEdit(order, plan.value, ctx.actor, ctx.now());
  const moves = seen.stock.map(({ variantId, delta }) => {
    const row = rows.get(variantId);
    return { name: row?.name ?? String(variantId), detail: row?.options.join(" · ") ?? "", delta };
  });
  const short = seen.stock.flatMap(({ variantId, delta }): NamedShort[] => {
    const row = rows.get(variantId);
    if (delta >= 0 || !row || row.unlimited || row.stock >= -delta) return [];
    return [{ variantId, name: nameOf(row), wanted: -delta, available: Math.max(0, row.stock) }];
  });
  return ok({ order, offers, preview: ok({ ...seen, moves, short }) });
}

/** A variant in one line. */
export const nameOf = ({
  name,
  options,
}: {
  readonly name: string;
  readonly options: readonly string[];
}): string => [name, ...options].join(" · ");
