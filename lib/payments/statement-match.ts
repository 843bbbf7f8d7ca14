import { DAY_MS } from "@/lib/kernel/clock";
import { digitsOf, fold } from "@/lib/kernel/text";
import { referenceKey } from "./receipt-file";
import type { StatementRow } from "./statement-file";

/** An order that waits for money which no provider will report. */
export type Candidate = {
  readonly orderId: number;
  readonly number: number;
  readonly balanceDue: bigint;
  /** A day of the shop. */
  readonly placedOn: string;
  readonly customer: string | null;
  readonly taxId: string | null;
  /** What the customer said about a transfer, with each receipt. */
  readonly claims: readonly Claim[];
};
export type Claim = {
  readonly amount: bigint | null;
  readonly reference: string | null;
  readonly payer: string | null;
};

/** Why a row may pay an order, strongest first; `before_order` and `other_amount` speak against it. */
export const MATCH_REASONS = [
  "amount_equal",
  "amount_claimed",
  "number",
  "reference",
  "tax_id",
  "name",
  "name_partly",
  "same_days",
  "part",
  "other_amount",
  "before_order",
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

const POINTS: Readonly<Record<MatchReason, number>> = {
  amount_equal: 40,
  amount_claimed: 30,
  number: 35,
  reference: 35,
  tax_id: 30,
  name: 20,
  name_partly: 8,
  same_days: 8,
  part: 5,
  other_amount: -15,
  before_order: -40,
};

export type Proposal = {
  readonly orderId: number;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** Another order fits as well: a person must choose. */
  readonly ambiguous: boolean;
};

const LEAST = 40;
const MOST_PROPOSALS = 3;
/** Further behind the best, an order is only noise. */
const FAR_BEHIND = 15;
const NEAR_DAYS = 5;
const LONG_REFERENCE = 6;

/** Orders that a row may pay, the likeliest first. Pure and the same in whatever order the candidates come. */
export function proposalsFor(row: StatementRow, candidates: readonly Candidate[]): Proposal[] {
  const scored = candidates.flatMap((candidate) => {
    const reasons = reasonsFor(row, candidate);
    const score = scoreOf(reasons);
    return isWorth(reasons, score) ? [{ orderId: candidate.orderId, score, reasons }] : [];
  });
  const best = scored.toSorted((a, b) => b.score - a.score || a.orderId - b.orderId);
  const least = (best[0]?.score ?? 0) - FAR_BEHIND;
  return best
    .filter(({ score }) => score >= least)
    .slice(0, MOST_PROPOSALS)
    .map((one) => ({ ...one, ambiguous: best.filter(({ score }) => score === one.score).length > 1 }));
}

/** A name or a day alone is no match: the money or its number must speak for the order. */
const isWorth = (reasons: readonly MatchReason[], score: number): boolean =>
  score >= LEAST &&
  reasons.some((reason) => ["amount_equal", "amount_claimed", "number", "reference"].includes(reason));

export const scoreOf = (reasons: readonly MatchReason[]): number =>
  Math.max(
    0,
    Math.min(
      100,
      reasons.reduce((sum, reason) => sum + POINTS[reason], 0),
    ),
  );

export function reasonsFor(row: StatementRow, order: Candidate): MatchReason[] {
  const holds: Readonly<Record<MatchReason, boolean>> = {
    ...amountReasons(row, order),
    number: namesOrder(row, order.number),
    reference: order.claims.some(({ reference }) => holdsReference(row, reference)),
    tax_id: holdsTaxId(row, order.taxId),
    ...nameReasons(row, order),
    ...dayReasons(row, order),
  };
  return MATCH_REASONS.filter((reason) => holds[reason]);
}

function amountReasons({ amount }: StatementRow, { balanceDue, claims }: Candidate) {
  const isEqual = amount === balanceDue;
  const isClaimed = !isEqual && claims.some((claim) => claim.amount === amount);
  const isOther = !isEqual && !isClaimed;
  return {
    amount_equal: isEqual,
    amount_claimed: isClaimed,
    part: isOther && amount < balanceDue,
    other_amount: isOther && amount > balanceDue,
  };
}

const textOf = ({ description, reference, payer }: StatementRow): string =>
  fold([description, reference, payer].filter(Boolean).join(" "));

/** `1042` stands alone or behind `#`; a number of one or two digits only behind a sign or a word for it. */
function namesOrder(row: StatementRow, number: number): boolean {
  const text = textOf(row);
  const marked = new RegExp(`(?:#|pedido|orden|order|compra|n[°ºo.])\\s*0*${number}(?!\\d)`).test(text);
  return marked || (number >= 100 && new RegExp(`(?<![\\d.,])0*${number}(?![\\d.,]*\\d)`).test(text));
}

/** The same number, whatever stands around it: customers copy "OP-775533" where the bank prints "775533". */
function holdsReference(row: StatementRow, reference: string | null): boolean {
  const key = referenceKey(reference);
  if (key === null) return false;
  if (referenceKey(row.reference) === key) return true;
  const digits = digitsOf(key);
  if (digits.length < LONG_REFERENCE) return false;
  if (digitsOf(row.reference ?? "") === digits) return true;
  return new RegExp(`(?<!\\d)0*${digits}(?!\\d)`).test(`${row.description} ${row.reference ?? ""}`);
}

function holdsTaxId(row: StatementRow, taxId: string | null): boolean {
  const bare = (text: string) =>
    fold(text)
      .replace(/[^a-z0-9]/g, "")
      .replace(/^0+/, "");
  const wanted = bare(taxId ?? "");
  if (wanted.length < 7) return false;
  return (
    bare(row.taxId ?? "") === wanted ||
    (digitsOf(wanted).length >= 7 && bare(row.description).includes(wanted))
  );
}

const NO_NAMES = new Set(
  "transferencia transferencias transf tef desde para por pago abono deposito banco cuenta corriente vista spa ltda eirl".split(
    " ",
  ),
);

export const nameParts = (text: string): ReadonlySet<string> =>
  new Set(
    fold(text)
      .split(/[^a-z]+/)
      .filter((part) => part.length > 2 && !NO_NAMES.has(part)),
  );

function nameReasons(row: StatementRow, order: Candidate) {
  const said = nameParts(`${row.payer ?? ""} ${row.description}`);
  const shared = (name: string | null) => [...nameParts(name ?? "")].filter((part) => said.has(part)).length;
  const most = Math.max(shared(order.customer), ...order.claims.map(({ payer }) => shared(payer)));
  return { name: most >= 2, name_partly: most === 1 };
}

function dayReasons({ bookedOn }: StatementRow, { placedOn }: Candidate) {
  const days = Math.round((Date.parse(bookedOn) - Date.parse(placedOn)) / DAY_MS);
  return { same_days: days >= 0 && days <= NEAR_DAYS, before_order: days < -1 };
}
