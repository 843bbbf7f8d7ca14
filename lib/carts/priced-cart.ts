import type { Coupon, CouponRefused } from "@/lib/catalog/coupon";
import type { PickupLocation, ShippingMethod, ShippingOffer } from "@/lib/catalog/shipping-rates";
import type { TaxPlace, TaxRule } from "@/lib/catalog/tax";
import type { EventOf } from "@/lib/orders/events";
import type { OrderLine, Totals } from "@/lib/orders/events/parts";
import type { CartLine } from "./cart";

/** A variant as it is sold today. */
export type CatalogueRow = {
  readonly variantId: number;
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
  readonly price: bigint;
  readonly compareAtPrice: bigint | null;
  readonly stock: number;
  readonly unlimited: boolean;
  /** False: unavailable or archived, whatever its stock. */
  readonly sellable: boolean;
  readonly digital: boolean;
  readonly imageId: number | null;
  readonly imageAlt: string | null;
  readonly taxCategory: string | null;
  readonly weightGrams: number;
  readonly fileIds: readonly number[];
};

export type DeliveryChoice = {
  readonly option: "delivery" | "store_pickup" | "no_shipping" | null;
  readonly methodKey: string | null;
  readonly pickupKey: string | null;
  readonly place: {
    readonly country: string;
    readonly region: string | null;
    readonly municipality: string | null;
  } | null;
};

export type CartToPrice = {
  readonly lines: readonly CartLine[];
  readonly rows: ReadonlyMap<number, CatalogueRow>;
  /** Lines of the open order: their prices were agreed on and stay, and so do their ids. */
  readonly agreed: readonly OrderLine[];
  /** Null: none typed. `found` null: nobody knows the code. */
  readonly coupon: {
    readonly code: string;
    readonly found: Coupon | null;
    readonly usedByEmail: number;
  } | null;
  readonly delivery: DeliveryChoice;
  readonly shop: {
    readonly pricesIncludeTax: boolean;
    readonly methods: readonly ShippingMethod[];
    readonly pickups: readonly PickupLocation[];
    readonly taxRules: readonly TaxRule[];
    readonly taxPlace: TaxPlace;
  };
  readonly now: Date;
};

/** Why a line is not what was asked for. `left` is 0 when nothing can be bought. */
export type LineNote =
  | {
      readonly code: "sold_out" | "unavailable";
      readonly variantId: number;
      readonly name: string;
      readonly wanted: number;
    }
  | {
      readonly code: "reduced";
      readonly variantId: number;
      readonly name: string;
      readonly wanted: number;
      readonly left: number;
    }
  | {
      readonly code: "price_changed";
      readonly variantId: number;
      readonly name: string;
      readonly before: bigint;
      readonly after: bigint;
    };

export type CouponOutcome =
  | { readonly state: "none" }
  | {
      readonly state: "used";
      readonly code: string;
      readonly amount: bigint;
      readonly target: Coupon["target"];
    }
  | { readonly state: "refused"; readonly code: string; readonly refusal: CouponRefused };

export type PricedCart = {
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly notes: readonly LineNote[];
  readonly coupon: CouponOutcome;
  /** What the order keeps of the coupon. */
  readonly orderCoupon: EventOf<"order_created">["coupon"];
  readonly needsShipping: boolean;
  readonly offers: readonly ShippingOffer[];
  /** The chosen way; null while none is chosen or the chosen one is not offered any more. */
  readonly shipping: ShippingOffer | null;
};
