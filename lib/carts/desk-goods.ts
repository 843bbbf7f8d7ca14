import { type TaxRate, taxRatesFor } from "@/lib/catalog/tax";
import type { OrderLine } from "@/lib/orders/events/parts";
import { NO_TAX, STANDARD_TAX, type WantedLine } from "./desk-line";
import type { CatalogueRow } from "./priced-cart";
import type { DeskToPrice } from "./priced-desk";

type Goods = Omit<OrderLine, "lineId" | "quantity" | "discount" | "orderDiscountPart" | "taxes" | "total">;
/** A line with what it sells and the taxes on it. */
export type Sold = { readonly wanted: WantedLine; readonly goods: Goods; readonly rates: readonly TaxRate[] };

/** Null when nobody knows the product. */
export function soldAs(desk: DeskToPrice, wanted: WantedLine): Sold | null {
  const before = desk.agreed.find((line) => line.lineId === wanted.key);
  const row = wanted.variantId === null ? undefined : desk.rows.get(wanted.variantId);
  if (before && before.variantId === wanted.variantId) return { wanted, ...agreedGoods(wanted, before, row) };
  if (wanted.variantId === null)
    return { wanted, goods: customGoods(wanted), rates: customRates(desk, wanted) };
  if (!row) return null;
  const rates = taxRatesFor(desk.shop.taxRules, desk.shop.taxPlace, row.taxCategory);
  return { wanted, goods: catalogueGoods(wanted, row), rates };
}

const higher = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function catalogueGoods({ price, variantId }: WantedLine, row: CatalogueRow): Goods {
  const unitPrice = price ?? row.price;
  return {
    ...{ variantId, unitPrice, sku: row.sku, name: row.name, imageId: row.imageId },
    listPrice: higher(row.compareAtPrice ?? row.price, unitPrice),
    tracked: !row.unlimited,
    options: [...row.options],
    weightGrams: row.weightGrams,
    requiresShipping: !row.digital,
    fileIds: [...row.fileIds],
  };
}

function customGoods({ name, price, requiresShipping }: WantedLine): Goods {
  const unitPrice = price ?? 0n;
  return {
    ...{ variantId: null, tracked: false, sku: null, name, options: [], imageId: null },
    ...{ unitPrice, listPrice: unitPrice, weightGrams: 0, requiresShipping, fileIds: [] },
  };
}

/** What was sold stays as it was sold, its taxes too; only its price may be set anew. A custom line may be reworded. */
function agreedGoods(wanted: WantedLine, before: OrderLine, row: CatalogueRow | undefined) {
  const unitPrice = wanted.price ?? before.unitPrice;
  const isCustom = before.variantId === null;
  const { lineId: _id, quantity: _units, discount: _off, orderDiscountPart: _part, ...sold } = before;
  const { taxes, total: _total, ...kept } = sold;
  const goods: Goods = {
    ...kept,
    ...(isCustom ? { name: wanted.name } : {}),
    unitPrice,
    listPrice: higher(before.listPrice, unitPrice),
    requiresShipping: isCustom ? wanted.requiresShipping : row ? !row.digital : before.requiresShipping,
  };
  const rates = taxes.map(({ name, rate }): TaxRate => ({ kind: "percent", name, basisPoints: rate }));
  return { goods, rates };
}

function customRates({ shop }: DeskToPrice, { tax }: WantedLine): readonly TaxRate[] {
  if (tax === NO_TAX) return [];
  if (tax === STANDARD_TAX) return taxRatesFor(shop.taxRules, shop.taxPlace, null);
  return shop.taxRules
    .filter(({ rate }) => rate.name === tax)
    .map(({ rate }) => rate)
    .slice(0, 1);
}
