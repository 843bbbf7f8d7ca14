import { searchTextFrom } from "@/db/queries/order-projections";
import type { CatalogueRow, PricedCart } from "@/lib/carts/priced-cart";
import { priceCart } from "@/lib/carts/pricing";
import type { TaxRule } from "@/lib/catalog/tax";
import { addressSchema } from "@/lib/customers/address";
import type { Actor } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import type { Random } from "@/lib/kernel/ids";
import { orderColumns } from "@/lib/orders/projection";
import type { ShopSettings } from "@/lib/shop/settings";
import { type Dice, diceOf } from "../dice";
import { aCustomer, type Customer } from "../people";
import { someLines } from "../wishes";
import { type Folded, foldOrder } from "./fold-order";
import { beatsOf } from "./plots";

const SPREAD_DAYS = 365;
/** Everything of an order lies behind us: parcels need a few days. */
const LAST_DAYS = 4;
/** Only what came lately can still be on its way or unpaid. */
const RECENT_SHARE = 0.93;

export type Shop = {
  readonly settings: ShopSettings;
  readonly staff: Actor;
  readonly taxRules: readonly TaxRule[];
  readonly rows: ReadonlyMap<number, CatalogueRow>;
  readonly skus: ReadonlyMap<string, number>;
  readonly random: Random;
};

export type Load = {
  readonly orders: number;
  readonly seed: string;
  readonly now: Date;
  readonly onProgress?: (done: number) => void;
};

export type Made = Folded & {
  readonly person: Record<string, unknown> & { fullName: string; email: string; phone: string };
  readonly address: Record<string, unknown>;
};

type Ids = {
  readonly orderId: number;
  readonly personId: number;
  readonly addressId: number;
  readonly number: number;
};

export function makeOrder(shop: Shop, load: Load, index: number, ids: Ids): Made {
  const dice = diceOf(`${load.seed}/bulk/${index}`);
  const customer = aCustomer(dice);
  const share = (index + dice.int(0, 999) / 1_000) / load.orders;
  const at = plus(load.now, -Math.round((LAST_DAYS + SPREAD_DAYS * (1 - share)) * DAY_MS));
  const { orderId, personId, addressId, number } = ids;
  const priced = priceLines(shop, dice, customer, at);
  const { settings, staff, random } = shop;
  const beats = beatsOf({
    number,
    at,
    personId,
    addressId,
    priced,
    settings,
    staff,
    random,
    dice,
    isRecent: share > RECENT_SHARE,
  });
  const { fullName, phone } = customer;
  const email = customer.email.replace("@", `.${orderId}@`);
  const place = addressSchema.parse({ ...customer.address, name: fullName, country: "CL" });
  return {
    ...foldOrder(orderId, beats),
    person: { id: personId, fullName, email, phone, locale: "es", createdAt: at },
    address: { ...place, id: addressId, personId, createdAt: at },
  };
}

export const orderRow = ({ order, hash, person }: Made) => ({
  id: order.id,
  ...orderColumns(order, hash),
  searchText: searchTextFrom(order, person, null),
});

function priceLines(shop: Shop, dice: Dice, customer: Customer, now: Date): PricedCart {
  const { region = null, municipality = null } = customer.address;
  const place = { country: "CL", region, municipality };
  const wanted = someLines(dice).flatMap(({ sku, quantity }) => {
    const variantId = shop.skus.get(sku);
    return variantId === undefined ? [] : [{ variantId, quantity, fixedPrice: null }];
  });
  const anything = [...shop.rows.keys()][0] ?? 0;
  return priceCart({
    lines: wanted.length > 0 ? wanted : [{ variantId: anything, quantity: 1, fixedPrice: null }],
    rows: shop.rows,
    agreed: [],
    coupon: null,
    delivery: { option: "delivery", methodKey: null, pickupKey: null, place },
    shop: {
      pricesIncludeTax: shop.settings.pricesIncludeTax,
      methods: shop.settings.shippingMethods,
      pickups: [],
      taxRules: shop.taxRules,
      taxPlace: place,
    },
    now,
  });
}
