"use server";
import { sendRecovery, sendRecoveryInput } from "@/lib/notifications/commands/send-recovery";
import { deskAction, runs } from "@/lib/platform/action";

export const sendRecoveryAction = deskAction("letters.send")
  .inputSchema(sendRecoveryInput)
  .action(runs(sendRecovery));
