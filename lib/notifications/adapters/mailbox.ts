import { ok } from "@/lib/kernel/result";
import type { Mailer } from "@/lib/notifications/mailer";

/** Nothing leaves: the stored letter is what the mailbox shows. */
export const mailbox: Mailer = {
  name: "mailbox",
  send: async (_letter, { idempotencyKey }) => ok({ providerId: `mailbox:${idempotencyKey}` }),
};
