import type { OrderLine } from "@/lib/orders/events/parts";
import type { CartToShip } from "./shipping-rates";

type Priced = Pick<
  OrderLine,
  "unitPrice" | "quantity" | "discount" | "orderDiscountPart" | "weightGrams" | "requiresShipping"
>;

/** What there is to ship of priced lines, as rates measure it: the whole purchase after discounts, the weight of what travels. */
export function parcelOf(lines: readonly Priced[]): CartToShip {
  const sent = lines.filter((line) => line.requiresShipping);
  const cost = (line: Priced) =>
    line.unitPrice * BigInt(line.quantity) - line.discount - line.orderDiscountPart;
  return {
    amount: lines.reduce((sum, line) => sum + cost(line), 0n),
    weight: sent.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
    quantity: sent.reduce((sum, line) => sum + line.quantity, 0),
  };
}
