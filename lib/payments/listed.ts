import { z } from "zod";
import { isCurrency, type Money, money } from "@/lib/kernel/money";
import type { ListedPayment, ProviderFact } from "./provider";

const moneyJson = z
  .object({ amount: z.string().regex(/^-?\d{1,18}$/), currency: z.string() })
  .transform(({ amount, currency }, refinement): Money => {
    if (isCurrency(currency)) return money(BigInt(amount), currency);
    refinement.addIssue("unknown currency");
    return z.NEVER;
  });

const listedJson = z.object({
  orderRef: z.string().nullable(),
  paymentId: z.string().nullable(),
  objectId: z.string(),
  state: z.enum(["captured", "pending", "over"]),
  captured: moneyJson,
  refunded: moneyJson,
  fee: moneyJson.nullable(),
  occurredAt: z.coerce.date(),
});

/** A line of a provider's list as it is kept; null when there was none. @throws ZodError when the row was written by something else. */
export const readListed = (json: unknown): ListedPayment | null =>
  json === null || json === undefined ? null : listedJson.parse(json);

export const listedText = (listed: ListedPayment | null): unknown =>
  listed === null
    ? null
    : JSON.parse(JSON.stringify(listed, (_, value) => (typeof value === "bigint" ? String(value) : value)));

type Captured = Extract<ProviderFact, { kind: "captured" }>;

/** What a provider's facts about its objects come to: one line for each object that money came in by. */
export function listedOf(facts: readonly ProviderFact[]): ListedPayment[] {
  const captures = facts.filter((fact): fact is Captured => fact.kind === "captured");
  return captures.map(({ orderRef, paymentId, objectId, amount, fee, occurredAt }) => {
    const refunds = new Map(
      facts.flatMap((fact) =>
        fact.kind === "refund" && fact.objectId === objectId && fact.outcome === "succeeded"
          ? [[fact.providerRefundId, fact.amount.amount]]
          : [],
      ),
    );
    const refunded = [...refunds.values()].reduce((sum, one) => sum + one, 0n);
    const subject = { orderRef, paymentId, objectId };
    return {
      ...subject,
      state: "captured",
      captured: amount,
      refunded: money(refunded, amount.currency),
      fee,
      occurredAt,
    };
  });
}

/** The provider's own line as the fact that its message would have brought. */
export const factOf = ({
  orderRef,
  paymentId,
  objectId,
  captured,
  fee,
  occurredAt,
}: ListedPayment): ProviderFact => ({
  ...{ kind: "captured", orderRef, paymentId, objectId, amount: captured, fee, occurredAt },
  brand: null,
  last4: null,
});
