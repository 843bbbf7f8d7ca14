import type { Discount } from "@/lib/catalog/discount";
import type { ShippingOffer } from "@/lib/catalog/shipping-rates";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { WantedLine } from "./desk-line";
import type { CartToPrice, DeliveryChoice, PricedCart } from "./priced-cart";

/** How a manual order reaches its customer: a method of the shop at its price, a way and price of its own, a shop, or not at all. */
export type DeskDelivery =
  | { readonly kind: "method"; readonly key: string | null; readonly place: DeliveryChoice["place"] }
  | { readonly kind: "own"; readonly name: string; readonly price: bigint }
  | { readonly kind: "pickup"; readonly key: string | null }
  | { readonly kind: "none" };

export type DeskToPrice = Pick<CartToPrice, "rows" | "agreed" | "coupon" | "shop" | "now"> & {
  readonly lines: readonly WantedLine[];
  readonly ownDiscount: Discount | null;
  readonly delivery: DeskDelivery;
  /** Units that the order holds already, by variant: they are there although the shelf is empty. */
  readonly held?: ReadonlyMap<number, number>;
};

/** Something about a line that a person should know; none of them stops anything but `gone`. */
export type DeskNote =
  | { readonly code: "gone"; readonly key: string }
  | { readonly code: "unavailable"; readonly key: string }
  | { readonly code: "short"; readonly key: string; readonly wanted: number; readonly left: number };

export type PricedDesk = Pick<
  PricedCart,
  "totals" | "coupon" | "orderCoupon" | "needsShipping" | "offers"
> & {
  /** In the order of the editor; `keys` names the line that each came from. */
  readonly lines: readonly OrderLine[];
  readonly keys: readonly string[];
  readonly ownDiscount: bigint;
  /** Null while none is chosen, or the chosen one does not reach the place. */
  readonly shipping: ShippingOffer | null;
  readonly notes: readonly DeskNote[];
};
