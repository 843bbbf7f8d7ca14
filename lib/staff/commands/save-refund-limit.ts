import { z } from "zod";
import { inTransaction } from "@/db/client";
import { insertSecurityEvent } from "@/db/queries/security";
import { findStaff, updateStaff } from "@/db/queries/staff";
import { lineText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readPlainAmount } from "@/lib/kernel/typed-amount";
import type { Context } from "@/lib/platform/context";

export const saveRefundLimitInput = z.strictObject({
  staffId: rowIdField,
  /** Decimal, in the shop's currency; empty: no limit. */
  limit: orNull(lineText({ max: 30 })),
});
export type SaveRefundLimitInput = z.output<typeof saveRefundLimitInput>;
export type SaveRefundLimitRefused = { readonly code: "person_not_found" | "bad_amount" };

/** How much a person may give back on one order alone; counts from their next request on. */
export async function saveRefundLimit(
  ctx: Context,
  { staffId, limit }: SaveRefundLimitInput,
): Promise<Result<undefined, SaveRefundLimitRefused>> {
  const { currency } = await ctx.settings();
  const refundLimit = limit === null ? null : readPlainAmount(limit.replace(",", "."), currency);
  if (limit !== null && refundLimit === null) return refuse({ code: "bad_amount" });
  return inTransaction(ctx.db, async (tx) => {
    const person = await findStaff(tx, staffId);
    if (!person) return refuse({ code: "person_not_found" as const });
    await updateStaff(tx, staffId, { refundLimit });
    const by = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
    const detail = {
      of: staffId,
      from: person.refundLimit?.toString() ?? "",
      to: refundLimit?.toString() ?? "",
    };
    await insertSecurityEvent(tx, {
      kind: "refund_limit_changed",
      staffId: by,
      ip: null,
      detail,
      at: ctx.now(),
    });
    return ok(undefined);
  });
}
