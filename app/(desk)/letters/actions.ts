"use server";
import { resendLetter, resendLetterInput } from "@/lib/notifications/commands/resend-letter";
import { deskAction, runs } from "@/lib/platform/action";

export const resendLetterAction = deskAction("letters.send")
  .inputSchema(resendLetterInput)
  .action(runs(resendLetter));
