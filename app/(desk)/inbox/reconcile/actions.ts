"use server";
import { redirect } from "next/navigation";
import {
  fixDifference,
  fixDifferenceInput,
  labelDifference,
  labelDifferenceInput,
  repairRunInput,
  startRepair,
} from "@/lib/payments/commands/fix-difference";
import { startReconciliation, startReconciliationInput } from "@/lib/payments/commands/reconcile-provider";
import { deskAction, runs } from "@/lib/platform/action";

export const startReconciliationAction = deskAction("inbox.replay")
  .inputSchema(startReconciliationInput)
  .action(
    runs(startReconciliation, {
      answer: ({ runId }) => runId,
      after: (runId) => redirect(`/inbox/reconcile/${runId}`),
    }),
  );

export const fixDifferenceAction = deskAction("inbox.replay")
  .inputSchema(fixDifferenceInput)
  .action(runs(fixDifference));

export const labelDifferenceAction = deskAction("inbox.replay")
  .inputSchema(labelDifferenceInput)
  .action(runs(labelDifference));

export const startRepairAction = deskAction("inbox.replay")
  .inputSchema(repairRunInput)
  .action(runs(startRepair));
