import { ok, type Result, refuse } from "@/lib/kernel/result";

/** A line without a variant (a custom line) needs no stock. */
export type StockLine = { readonly variantId: number | null; readonly quantity: number };

/** `sellable` false: unavailable or archived, whatever its stock. */
export type VariantStock = {
  readonly stock: number;
  readonly unlimited: boolean;
  readonly sellable: boolean;
};
export type StockOf = ReadonlyMap<number, VariantStock>;

export type ShortVariant = { readonly variantId: number; readonly wanted: number; readonly left: number };
export type StockRefused = { readonly code: "stock_short"; readonly short: readonly ShortVariant[] };

/** Units per variant in ascending id, the order in which variants are locked. Two lines of one variant behave as one. */
export function unitsByVariant(lines: readonly StockLine[]): Map<number, number> {
  const units = new Map<number, number>();
  for (const { variantId, quantity } of lines)
    if (variantId !== null) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  return new Map([...units].sort(([a], [b]) => a - b));
}

/** Units of a variant that can be sold now; Infinity when nothing limits it, 0 when it is not known. */
export function leftOf(variant: VariantStock | undefined): number {
  if (!variant?.sellable) return 0;
  return variant.unlimited ? Number.POSITIVE_INFINITY : Math.max(0, variant.stock);
}

export function shortVariants(lines: readonly StockLine[], stock: StockOf): ShortVariant[] {
  const wanted = [...unitsByVariant(lines)].map(([variantId, units]) => ({
    variantId,
    wanted: units,
    left: leftOf(stock.get(variantId)),
  }));
  return wanted.filter((variant) => variant.wanted > variant.left);
}

/** All lines at once, or a refusal that names each short variant and what is left of it. */
export function checkStock(lines: readonly StockLine[], stock: StockOf): Result<null, StockRefused> {
  const short = shortVariants(lines, stock);
  return short.length === 0 ? ok(null) : refuse({ code: "stock_short", short });
}

/** What can be bought of these lines now: earlier lines are served first, lines with nothing left are dropped. */
export function fitToStock<L extends StockLine>(lines: readonly L[], stock: StockOf): L[] {
  const left = new Map<number, number>();
  const served = lines.map((line) => {
    const { variantId } = line;
    if (variantId === null) return line;
    const rest = left.get(variantId) ?? leftOf(stock.get(variantId));
    const quantity = Math.min(line.quantity, rest);
    left.set(variantId, rest - quantity);
    return { ...line, quantity };
  });
  return served.filter((line) => line.quantity > 0);
}

/** Units to take (positive) or return (negative) when lines of an order that holds stock change; variants that stay equal are left out. */
export function stockDifference(
  before: readonly StockLine[],
  after: readonly StockLine[],
): Map<number, number> {
  const back = before.map((line) => ({ ...line, quantity: -line.quantity }));
  return new Map([...unitsByVariant([...back, ...after])].filter(([, units]) => units !== 0));
}
