import { z } from "zod";
import { inTransaction } from "@/db/client";
import { adjustVariant, lockVariants } from "@/db/queries/stock";
import { lineText, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

const MOST = 1_000_000;

export const adjustStockInput = z.strictObject({
  variantId: rowIdField,
  /** Units that came (positive) or went (negative). */
  delta: z.coerce
    .number()
    .int("not_whole")
    .min(-MOST)
    .max(MOST)
    .refine((units) => units !== 0, "zero"),
  reason: lineText({ min: 1, max: 200 }),
});
export type AdjustStockInput = z.output<typeof adjustStockInput>;
export type AdjustStockRefused =
  | { readonly code: "variant_not_found" | "not_tracked" }
  | { readonly code: "below_zero"; readonly left: number };

/** Corrects a variant's stock by hand. One movement, never changed afterwards; what orders hold is not touched. */
export async function adjustStock(
  ctx: Context,
  { variantId, delta, reason }: AdjustStockInput,
): Promise<Result<{ readonly stock: number }, AdjustStockRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const variant = (await lockVariants(tx, [variantId])).get(variantId);
    if (!variant) return refuse({ code: "variant_not_found" });
    if (variant.unlimited) return refuse({ code: "not_tracked" });
    const stock = variant.stock + delta;
    if (delta < 0 && stock < 0) return refuse({ code: "below_zero", left: variant.stock });
    const staffId = ctx.actor.kind === "staff" && ctx.actor.id !== null ? Number(ctx.actor.id) : null;
    await adjustVariant(tx, variant, { delta, reason, staffId, at: ctx.now() });
    return ok({ stock });
  });
}
