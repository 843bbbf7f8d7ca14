import { z } from "zod";
import {
  type DeskLine,
  deskLineSchema,
  type LineProblems,
  MOST_LINES,
  NO_TAX,
  readDeskLine,
  readDiscount,
  STANDARD_TAX,
} from "@/lib/carts/desk-line";
import type { Discount } from "@/lib/catalog/discount";
import { lineText, listField, longText, orNull, rowIdField } from "@/lib/kernel/input";
import type { Currency } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readTypedAmount, typedAmount } from "@/lib/kernel/typed-amount";
import { EDIT_REASONS } from "@/lib/orders/edit";
import type { WantedLine } from "@/lib/orders/edit-line";
import type { Order } from "@/lib/orders/order";

export const DELIVERY_CHOICES = ["keep", "method", "own", "pickup", "none"] as const;

const typed = z.string().max(40).default("");

/** What the editor sends: everything as typed, lines of the order under their own `lineId`. */
export const editContents = {
  orderId: rowIdField,
  expectedVersion: rowIdField,
  lines: listField(deskLineSchema, MOST_LINES),
  /** Empty takes it away. */
  coupon: z.string().max(80).default(""),
  ownDiscount: typed,
  ownDiscountKind: z.enum(["amount", "percent"]).default("amount"),
  delivery: z.enum(DELIVERY_CHOICES).default("keep"),
  /** The method of the shop, or the place to pick it up. */
  deliveryKey: orNull(lineText({ max: 40 })).default(null),
  /** Of a way of its own. */
  deliveryName: lineText({ max: 80 }).default(""),
  /** Empty: what the shop's tables say. */
  deliveryPrice: typed,
};

export const previewEditInput = z.strictObject(editContents);
export type EditContents = z.output<typeof previewEditInput>;

export const editOrderInput = z.strictObject({
  ...editContents,
  reason: z.enum(EDIT_REASONS),
  note: orNull(longText({ max: 2_000 })).default(null),
});
export type EditOrderInput = z.output<typeof editOrderInput>;

export type InputRefused =
  | { readonly code: "lines_invalid"; readonly problems: Readonly<Record<string, LineProblems>> }
  | { readonly code: "bad_discount" | "bad_shipping_price" };

/** Lines as typed, as an edit means them. A line of the order that names another variant is a change of size. */
export function readLines(
  order: Order,
  lines: readonly DeskLine[],
  currency: Currency,
): Result<WantedLine[], InputRefused> {
  const problems: Record<string, LineProblems> = {};
  const wanted = lines.flatMap((line): WantedLine[] => {
    const read = readDeskLine(line, currency);
    if (read.ok) return [wantedOf(order, read.line)];
    problems[line.key] = read.problems;
    return [];
  });
  return Object.keys(problems).length > 0 ? refuse({ code: "lines_invalid", problems }) : ok(wanted);
}

type Read = Extract<ReturnType<typeof readDeskLine>, { ok: true }>["line"];

function wantedOf(order: Order, line: Read): WantedLine {
  const { key, variantId, name, quantity, price: unitPrice, discount } = line;
  const before = order.lines.find(({ lineId }) => lineId === key);
  if (before && before.variantId === variantId)
    return { kind: "kept", lineId: key, quantity, unitPrice, discount, name: name || null };
  if (variantId !== null)
    return { kind: "added", variantId, quantity, unitPrice, discount, instead: before ? key : null };
  const { tax, requiresShipping } = line;
  return {
    ...{ kind: "custom", name, quantity, discount, requiresShipping },
    unitPrice: unitPrice ?? 0n,
    tax: tax === NO_TAX ? "none" : tax === STANDARD_TAX ? "standard" : { name: tax },
  };
}

/** The shop's own discount on the whole order; untouched it stays to the unit. */
export function readOwnDiscount(
  order: Order,
  { ownDiscount, ownDiscountKind }: EditContents,
  currency: Currency,
): Result<Discount | "keep" | null, InputRefused> {
  const shown = order.ownDiscount === 0n ? "" : typedAmount(order.ownDiscount, currency);
  if (ownDiscountKind === "amount" && ownDiscount.trim() === shown) return ok("keep");
  const read = readDiscount(ownDiscount, ownDiscountKind, currency);
  return typeof read === "string" ? refuse({ code: "bad_discount" }) : ok(read);
}

/** Null: nothing typed. */
export function readShippingPrice(
  { deliveryPrice }: EditContents,
  currency: Currency,
): Result<bigint | null, InputRefused> {
  if (deliveryPrice.trim() === "") return ok(null);
  const price = readTypedAmount(deliveryPrice, currency);
  return price === null ? refuse({ code: "bad_shipping_price" }) : ok(price);
}
