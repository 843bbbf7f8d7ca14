"use server";
import { z } from "zod";
import { cancelShipment, cancelShipmentInput } from "@/lib/fulfillment/commands/cancel-shipment";
import { dispatch, dispatchInput } from "@/lib/fulfillment/commands/dispatch";
import { reportShipment, reportShipmentInput } from "@/lib/fulfillment/commands/report-shipment";
import { rowIdField } from "@/lib/kernel/input";
import { issueLink, ORDER_LINKS } from "@/lib/links/commands/issue-link";
import { addNote, addNoteInput } from "@/lib/orders/commands/add-note";
import { cancelOrder, cancelOrderInput } from "@/lib/orders/commands/cancel-order";
import { markOrder, markOrderInput } from "@/lib/orders/commands/mark-order";
import { uncancelOrder, uncancelOrderInput } from "@/lib/orders/commands/uncancel-order";
import { markPaidByHand, markPaidByHandInput } from "@/lib/payments/commands/mark-paid-by-hand";
import { voidPayment, voidPaymentInput } from "@/lib/payments/commands/void-payment";
import { deskAction, runs } from "@/lib/platform/action";
import {
  newestPayment,
  newestShipment,
  refunderOf,
  showStatusLink,
  tellingWho,
  versionOf,
} from "./_actions/answers";

export const cancelOrderAction = deskAction("orders.cancel")
  .inputSchema(cancelOrderInput)
  .action(
    tellingWho(
      runs((ctx, input, visit) => cancelOrder(ctx, input, refunderOf(visit)), { answer: versionOf }),
    ),
  );

export const reopenOrderAction = deskAction("orders.cancel")
  .inputSchema(uncancelOrderInput)
  .action(tellingWho(runs(uncancelOrder, { answer: versionOf })));

export const markPaidAction = deskAction("orders.pay")
  .inputSchema(markPaidByHandInput)
  .action(tellingWho(runs(markPaidByHand, { answer: newestPayment })));

export const voidPaymentAction = deskAction("orders.pay")
  .inputSchema(voidPaymentInput)
  .action(tellingWho(runs(voidPayment, { answer: versionOf })));

export const dispatchAction = deskAction("fulfillments.write")
  .inputSchema(dispatchInput)
  .action(tellingWho(runs(dispatch, { answer: newestShipment })));

export const reportShipmentAction = deskAction("fulfillments.write")
  .inputSchema(reportShipmentInput)
  .action(runs(reportShipment));

export const cancelShipmentAction = deskAction("fulfillments.write")
  .inputSchema(cancelShipmentInput)
  .action(runs(cancelShipment));

export const addNoteAction = deskAction("orders.note").inputSchema(addNoteInput).action(runs(addNote));

export const markOrderAction = deskAction("orders.archive")
  .inputSchema(markOrderInput.extend({ mark: z.enum(["hold", "release", "archive", "unarchive"]) }))
  .action(runs(markOrder));

export const prepareOrderAction = deskAction("fulfillments.write")
  .inputSchema(markOrderInput.extend({ mark: z.enum(["preparing", "packed", "unprepared"]) }))
  .action(runs(markOrder));

export const issueLinkAction = deskAction("links.write")
  .inputSchema(z.strictObject({ orderId: rowIdField, purpose: z.enum(ORDER_LINKS) }))
  .action(runs(issueLink, { answer: ({ url }) => url }));

export const statusLinkAction = deskAction("links.write")
  .inputSchema(z.strictObject({ orderId: rowIdField }))
  .action(runs(showStatusLink, { answer: ({ url }) => url }));
