"use server";
import { acceptAttention, acceptAttentionInput } from "@/lib/orders/commands/accept-attention";
import { waiveOwed, waiveOwedInput } from "@/lib/payments/commands/settle-refund";
import { deskAction, runs } from "@/lib/platform/action";

export const acceptAttentionAction = deskAction("orders.pay")
  .inputSchema(acceptAttentionInput)
  .action(runs(acceptAttention));

export const keepOwedAction = deskAction("refunds.write").inputSchema(waiveOwedInput).action(runs(waiveOwed));
