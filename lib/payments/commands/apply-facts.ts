import { providerActor } from "@/lib/kernel/actor";
import { ok, type Result } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { decideOnFacts } from "@/lib/payments/apply-fact";
import type { ProviderFact } from "@/lib/payments/provider";
import { as, type Context } from "@/lib/platform/context";

/** Facts that we asked for ourselves: what is news is appended, what is known leaves no trace. `sourceEventId` says what made us ask. */
export async function applyAskedFacts(
  ctx: Context,
  orderId: number,
  provider: string,
  facts: readonly ProviderFact[],
  sourceEventId?: string,
): Promise<Result<Order, GateRefused>> {
  const source = { provider, inboxId: null };
  return changeOrder<never>(
    as(ctx, providerActor(provider)),
    orderId,
    (order) => ok(decideOnFacts(order, facts, source)),
    { sourceEventId },
  );
}
