/** One wanted product of a typed direct-buy link. */
export type WantedItem = { readonly sku: string; readonly quantity: number };

export const MAX_ITEMS = 50;
export const MAX_QUANTITY = 999;
const MAX_SKU = 120;

export const ITEM_PROBLEMS = ["bad_sku", "bad_quantity", "quantity_lowered", "too_many_items"] as const;
export type ItemProblem = (typeof ITEM_PROBLEMS)[number];

/** `text` is the item as it was typed, for the page to name it. */
export type BadItem = { readonly text: string; readonly problem: ItemProblem };
export type Wanted = { readonly items: readonly WantedItem[]; readonly problems: readonly BadItem[] };

/**
 * Reads the `p` parameter, after the usual query decoding. Never throws: each item that cannot be used is reported and the others stay.
 * Order of first mention is kept; the same SKU adds up.
 * @example parseItems("CAFE-250:2,TAZA") // CAFE-250 × 2, TAZA × 1
 */
export function parseItems(p: string): Wanted {
  const units = new Map<string, number>();
  const problems: BadItem[] = [];
  const typed = p.split(",").map((text) => text.trim());
  for (const text of typed.filter((text) => text !== "")) {
    const item = parseItem(text);
    if ("problem" in item) problems.push({ text, problem: item.problem });
    else if (!units.has(item.sku) && units.size >= MAX_ITEMS)
      problems.push({ text, problem: "too_many_items" });
    else {
      const all = (units.get(item.sku) ?? 0) + item.quantity;
      if (all > MAX_QUANTITY) problems.push({ text, problem: "quantity_lowered" });
      units.set(item.sku, Math.min(all, MAX_QUANTITY));
    }
  }
  return { items: [...units].map(([sku, quantity]) => ({ sku, quantity })), problems };
}

function parseItem(text: string): WantedItem | { problem: ItemProblem } {
  const colon = text.lastIndexOf(":");
  const sku = decode(colon < 0 ? text : text.slice(0, colon));
  if (sku === null) return { problem: "bad_sku" };
  const digits = colon < 0 ? "1" : text.slice(colon + 1);
  if (!/^\d{1,15}$/.test(digits) || Number(digits) < 1) return { problem: "bad_quantity" };
  return { sku, quantity: Number(digits) };
}

const isSku = (sku: string): boolean => sku.trim() !== "" && sku.length <= MAX_SKU && !/\p{Cc}/u.test(sku);

function decode(text: string): string | null {
  try {
    const sku = decodeURIComponent(text);
    return isSku(sku) && sku.isWellFormed() ? sku : null;
  } catch {
    return null;
  }
}

/** The `p` text before query encoding. `parseItems(printItems(items))` gives the same items back. */
export const printItems = (items: readonly WantedItem[]): string =>
  items.map(({ sku, quantity }) => `${encodeURIComponent(sku.toWellFormed())}:${quantity}`).join(",");

/** Plain SKUs stay readable in the address; anything else is encoded a second time, as a query wants it. */
function queryValue(items: readonly WantedItem[]): string {
  const p = printItems(items);
  return p.includes("%") ? encodeURIComponent(p) : p;
}

export type DirectBuyAddress = {
  readonly items: readonly WantedItem[];
  readonly coupon?: string;
  readonly utm?: Readonly<Record<string, string>>;
};

/** @example directBuyUrl("https://shop.test", { items: [{ sku: "CAFE-250", quantity: 2 }] }) // "https://shop.test/buy?p=CAFE-250:2" */
export function directBuyUrl(origin: string, { items, coupon, utm = {} }: DirectBuyAddress): string {
  const rest = new URLSearchParams({ ...(coupon ? { coupon } : {}), ...utm }).toString();
  return `${origin}/buy?p=${queryValue(items)}${rest ? `&${rest}` : ""}`;
}
