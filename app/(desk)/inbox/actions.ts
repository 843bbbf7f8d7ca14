"use server";
import { replayInboxMessage, replayInboxMessageInput } from "@/lib/payments/commands/replay-inbox-message";
import { deskAction, runs } from "@/lib/platform/action";
import { retryJob, retryJobInput } from "@/lib/platform/retry-job";

export const replayInboxMessageAction = deskAction("inbox.replay")
  .inputSchema(replayInboxMessageInput)
  .action(runs(replayInboxMessage));

export const retryJobAction = deskAction("inbox.replay").inputSchema(retryJobInput).action(runs(retryJob));
