import type { ListedPayment } from "./provider";

export const DIFFERENCE_KINDS = [
  "missing_here",
  "missing_there",
  "other_amount",
  "other_refund",
  "fee",
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Why a difference may stay. */
export const DIFFERENCE_LABELS = [
  "other_period",
  "other_shop",
  "test_payment",
  "settled_by_hand",
  "provider_error",
  "other",
] as const;

/** One payment as our journal knows it. */
export type OurPayment = {
  readonly orderId: number;
  readonly paymentId: string;
  readonly objectId: string | null;
  readonly currency: string;
  readonly captured: bigint;
  readonly refunded: bigint;
  readonly fee: bigint | null;
  readonly occurredAt: Date;
};

/** Minor units of `currency`; null: this side does not know the payment. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly objectId: string;
  readonly paymentId: string | null;
  readonly orderId: number | null;
  readonly currency: string;
  readonly ours: bigint | null;
  readonly theirs: bigint | null;
  readonly occurredAt: Date;
  readonly listed: ListedPayment | null;
};

/** Sums of one currency, as decimal digits of minor units: `theirs − ours` is the sum of the differences. */
export type RunSums = {
  readonly currency: string;
  readonly ours: string;
  readonly theirs: string;
  readonly oursRefunded: string;
  readonly theirsRefunded: string;
};

export type Reconciled = {
  readonly agreed: number;
  readonly differences: readonly Difference[];
  readonly sums: readonly RunSums[];
};

type Pair = { readonly listed: ListedPayment | null; readonly ours: OurPayment | null };

/** By the provider's object, else by our id while our attempt has brought nothing: its object may have another name than the page. */
function pairsOf(listed: readonly ListedPayment[], ours: readonly OurPayment[]): Pair[] {
  const byObject = new Map(ours.flatMap((one) => (one.objectId === null ? [] : [[one.objectId, one]])));
  const byId = new Map(ours.filter(({ captured }) => captured === 0n).map((one) => [one.paymentId, one]));
  const used = new Set<OurPayment>();
  const pairs = listed.map((one): Pair => {
    const found = byObject.get(one.objectId) ?? byId.get(one.paymentId ?? "") ?? null;
    const mine = found && !used.has(found) ? found : null;
    if (mine) used.add(mine);
    return { listed: one, ours: mine };
  });
  return [...pairs, ...ours.filter((one) => !used.has(one)).map((one) => ({ listed: null, ours: one }))];
}

type Side = Pick<Difference, "ours" | "theirs" | "currency">;

function difference(kind: DifferenceKind, { listed, ours }: Pair, side: Side): Difference {
  return {
    kind,
    ...side,
    objectId: listed?.objectId ?? ours?.objectId ?? ours?.paymentId ?? "",
    paymentId: ours?.paymentId ?? listed?.paymentId ?? null,
    orderId: ours?.orderId ?? null,
    occurredAt: listed?.occurredAt ?? ours?.occurredAt ?? new Date(0),
    listed,
  };
}

/** A payment of which one side says that money came, and the other not. */
function presence(pair: Pair): Difference[] | null {
  const { listed, ours } = pair;
  const [theirs, mine] = [listed?.captured.amount ?? 0n, ours?.captured ?? 0n];
  if (theirs === 0n && mine === 0n) return [];
  if (mine === 0n && listed) {
    const { currency } = listed.captured;
    return [difference("missing_here", pair, { ours: ours ? 0n : null, theirs, currency })];
  }
  if (theirs === 0n && ours) {
    const { currency } = ours;
    return [difference("missing_there", pair, { ours: mine, theirs: listed ? 0n : null, currency })];
  }
  return null;
}

function amounts(pair: Pair, listed: ListedPayment, ours: OurPayment): Difference[] {
  const { currency } = listed.captured;
  const found: Difference[] = [];
  if (currency !== ours.currency || listed.captured.amount !== ours.captured) {
    found.push(
      difference("other_amount", pair, { ours: ours.captured, theirs: listed.captured.amount, currency }),
    );
  }
  if (currency !== ours.currency) return found;
  if (listed.refunded.amount !== ours.refunded) {
    found.push(
      difference("other_refund", pair, { ours: ours.refunded, theirs: listed.refunded.amount, currency }),
    );
  }
  const fee = listed.fee?.currency === currency ? listed.fee.amount : null;
  if (fee !== null && fee !== ours.fee) {
    found.push(difference("fee", pair, { ours: ours.fee, theirs: fee, currency }));
  }
  return found;
}

function compare(pair: Pair): Difference[] {
  const found = presence(pair);
  if (found) return found;
  return pair.listed && pair.ours ? amounts(pair, pair.listed, pair.ours) : [];
}

const COLUMNS = ["ours", "theirs", "oursRefunded", "theirsRefunded"] as const;
type Sums = Record<(typeof COLUMNS)[number], bigint>;

function sumsOf(listed: readonly ListedPayment[], ours: readonly OurPayment[]): RunSums[] {
  const sums = new Map<string, Sums>();
  const add = (currency: string, change: Partial<Sums>) => {
    const before = sums.get(currency) ?? { ours: 0n, theirs: 0n, oursRefunded: 0n, theirsRefunded: 0n };
    const after = { ...before };
    for (const column of COLUMNS) after[column] += change[column] ?? 0n;
    sums.set(currency, after);
  };
  for (const { captured, refunded } of listed) {
    add(captured.currency, { theirs: captured.amount });
    add(refunded.currency, { theirsRefunded: refunded.amount });
  }
  for (const one of ours) add(one.currency, { ours: one.captured, oursRefunded: one.refunded });
  return [...sums]
    .map(([currency, sum]) => ({
      currency,
      ours: String(sum.ours),
      theirs: String(sum.theirs),
      oursRefunded: String(sum.oursRefunded),
      theirsRefunded: String(sum.theirsRefunded),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/**
 * Compares a provider's payments of a period with ours, each known by the provider's object. Every payment is in one pair: agreed,
 * or named by one difference for each thing that differs. Attempts without money on both sides are left out.
 */
export function reconcile(given: readonly ListedPayment[], ours: readonly OurPayment[]): Reconciled {
  // A page of a list may repeat the last line of the one before.
  const listed = [...new Map(given.map((one) => [one.objectId, one])).values()];
  const pairs = pairsOf(listed, ours).filter(
    (pair) => (pair.listed?.captured.amount ?? 0n) > 0n || (pair.ours?.captured ?? 0n) > 0n,
  );
  const compared = pairs.map(compare);
  return {
    agreed: compared.filter((found) => found.length === 0).length,
    differences: compared.flat().sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime()),
    sums: sumsOf(listed, ours),
  };
}
