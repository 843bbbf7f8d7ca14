import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { sendDemoMessage } from "@/lib/payments/adapters/demo-sender";
import { processInboxMessage } from "@/lib/payments/commands/process-inbox-message";
import { sweepInbox } from "@/lib/payments/commands/sweep-inbox";
import { demoSettings, systemContext } from "./compose";
import type { Handlers } from "./jobs";

/** Which code runs which task. Every handler is at-least-once: it asks its own row first whether the work is done. */
export const handlers = (): Handlers => ({
  inbox: ({ inboxId }) => processInboxMessage(systemContext(), inboxId),
  "letter:deliver": ({ letterId }) => deliverLetter(systemContext(), letterId),
  "orders:expire": () => expireOrders(systemContext()),
  "inbox:sweep": () => sweepInbox(systemContext()),
  "demo:send": (payload) => sendDemoMessage(demoSettings(), payload),
});
