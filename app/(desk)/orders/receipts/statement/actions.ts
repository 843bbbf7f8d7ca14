"use server";
import {
  confirmRowInput,
  confirmStatementRow,
  releaseRowInput,
  releaseStatementRow,
  setAsideInput,
  setRowAside,
} from "@/lib/payments/commands/decide-statement-row";
import { mapStatement, mapStatementInput } from "@/lib/payments/commands/map-statement";
import { deskAction, runs } from "@/lib/platform/action";
import { fileStore } from "@/lib/platform/files";

export const mapStatementAction = deskAction("receipts.review")
  .inputSchema(mapStatementInput)
  .action(runs((ctx, input) => mapStatement(ctx, fileStore(), input)));

const usedBy = (refusal: { readonly number?: number | null }): number | null => refusal.number ?? null;

export const confirmRowAction = deskAction("receipts.review")
  .inputSchema(confirmRowInput)
  .action(
    runs(confirmStatementRow, {
      answer: (order) => ({ number: order.number, status: order.paymentStatus }),
      detail: (refusal) => ("number" in refusal ? usedBy(refusal) : null),
    }),
  );

export const setRowAsideAction = deskAction("receipts.review")
  .inputSchema(setAsideInput)
  .action(runs(setRowAside, { detail: (refusal) => ("number" in refusal ? usedBy(refusal) : null) }));

export const releaseRowAction = deskAction("receipts.review")
  .inputSchema(releaseRowInput)
  .action(runs(releaseStatementRow));
