"use server";
import { tellingWho, versionOf } from "@/app/(desk)/orders/[number]/_actions/answers";
import { markPrepared, markPreparedInput } from "@/lib/fulfillment/commands/mark-prepared";
import { deskAction, runs } from "@/lib/platform/action";

export const markPreparedAction = deskAction("fulfillments.write")
  .inputSchema(markPreparedInput)
  .action(tellingWho(runs(markPrepared, { answer: versionOf })));
