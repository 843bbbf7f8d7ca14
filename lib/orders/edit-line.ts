import { type Discount, discountOf } from "@/lib/catalog/discount";
import { type TaxRate, type TaxRule, taxRatesFor } from "@/lib/catalog/tax";
import { divideRounded } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { OrderLine } from "./events/parts";
import { refundedByLine, restockedByLine } from "./holds";
import type { Order } from "./order";

/** A line as somebody wants it. Null prices and discounts mean: as it was sold, or today's for what is new. */
export type WantedLine =
  | {
      readonly kind: "kept";
      readonly lineId: string;
      readonly quantity: number;
      readonly unitPrice: bigint | null;
      readonly discount: LineDiscount;
      /** A custom line may be reworded. */
      readonly name: string | null;
    }
  | {
      readonly kind: "added";
      readonly variantId: number;
      readonly quantity: number;
      readonly unitPrice: bigint | null;
      readonly discount: LineDiscount;
      /** The line whose units it takes over: a change of size. */
      readonly instead: string | null;
    }
  | {
      readonly kind: "custom";
      readonly name: string;
      readonly quantity: number;
      readonly unitPrice: bigint;
      readonly discount: LineDiscount;
      readonly requiresShipping: boolean;
      /** A rate of the shop by its name, the rates of things without a category, or none. */
      readonly tax: { readonly name: string } | "standard" | "none";
    };

/** Off the whole line. `keep`: what it had, in proportion to its units. */
export type LineDiscount = Discount | "keep" | null;

/** A variant as it is sold today; `CatalogueRow` is one. */
export type SoldToday = {
  readonly sku: string;
  readonly name: string;
  readonly options: readonly string[];
  readonly price: bigint;
  readonly compareAtPrice: bigint | null;
  readonly unlimited: boolean;
  readonly sellable: boolean;
  readonly digital: boolean;
  readonly imageId: number | null;
  readonly taxCategory: string | null;
  readonly weightGrams: number;
  readonly fileIds: readonly number[];
};

export type TaxedAt = { readonly country: string; readonly region: string | null };

/** What an edit needs to know of the shop of today. */
export type ShopToday = {
  readonly rows: ReadonlyMap<number, SoldToday>;
  readonly pricesIncludeTax: boolean;
  readonly taxRules: readonly TaxRule[];
  /** Where the order is taxed, as it is and as it shall be. */
  readonly taxedBefore: TaxedAt;
  readonly taxedAfter: TaxedAt;
};

export type LineRefused =
  | { readonly code: "line_unknown" | "variant_not_sold"; readonly name: string }
  /** Units that were refunded, returned or downloaded stay on the order, at the price they were refunded at. */
  | { readonly code: "line_settled"; readonly name: string; readonly least: number };

/** A line before the order discount and the taxes are known. */
export type UnpricedLine = {
  readonly line: Omit<OrderLine, "discount" | "orderDiscountPart" | "taxes" | "total">;
  readonly discount: bigint;
  readonly taxRates: readonly TaxRate[];
};

/** Units of a line that an edit may not take away. */
export function settledUnits(order: Order, line: OrderLine): number {
  const back = refundedByLine(order).get(line.lineId) ?? 0;
  const restocked = restockedByLine(order).get(line.lineId) ?? 0;
  const isDownloaded = Object.values(order.parcels.grants).some(
    (grant) => grant.lineId === line.lineId && grant.used > 0,
  );
  return isDownloaded ? line.quantity : Math.max(back, restocked);
}

/** The rates that a line was sold with, read back from its taxes. Money per unit is kept as such. */
export const ratesOf = ({ taxes, quantity }: OrderLine): TaxRate[] =>
  taxes.map(({ name, rate, amount }) =>
    rate > 0 || amount === 0n
      ? { kind: "percent", name, basisPoints: rate }
      : { kind: "fixed", name, amount: divideRounded(amount, BigInt(quantity)) },
  );

/** Part of a line's own discount that goes with some of its units. */
const shareOf = (line: OrderLine, units: number): bigint =>
  units === line.quantity
    ? line.discount
    : divideRounded(line.discount * BigInt(units), BigInt(line.quantity));

const samePlace = (a: TaxedAt, b: TaxedAt): boolean => a.country === b.country && a.region === b.region;

function keptRates(line: OrderLine, shop: ShopToday): readonly TaxRate[] {
  const row = line.variantId === null ? undefined : shop.rows.get(line.variantId);
  if (!row || samePlace(shop.taxedBefore, shop.taxedAfter)) return ratesOf(line);
  return taxRatesFor(shop.taxRules, shop.taxedAfter, row.taxCategory);
}

type Wanted<K extends WantedLine["kind"]> = Extract<WantedLine, { kind: K }>;
type Made = Result<UnpricedLine, LineRefused>;

function keptLine(order: Order, wanted: Wanted<"kept">, shop: ShopToday): Made {
  const line = order.lines.find(({ lineId }) => lineId === wanted.lineId);
  if (!line) return refuse({ code: "line_unknown", name: wanted.lineId });
  const least = settledUnits(order, line);
  const unitPrice = wanted.unitPrice ?? line.unitPrice;
  const isCheaper = least > 0 && unitPrice !== line.unitPrice;
  if (wanted.quantity < least || isCheaper) {
    return refuse({ code: "line_settled", name: line.name, least });
  }
  const { discount: _d, orderDiscountPart: _o, taxes: _t, total: _s, ...base } = line;
  return ok({
    line: {
      ...base,
      name: (line.variantId === null ? wanted.name : null) ?? line.name,
      quantity: wanted.quantity,
      unitPrice,
      listPrice: higher(line.listPrice, unitPrice),
    },
    discount: discountFor(wanted, unitPrice, shareOf(line, wanted.quantity)),
    taxRates: keptRates(line, shop),
  });
}

const discountFor = (
  { discount, quantity }: Pick<WantedLine, "discount" | "quantity">,
  unitPrice: bigint,
  kept: bigint,
): bigint => (discount === "keep" ? kept : discountOf(discount, unitPrice * BigInt(quantity)));

const higher = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Another size of the same thing costs what was agreed, unless the two cost differently today. */
function agreedPrice(old: OrderLine | undefined, row: SoldToday, shop: ShopToday): bigint {
  const oldRow = old?.variantId ? shop.rows.get(old.variantId) : undefined;
  return old && oldRow?.price === row.price ? old.unitPrice : row.price;
}

function addedLine(order: Order, wanted: Wanted<"added">, shop: ShopToday, lineId: string): Made {
  const row = shop.rows.get(wanted.variantId);
  if (!row?.sellable)
    return refuse({ code: "variant_not_sold", name: row?.name ?? String(wanted.variantId) });
  const old = order.lines.find((line) => line.lineId === wanted.instead);
  const unitPrice = wanted.unitPrice ?? agreedPrice(old, row, shop);
  const carried = old?.unitPrice === unitPrice ? shareOf(old, Math.min(wanted.quantity, old.quantity)) : 0n;
  return ok({
    line: {
      lineId,
      variantId: wanted.variantId,
      tracked: !row.unlimited,
      sku: row.sku,
      name: row.name,
      options: [...row.options],
      imageId: row.imageId,
      quantity: wanted.quantity,
      unitPrice,
      listPrice: higher(row.compareAtPrice ?? row.price, unitPrice),
      weightGrams: row.weightGrams,
      requiresShipping: !row.digital,
      fileIds: [...row.fileIds],
    },
    discount: discountFor(wanted, unitPrice, carried),
    taxRates: taxRatesFor(shop.taxRules, shop.taxedAfter, row.taxCategory),
  });
}

function customLine(wanted: Wanted<"custom">, shop: ShopToday, lineId: string): UnpricedLine {
  const { name, quantity, unitPrice, requiresShipping } = wanted;
  return {
    line: {
      ...{ lineId, variantId: null, tracked: false, sku: null, name, options: [], imageId: null },
      ...{ quantity, unitPrice, listPrice: unitPrice, weightGrams: 0, requiresShipping, fileIds: [] },
    },
    discount: discountFor(wanted, unitPrice, 0n),
    taxRates: customRates(wanted.tax, shop),
  };
}

function customRates(tax: Wanted<"custom">["tax"], shop: ShopToday): readonly TaxRate[] {
  if (tax === "none") return [];
  if (tax === "standard") return taxRatesFor(shop.taxRules, shop.taxedAfter, null);
  const named = shop.taxRules.find(({ rate }) => rate.name === tax.name);
  return named ? [named.rate] : [];
}

/** Lines as wanted, in that order. New ones take ids that no line of this order ever had: they name the version. */
export function linesAsWanted(
  order: Order,
  wanted: readonly WantedLine[],
  shop: ShopToday,
): Result<UnpricedLine[], LineRefused> {
  const lines: UnpricedLine[] = [];
  for (const [index, one] of wanted.entries()) {
    const lineId = `e${order.version}-${index + 1}`;
    const made =
      one.kind === "kept"
        ? keptLine(order, one, shop)
        : one.kind === "added"
          ? addedLine(order, one, shop, lineId)
          : ok(customLine(one, shop, lineId));
    if (!made.ok) return made;
    lines.push(made.value);
  }
  const gone = order.lines.find(
    (line) => settledUnits(order, line) > 0 && !lines.some((one) => one.line.lineId === line.lineId),
  );
  if (gone) return refuse({ code: "line_settled", name: gone.name, least: settledUnits(order, gone) });
  return ok(lines);
}
