import { eraseFiles } from "@/lib/customers/commands/erase-person";
import { carryDemoParcel } from "@/lib/fulfillment/adapters/demo-carry";
import { giveKeys } from "@/lib/fulfillment/commands/give-keys";
import { processCarrierMessage } from "@/lib/fulfillment/commands/process-carrier-message";
import { settleAskedLabel } from "@/lib/fulfillment/commands/settle-label";
import { voidAskedLabel } from "@/lib/fulfillment/commands/void-label";
import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import { processMailMessage } from "@/lib/notifications/commands/process-mail-message";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { noteOverdue } from "@/lib/orders/commands/note-overdue";
import { remindDue } from "@/lib/orders/commands/remind-due";
import { reprojectOrders } from "@/lib/orders/commands/reproject-orders";
import { sendDemoMessage } from "@/lib/payments/adapters/demo-sender";
import { processInboxMessage } from "@/lib/payments/commands/process-inbox-message";
import { readStatement } from "@/lib/payments/commands/read-statement";
import { reconcileAll, reconcileRun } from "@/lib/payments/commands/reconcile-provider";
import { sendRefund } from "@/lib/payments/commands/send-refund";
import { sweepInbox } from "@/lib/payments/commands/sweep-inbox";
import { sweepRefunds } from "@/lib/payments/commands/sweep-refunds";
import { watchAttempts } from "@/lib/payments/commands/watch-attempts";
import { demoSettings, systemContext } from "./compose";
import { demoCarrierSettings } from "./compose-carriers";
import { fileStore } from "./files";
import type { Handlers } from "./jobs";

/** Which code runs which task. Every handler is at-least-once: it asks its own row first whether the work is done. */
export const handlers = (): Handlers => ({
  inbox: async ({ inboxId }) => {
    const isPayment = await processInboxMessage(systemContext(), inboxId);
    if (isPayment) return;
    await processCarrierMessage(systemContext(), inboxId);
    await processMailMessage(systemContext(), inboxId);
  },
  "letter:deliver": ({ letterId }) => deliverLetter(systemContext(), letterId),
  "keys:give": () => giveKeys(systemContext()),
  "orders:expire": async () => {
    await expireOrders(systemContext());
    await noteOverdue(systemContext());
    await remindDue(systemContext());
  },
  "orders:reproject": (payload) => reprojectOrders(systemContext(), payload),
  "inbox:sweep": () => sweepInbox(systemContext()),
  "refund:send": (payload) => sendRefund(systemContext(), payload),
  "refunds:sweep": () => sweepRefunds(systemContext()),
  "payments:watch": () => watchAttempts(systemContext()),
  "payments:reconcile": (payload) => reconcileRun(systemContext(), payload),
  "payments:reconcile-all": () => reconcileAll(systemContext()),
  "files:erase": (payload) => eraseFiles(fileStore(), payload),
  "statement:read": ({ statementId }) => readStatement(systemContext(), fileStore(), statementId),
  "label:settle": ({ labelId }) => settleAskedLabel(systemContext(), fileStore(), labelId),
  "label:void": ({ labelId }) => voidAskedLabel(systemContext(), labelId),
  "demo:carry": (payload) => carryDemoParcel(demoCarrierSettings(), payload),
  "demo:send": (payload) => sendDemoMessage(demoSettings(), payload),
});
