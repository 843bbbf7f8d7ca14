"use server";
import { tellingWho } from "@/app/(desk)/orders/[number]/_actions/answers";
import { editOrderInput, previewEditInput } from "@/lib/orders/commands/edit-input";
import { editOrder } from "@/lib/orders/commands/edit-order";
import { undoEditInput, undoOrderEdit } from "@/lib/orders/commands/undo-edit";
import { deskAction, runs } from "@/lib/platform/action";
import { factsOf } from "./refusal-facts";
import { writtenPreview } from "./written-preview";

export const previewEditAction = deskAction("orders.edit", { repeatable: true, quiet: true })
  .inputSchema(previewEditInput)
  .action(runs(writtenPreview, { answer: (preview) => preview }));

export const editOrderAction = deskAction("orders.edit")
  .inputSchema(editOrderInput)
  .action(
    tellingWho(
      runs(editOrder, {
        answer: ({ order, before }) => ({
          before,
          due: order.captured > 0n || order.paymentStatus === "pending" ? order.balanceDue : 0n,
          owedBack: order.owedBack,
          status: order.paymentStatus,
        }),
        detail: factsOf,
      }),
    ),
  );

export const undoEditAction = deskAction("orders.edit")
  .inputSchema(undoEditInput)
  .action(runs(undoOrderEdit));
