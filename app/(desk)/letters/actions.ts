"use server";
import { resendLetter, resendLetterInput } from "@/lib/notifications/commands/resend-letter";
import { deskAction, runs } from "@/lib/platform/action";
import { switchLetter, switchLetterInput } from "@/lib/shop/commands/switch-letter";

export const resendLetterAction = deskAction("letters.send")
  .inputSchema(resendLetterInput)
  .action(runs(resendLetter));

export const switchLetterAction = deskAction("letters.write")
  .inputSchema(switchLetterInput)
  .action(runs(switchLetter));
