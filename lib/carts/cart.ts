import { z } from "zod";
import { addressSchema } from "@/lib/customers/address";
import { MAX_QUANTITY } from "@/lib/links/direct-buy";
import { DOCUMENT_TYPES, SHIPPING_OPTIONS } from "@/lib/orders/events/parts";

/** A cart holds no stock and has no number; prices are looked up when it is shown and frozen when the order opens. */
export type CartLine = {
  readonly variantId: number;
  readonly quantity: number;
  /** Minor units as text; only a saved direct-buy link may set it. */
  readonly fixedPrice: string | null;
  /** The price that the buyer last saw, as text: another one today is said on the page. */
  readonly seenPrice?: string | null;
};

export const CART_SOURCES = ["checkout", "direct_buy", "duplicate", "recovery"] as const;
export type CartSource = (typeof CART_SOURCES)[number];

const typed = z.string().max(2_000);

/** What the customer typed so far and what was wrong with it, so that a page without scripts can show both again. */
export const draftSchema = z.object({
  contact: z
    .object({ fullName: typed, email: typed, phone: typed })
    .default({ fullName: "", email: "", phone: "" }),
  delivery: z
    .object({
      option: z.enum(SHIPPING_OPTIONS).nullable(),
      methodKey: typed.nullable(),
      pickupKey: typed.nullable(),
      typed: z.record(z.string(), typed),
      address: addressSchema.nullable(),
      /** The row that the order names. */
      addressId: z.int().positive().nullable(),
    })
    .default({ option: null, methodKey: null, pickupKey: null, typed: {}, address: null, addressId: null }),
  billing: z
    .object({
      documentType: z.enum(DOCUMENT_TYPES),
      taxId: typed,
      companyName: typed,
      businessActivity: typed,
      addressId: z.int().positive().nullable(),
    })
    .default({ documentType: "none", taxId: "", companyName: "", businessActivity: "", addressId: null }),
  /** Answers to the shop's own questions, by key. */
  fields: z.record(z.string(), typed).default({}),
  /** Field → code of what is wrong with it. */
  problems: z.record(z.string(), z.string()).default({}),
  /** Names of things that a link asked for and that are not sold here any more. */
  gone: z.array(typed).default([]),
});
export type CartDraft = z.output<typeof draftSchema>;

export const EMPTY_DRAFT: CartDraft = draftSchema.parse({});

export const readDraft = (stored: unknown): CartDraft => {
  const parsed = draftSchema.safeParse(stored);
  return parsed.success ? parsed.data : EMPTY_DRAFT;
};

/** One line a variant, quantities added up and kept between 1 and the most that a line may hold. */
export function mergeLines(lines: readonly CartLine[]): CartLine[] {
  const byVariant = new Map<number, CartLine>();
  for (const line of lines) {
    const before = byVariant.get(line.variantId);
    const quantity = Math.min((before?.quantity ?? 0) + line.quantity, MAX_QUANTITY);
    if (quantity > 0) byVariant.set(line.variantId, { ...(before ?? line), quantity });
  }
  return [...byVariant.values()];
}

/** Quantities as a form sent them, by variant; 0 removes the line, what the form does not name stays. */
export const withQuantities = (
  lines: readonly CartLine[],
  quantities: Readonly<Record<number, number>>,
): CartLine[] =>
  lines.flatMap((line) => {
    const wanted = quantities[line.variantId] ?? line.quantity;
    const quantity = Math.min(Math.max(0, Math.trunc(wanted)), MAX_QUANTITY);
    return quantity === 0 ? [] : [{ ...line, quantity }];
  });
