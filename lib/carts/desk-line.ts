import { z } from "zod";
import type { Discount } from "@/lib/catalog/discount";
import type { Currency } from "@/lib/kernel/money";
import { oneLine } from "@/lib/kernel/text";
import { readTypedAmount, readTypedPercent, typedAmount } from "@/lib/kernel/typed-amount";
import type { OrderLine } from "@/lib/orders/events/parts";

const typed = (most: number) => z.string().max(most);
const MOST_UNITS = 999_999;
export const MOST_LINES = 200;

/** A line of a manual order as the desk types it. Texts stay texts, so that a draft keeps what is half written. */
export const deskLineSchema = z.object({
  /** Stays with the line while it is moved and saved; lines of an order carry their `lineId`. */
  key: z.string().regex(/^[\w-]{1,40}$/),
  /** Null: a custom line. */
  variantId: z.int().positive().nullable(),
  /** Of a custom line. */
  name: typed(200),
  quantity: typed(12),
  /** Empty: what the catalogue (or the order, while it is edited) says. */
  price: typed(40),
  /** Off the whole line. */
  discount: typed(40),
  discountKind: z.enum(["amount", "percent"]),
  /** Of a custom line: `STANDARD_TAX`, `NO_TAX`, or the name of a rate. */
  tax: typed(80),
  /** Of a custom line. */
  requiresShipping: z.boolean(),
});
export type DeskLine = z.output<typeof deskLineSchema>;

/** What products without a category of their own pay. */
export const STANDARD_TAX = "";
export const NO_TAX = "none";

export type LineField = "name" | "quantity" | "price" | "discount";
export type LineProblem = "missing" | "bad_quantity" | "bad_amount" | "bad_percent";
export type LineProblems = Partial<Record<LineField, LineProblem>>;

/** A line as it was meant. */
export type WantedLine = Pick<DeskLine, "key" | "variantId" | "tax" | "requiresShipping"> & {
  readonly name: string;
  readonly quantity: number;
  /** Null: what the catalogue says. */
  readonly price: bigint | null;
  readonly discount: Discount | null;
};
export type ReadLine =
  | { readonly ok: true; readonly line: WantedLine }
  | { readonly ok: false; readonly problems: LineProblems };

export const newDeskLine = (key: string, change: Partial<DeskLine> = {}): DeskLine => ({
  ...{ key, variantId: null, name: "", quantity: "1", price: "", discount: "", discountKind: "amount" },
  ...{ tax: STANDARD_TAX, requiresShipping: true },
  ...change,
});

/** A line of an order as the editor shows it: at the price that was agreed on. */
export function deskLineOf(line: OrderLine, currency: Currency): DeskLine {
  const [tax] = line.taxes;
  return newDeskLine(line.lineId, {
    variantId: line.variantId,
    name: line.name,
    quantity: String(line.quantity),
    price: typedAmount(line.unitPrice, currency),
    discount: line.discount === 0n ? "" : typedAmount(line.discount, currency),
    tax: tax ? tax.name : NO_TAX,
    requiresShipping: line.requiresShipping,
  });
}

export type DiscountKind = DeskLine["discountKind"];

/** Null: nothing typed. */
export function readDiscount(
  text: string,
  kind: DiscountKind,
  currency: Currency,
): Discount | null | "bad_amount" | "bad_percent" {
  if (text.trim() === "") return null;
  if (kind === "percent") {
    const basisPoints = readTypedPercent(text);
    return basisPoints === null ? "bad_percent" : { kind: "percent", basisPoints };
  }
  const amount = readTypedAmount(text, currency);
  return amount === null ? "bad_amount" : { kind: "fixed", amount };
}

function readQuantity(text: string): number | null {
  const typedUnits = text.trim();
  if (!/^\d{1,6}$/.test(typedUnits)) return null;
  const units = Number(typedUnits);
  return units >= 1 && units <= MOST_UNITS ? units : null;
}

function problemsOf(line: DeskLine, currency: Currency): LineProblems {
  const isCustom = line.variantId === null;
  const problems: LineProblems = {};
  if (isCustom && oneLine(line.name) === "") problems.name = "missing";
  if (readQuantity(line.quantity) === null) problems.quantity = "bad_quantity";
  if (line.price.trim() === "") {
    if (isCustom) problems.price = "missing";
  } else if (readTypedAmount(line.price, currency) === null) problems.price = "bad_amount";
  const discount = readDiscount(line.discount, line.discountKind, currency);
  if (typeof discount === "string") problems.discount = discount;
  return problems;
}

/** What a typed line means, or which of its fields cannot be used and why. */
export function readDeskLine(line: DeskLine, currency: Currency): ReadLine {
  const problems = problemsOf(line, currency);
  const discount = readDiscount(line.discount, line.discountKind, currency);
  if (Object.keys(problems).length > 0 || typeof discount === "string") return { ok: false, problems };
  const { key, variantId, tax, requiresShipping } = line;
  return {
    ok: true,
    line: {
      ...{ key, variantId, tax, requiresShipping, discount },
      name: oneLine(line.name),
      quantity: readQuantity(line.quantity) ?? 1,
      price: line.price.trim() === "" ? null : readTypedAmount(line.price, currency),
    },
  };
}
