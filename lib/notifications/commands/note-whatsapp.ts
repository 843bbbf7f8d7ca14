import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import { LETTER_KINDS } from "@/lib/notifications/letters";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

export const noteWhatsappInput = z.strictObject({ orderId: rowIdField, letter: z.enum(LETTER_KINDS) });
export type NoteWhatsappInput = z.output<typeof noteWhatsappInput>;

/** That a written message was opened in WhatsApp; whether it was sent cannot be known. */
export const noteWhatsapp = (
  ctx: Context,
  { orderId, letter }: NoteWhatsappInput,
): Promise<Result<Order, GateRefused>> =>
  changeOrder<never>(ctx, orderId, ({ personId }) => ok([{ kind: "whatsapp_opened", letter, personId }]));
