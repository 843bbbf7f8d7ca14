import type { PaperLine, PaperOrder } from "./paper-order";

/** One product of a pick list: how many units to fetch in all, and which orders want them. */
export type PickLine = {
  readonly sku: string;
  readonly name: string;
  readonly options: string;
  readonly quantity: number;
  readonly orders: readonly { readonly number: string; readonly quantity: number }[];
};

export const unitsToPack = (line: PaperLine): number => line.toPack ?? line.quantity;

export const linesToPack = (order: PaperOrder): readonly PaperLine[] =>
  order.lines.filter((line) => unitsToPack(line) > 0);

/** Sums the lines of several orders per SKU (lines without one: per name and options), sorted by SKU, then name. */
export function pickLines(orders: readonly PaperOrder[]): PickLine[] {
  const byKey = new Map<string, PickLine>();
  for (const order of orders)
    for (const line of linesToPack(order)) {
      const key = line.sku ? `sku ${line.sku}` : `name ${line.name} ${line.options ?? ""}`;
      byKey.set(key, add(byKey.get(key), line, order.number));
    }
  return [...byKey.values()].sort((a, b) => compare(a.sku, b.sku) || compare(a.name, b.name));
}

function add(sum: PickLine | undefined, line: PaperLine, number: string): PickLine {
  const quantity = unitsToPack(line);
  const start = {
    sku: line.sku ?? "",
    name: line.name,
    options: line.options ?? "",
    quantity: 0,
    orders: [],
  };
  const before = sum ?? start;
  const last = before.orders.at(-1);
  const orders =
    last?.number === number
      ? [...before.orders.slice(0, -1), { number, quantity: last.quantity + quantity }]
      : [...before.orders, { number, quantity }];
  return { ...before, quantity: before.quantity + quantity, orders };
}

/** Lines without a SKU come last; code points, not locale rules, so that the same orders give the same list anywhere. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "" || b === "") return a === "" ? 1 : -1;
  return a < b ? -1 : 1;
}
