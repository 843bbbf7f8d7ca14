import { ok, type Result } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Context } from "@/lib/platform/context";

export type PrintedInput = {
  readonly orderIds: readonly number[];
  readonly paper: string;
  readonly copies?: number;
};

/** Tells the history of each order that a paper of it was printed. Every print counts: twice is twice. */
export async function recordPrints(ctx: Context, input: PrintedInput): Promise<Result<null, GateRefused>> {
  const { paper, copies = 1 } = input;
  for (const orderId of new Set(input.orderIds)) {
    const told = await changeOrder<never>(ctx, orderId, () =>
      ok([{ kind: "document_printed", paper, copies }]),
    );
    if (!told.ok) return told;
  }
  return ok(null);
}
