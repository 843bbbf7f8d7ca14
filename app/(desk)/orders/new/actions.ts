"use server";
import { z } from "zod";
import { archiveDeskDraft } from "@/lib/carts/commands/archive-desk-draft";
import { deskDraftInput, saveDeskDraft } from "@/lib/carts/commands/save-desk-draft";
import { minorUnits, rowIdField } from "@/lib/kernel/input";
import { createManualOrder } from "@/lib/orders/commands/create-manual-order";
import { deskAction, runs } from "@/lib/platform/action";
import { userCan } from "@/lib/platform/session";
import { previewOf } from "./_view/preview";

export const saveDraftAction = deskAction("orders.create", { repeatable: true, quiet: true })
  .inputSchema(deskDraftInput)
  .action(
    runs(saveDeskDraft, {
      answer: ({ version, desk }) => ({ version, preview: previewOf(desk) }),
      detail: (refusal) => refusal,
    }),
  );

export const createOrderAction = deskAction("orders.create")
  .inputSchema(deskDraftInput.extend({ seenTotal: minorUnits }))
  .action({
    run: async (ctx, input, { user }) => {
      const mayPay = user !== null && userCan(user, "orders.pay");
      const made = await createManualOrder(ctx, input, { mayPay });
      if (made.ok) return { ok: true, value: { number: made.value.number } };
      return { ok: false, refusal: { code: made.refusal.code, detail: made.refusal } };
    },
  });

export const archiveDraftAction = deskAction("orders.create")
  .inputSchema(z.strictObject({ draftId: rowIdField }))
  .action(runs(archiveDeskDraft));
