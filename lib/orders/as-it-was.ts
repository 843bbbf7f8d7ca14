import { canonicalJson } from "@/lib/kernel/hash";
import type { Fact } from "./events";
import { evolve, fold } from "./fold";
import type { Order } from "./order";

/** Which step an address asks for: the last one when it names none, the nearest when it names one that is not there. */
export function stepAsked(journal: readonly Fact[], asked: string | undefined): number {
  const last = journal.at(-1)?.seq ?? 1;
  const first = journal[0]?.seq ?? 1;
  if (!asked || !/^\d{1,9}$/.test(asked)) return last;
  return Math.min(last, Math.max(first, Number(asked)));
}

export type AsItWas<F extends Fact> = {
  readonly order: Order;
  /** What had happened until then, the step itself last. */
  readonly journal: readonly F[];
  readonly step: F;
  /** What the step changed in figures. */
  readonly changes: readonly FigureChange[];
  /** Whether a row (a note, a letter) had been named by then. */
  readonly knows: (id: string) => boolean;
};

const FIGURES = {
  total: ({ totals }: Order) => totals.total,
  captured: ({ captured }: Order) => captured,
  refunded: ({ refunded }: Order) => refunded,
  units: ({ lines }: Order) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
} as const;

type Figure = keyof typeof FIGURES;
/** Money is a bigint, a count of units a number. */
type FigureChange = {
  readonly figure: Figure;
  readonly from: bigint | number;
  readonly to: bigint | number;
};

function changesOf(before: Order, after: Order): FigureChange[] {
  return (Object.keys(FIGURES) as Figure[])
    .map((figure) => ({ figure, from: FIGURES[figure](before), to: FIGURES[figure](after) }))
    .filter(({ from, to }) => from !== to);
}

/**
 * An order as it was after one of its steps: the same fold over the journal's beginning, so it cannot differ from what was shown then.
 * @throws Error when the journal has no such step.
 */
export function asItWas<F extends Fact>(orderId: number, whole: readonly F[], seq: number): AsItWas<F> {
  const journal = whole.filter((fact) => fact.seq <= seq);
  const step = journal.at(-1);
  if (step?.seq !== seq) throw new Error(`order ${orderId} has no step ${seq}`);
  const earlier = journal.slice(0, -1);
  const before = earlier.length > 0 ? fold(orderId, earlier) : null;
  const order = evolve(orderId, before, step);
  const named = canonicalJson(journal.map(({ event }) => event));
  return {
    ...{ order, journal, step },
    changes: before ? changesOf(before, order) : [],
    knows: (id) => named.includes(JSON.stringify(id)),
  };
}
