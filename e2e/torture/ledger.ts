import type { StripeWorld } from "@/e2e/support/fakes/stripe-world";

/** What the provider's own books say about one order, in minor units. */
export type LedgerRow = { captured: bigint; refunded: bigint; disputed: boolean };

/** The provider's books by our order reference: the truth that the shop is measured by. */
export function ledgerOf(world: StripeWorld): ReadonlyMap<string, LedgerRow> {
  const ledger = new Map<string, LedgerRow>();
  const refOfIntent = new Map<string, string>();
  for (const session of world.sessions.values()) {
    const ref = session.client_reference_id ?? "";
    const row = ledger.get(ref) ?? { captured: 0n, refunded: 0n, disputed: false };
    ledger.set(ref, row);
    if (typeof session.payment_intent !== "string") continue;
    refOfIntent.set(session.payment_intent, ref);
    row.captured += BigInt(world.intent(session.payment_intent).amount_received);
  }
  const returned = [...world.refunds.values()].filter(({ status }) => status === "succeeded");
  const disputed = [...world.disputes.values()].filter(({ status }) => status !== "won");
  const rowOf = (intent: unknown): LedgerRow | undefined => ledger.get(refOfIntent.get(String(intent)) ?? "");
  for (const { payment_intent, amount } of returned) {
    const row = rowOf(payment_intent);
    if (row) row.refunded += BigInt(amount);
  }
  for (const { payment_intent } of disputed) {
    const row = rowOf(payment_intent);
    if (row) row.disputed = true;
  }
  return ledger;
}
