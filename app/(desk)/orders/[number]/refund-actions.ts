"use server";
import {
  approveRefund,
  oneRefundInput,
  rejectRefund,
  rejectRefundInput,
} from "@/lib/payments/commands/decide-refund";
import { matchRefund, matchRefundInput } from "@/lib/payments/commands/match-refund";
import { previewRefund, previewRefundInput } from "@/lib/payments/commands/preview-refund";
import { requestRefund, requestRefundInput } from "@/lib/payments/commands/request-refund";
import { recordRefund, recordRefundInput, retryRefund } from "@/lib/payments/commands/settle-refund";
import { deskAction, runs } from "@/lib/platform/action";
import { mayRefuse, newestRefunds, requesterOf, tellingWho, versionOf } from "./_actions/answers";

export const previewRefundAction = deskAction("refunds.write", { repeatable: true, quiet: true })
  .inputSchema(previewRefundInput)
  .action(
    runs((ctx, input, visit) => previewRefund(ctx, input, requesterOf(visit)), {
      answer: (preview) => preview,
    }),
  );

export const requestRefundAction = deskAction("refunds.write")
  .inputSchema(requestRefundInput)
  .action(
    tellingWho(
      runs((ctx, input, visit) => requestRefund(ctx, input, requesterOf(visit)), { answer: newestRefunds }),
    ),
  );

export const approveRefundAction = deskAction("refunds.approve")
  .inputSchema(oneRefundInput)
  .action(runs(approveRefund, { answer: versionOf }));

export const rejectRefundAction = deskAction("refunds.write")
  .inputSchema(rejectRefundInput)
  .action(runs((ctx, input, visit) => rejectRefund(ctx, input, mayRefuse(visit)), { answer: versionOf }));

export const retryRefundAction = deskAction("refunds.write")
  .inputSchema(oneRefundInput)
  .action(runs((ctx, input, visit) => retryRefund(ctx, input, requesterOf(visit)), { answer: versionOf }));

export const recordRefundAction = deskAction("refunds.write")
  .inputSchema(recordRefundInput)
  .action(runs((ctx, input, visit) => recordRefund(ctx, input, requesterOf(visit)), { answer: versionOf }));

export const matchRefundAction = deskAction("refunds.write")
  .inputSchema(matchRefundInput)
  .action(runs(matchRefund));
