import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { countSecurity, insertSecurityEvent } from "@/db/queries/security";
import { handable, isPickupCode, type PickupRefused } from "@/lib/fulfillment/pickup";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mintId } from "@/lib/kernel/ids";
import { checked, lineText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

/** What is asked at the counter. */
export const handing = {
  code: orNull(lineText({ max: 20 })).optional(),
  /** Nobody has the code: whoever hands it over answers for it. */
  withoutCode: checked,
  takenBy: lineText({ min: 1, max: 100 }),
};

export const handOverInput = z.strictObject({ orderId: rowIdField, ...handing });
export type HandOverInput = z.output<typeof handOverInput>;
export type HandOverRefused =
  | PickupRefused
  | GateRefused
  | { readonly code: "code_missing" }
  /** `tries`: wrong ones for this order today, this one included. */
  | { readonly code: "wrong_code"; readonly tries: number };

/**
 * Handed over at the counter, with the code or without it, to somebody with a name.
 * A wrong code changes nothing and is counted; it never bars the shop from handing over without one.
 */
export async function handOver(ctx: Context, input: HandOverInput): Promise<Result<Order, HandOverRefused>> {
  const handed = await decideHandOver(ctx, input);
  if (handed.ok || handed.refusal.code !== "wrong_code") return handed;
  const at = ctx.now();
  const { orderId } = input;
  const staffId = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
  const detail = { orderId, by: ctx.actor.kind, helper: ctx.actor.kind === "helper" ? ctx.actor.id : null };
  await insertSecurityEvent(ctx.db, { kind: WRONG_CODE, staffId, ip: null, detail, at });
  const tries = await countSecurity(ctx.db, WRONG_CODE, { orderId }, plus(at, -DAY_MS));
  return refuse({ code: "wrong_code", tries });
}

const WRONG_CODE = "pickup_code_wrong";

async function decideHandOver(ctx: Context, input: HandOverInput): Promise<Result<Order, HandOverRefused>> {
  const { orderId, code, withoutCode, takenBy } = input;
  const noteId = mintId(ctx.random, "note");
  return changeOrder<HandOverRefused>(
    ctx,
    orderId,
    (order) => {
      const may = handable(order);
      if (!may.ok) return may;
      if (!code && !withoutCode) return refuse({ code: "code_missing" });
      const codeChecked = Boolean(code) && !withoutCode;
      if (codeChecked && !isPickupCode(ctx.linkKey, order, code ?? ""))
        return refuse({ code: "wrong_code", tries: 0 });
      return ok([{ kind: "pickup_handed_over", codeChecked, noteId }]);
    },
    {
      alongside: (tx) =>
        insertNote(tx, { id: noteId, orderId, kind: "name", text: takenBy, createdAt: ctx.now() }),
    },
  );
}
