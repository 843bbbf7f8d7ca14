import { candidatesFor, type ListedLine, type OrderCandidate } from "@/db/queries/statements";
import { referenceKey } from "@/lib/payments/receipt-file";
import { type Proposal, proposalsFor } from "@/lib/payments/statement-match";
import type { Context } from "@/lib/platform/context";

export type OrderProposal = Proposal & Pick<OrderCandidate, "number" | "customer" | "balanceDue">;
export type ProposedRow = { readonly line: ListedLine; readonly proposals: readonly OrderProposal[] };

/** Each row with the orders that it may pay. Looks up once for all rows; nothing is decided. */
export async function proposedRows(ctx: Context, lines: readonly ListedLine[]): Promise<ProposedRow[]> {
  const { timeZone, currency } = await ctx.settings();
  const texts = lines.map((line) => `${line.description} ${line.reference ?? ""} ${line.payer ?? ""}`);
  const found = await candidatesFor(
    ctx.db,
    {
      amounts: [...new Set(lines.map(({ amount }) => amount))],
      numbers: [...new Set(texts.flatMap(numbersIn))],
      references: [...new Set(lines.flatMap(referencesIn))],
    },
    timeZone,
  );
  const candidates = found.filter((candidate) => candidate.currency === currency);
  const byId = new Map(candidates.map((candidate) => [candidate.orderId, candidate]));
  return lines.map((line) => ({
    line,
    proposals: proposalsFor(line, candidates).flatMap((proposal) => {
      const order = byId.get(proposal.orderId);
      if (!order) return [];
      const { number, customer, balanceDue } = order;
      return [{ ...proposal, number, customer, balanceDue }];
    }),
  }));
}

const LARGEST_NUMBER = 2_147_483_647;

/** Whatever could be the number of an order. */
const numbersIn = (text: string): number[] =>
  (text.match(/\d{1,10}/g) ?? []).map(Number).filter((number) => number > 0 && number <= LARGEST_NUMBER);

const referencesIn = ({ reference, description }: ListedLine): string[] =>
  [reference, ...description.split(/\s+/)].flatMap((text) => referenceKey(text) ?? []);
