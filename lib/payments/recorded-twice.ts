import { within } from "@/lib/catalog/discount";
import type { MoneyFacts } from "./payment";
import type { Refund } from "./refund";

type Money = Pick<MoneyFacts, "payments" | "refunds">;

/** A refund that a person recorded and one that the provider told of, which may be one and the same. */
export type RefundTwin = { readonly recorded: Refund; readonly told: Refund };

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

const done = ({ refunds }: Money): Refund[] =>
  Object.values(refunds).filter(({ state }) => state === "succeeded");

/** Only a person says so: no provider has told of it. */
export const isSaidByHand = ({ recorded, providerRefundId }: Pick<Refund, "recorded" | "providerRefundId">) =>
  recorded !== null && providerRefundId === null;

/** Nobody here waited for it: made in the provider's dashboard, or done after all when its failure had been dealt with. */
const isUnexpected = ({ recorded, requestedHere, settled }: Refund): boolean =>
  recorded === null && (!requestedHere || settled);

/** Pairs of the same payment and amount, each refund in one pair at the most, in the order of the journal. */
export function refundTwins(money: Money): RefundTwin[] {
  const all = done(money);
  const told = all.filter(isUnexpected);
  return all.filter(isSaidByHand).flatMap((recorded) => {
    const index = told.findIndex(
      ({ paymentId, amount }) => paymentId === recorded.paymentId && amount === recorded.amount,
    );
    const [twin] = index < 0 ? [] : told.splice(index, 1);
    return twin ? [{ recorded, told: twin }] : [];
  });
}

/** What went back by all that was said, and never more than was captured, whoever said it how often. */
export const refundedOf = (money: Money): bigint =>
  within(
    sum(done(money).map(({ amount }) => amount)),
    sum(Object.values(money.payments).map(({ captured }) => captured)),
  );

/** What was said to have gone back beyond what the payments can have given, each for itself. */
export function refundExcess(money: Money): bigint {
  const said = new Map<string, bigint>();
  for (const { paymentId, amount } of done(money)) said.set(paymentId, (said.get(paymentId) ?? 0n) + amount);
  const beyond = [...said].map(
    ([paymentId, amount]) => amount - within(amount, money.payments[paymentId]?.captured ?? 0n),
  );
  return sum(beyond);
}
