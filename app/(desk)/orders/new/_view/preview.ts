import type { Goods } from "@/app/(desk)/orders/_lines/found-goods";
import type { SeenLine } from "@/app/(desk)/orders/_lines/seen-line";
import { seenLines } from "@/app/(desk)/orders/_lines/seen-line";
import type { PersonRow } from "@/db/queries/people";
import type { LoadedDesk } from "@/lib/carts/commands/load-desk";
import type { PricedDesk } from "@/lib/carts/priced-desk";

/** What the browser learns of a typed order: plain data, priced on the server. */
export type DeskPreview = Pick<PricedDesk, "totals" | "coupon" | "ownDiscount" | "needsShipping"> & {
  readonly seen: readonly (readonly [string, SeenLine])[];
  readonly goods: readonly Goods[];
  readonly offers: PricedDesk["offers"];
  readonly shipping: PricedDesk["shipping"];
  /** Prices of the lines before the order's discounts, and those discounts, as the prices are meant. */
  readonly gross: bigint;
  readonly discount: bigint;
  readonly pricesIncludeTax: boolean;
  readonly problems: LoadedDesk["problems"];
  /** The customer whose e-mail was typed beside another name. */
  readonly namesake: Pick<PersonRow, "id" | "fullName" | "email" | "phone" | "locale"> | null;
};

export function previewOf({ request, priced, rows, settings, problems, namesake }: LoadedDesk): DeskPreview {
  const { totals, coupon, ownDiscount, needsShipping, offers, shipping } = priced;
  const { lines } = priced;
  return {
    ...{ totals, coupon, ownDiscount, needsShipping, offers, shipping, problems },
    seen: [...seenLines(priced, request.lineProblems)],
    goods: [...rows.values()].map((row) => ({
      variantId: row.variantId,
      name: row.name,
      sku: row.sku,
      options: [...row.options],
      price: row.price,
      stock: row.stock,
      unlimited: row.unlimited,
      status: row.sellable ? "available" : "unavailable",
      type: row.digital ? "digital" : "physical",
      imageId: row.imageId,
    })),
    gross: lines.reduce((sum, line) => sum + line.unitPrice * BigInt(line.quantity) - line.discount, 0n),
    discount: lines.reduce((sum, line) => sum + line.orderDiscountPart, 0n),
    pricesIncludeTax: settings.pricesIncludeTax,
    namesake: namesake && {
      ...{ id: namesake.id, fullName: namesake.fullName, email: namesake.email },
      ...{ phone: namesake.phone, locale: namesake.locale },
    },
  };
}
