"use server";
import { redirect } from "next/navigation";
import { askedMessages, inboxFilterOf, readMessageFilter } from "@/app/(desk)/inbox/_view/message-filter";
import { adoptMessage, adoptMessageInput } from "@/lib/payments/commands/adopt-message";
import { dismissMessage, dismissMessageInput } from "@/lib/payments/commands/dismiss-message";
import { replayInboxMessage, replayInboxMessageInput } from "@/lib/payments/commands/replay-inbox-message";
import {
  replayFiltered,
  replayInboxMessages,
  replayInboxMessagesInput,
} from "@/lib/payments/commands/replay-inbox-messages";
import { askNow, askNowInput } from "@/lib/payments/commands/watch-attempts";
import { deskAction, runs } from "@/lib/platform/action";
import { retryJob, retryJobInput } from "@/lib/platform/retry-job";

export const replayInboxMessageAction = deskAction("inbox.replay")
  .inputSchema(replayInboxMessageInput)
  .action(runs(replayInboxMessage));

export const replayInboxMessagesAction = deskAction("inbox.replay")
  .inputSchema(replayInboxMessagesInput)
  .action(
    runs(replayInboxMessages, {
      answer: ({ replayId }) => replayId,
      after: (replayId) => redirect(`/inbox?replay=${replayId}`),
    }),
  );

export const replayFilteredAction = deskAction("inbox.replay")
  .inputSchema(askedMessages)
  .action(
    runs(
      async (ctx, asked) =>
        replayFiltered(ctx, inboxFilterOf(readMessageFilter(asked), (await ctx.settings()).timeZone)),
      {
        answer: ({ replayId }) => replayId,
        after: (replayId) => redirect(`/inbox?replay=${replayId}`),
      },
    ),
  );

export const adoptMessageAction = deskAction("inbox.replay")
  .inputSchema(adoptMessageInput)
  .action(runs(adoptMessage));

export const dismissMessageAction = deskAction("inbox.replay")
  .inputSchema(dismissMessageInput)
  .action(runs(dismissMessage));

export const askNowAction = deskAction("inbox.replay").inputSchema(askNowInput).action(runs(askNow));

export const retryJobAction = deskAction("inbox.replay").inputSchema(retryJobInput).action(runs(retryJob));
