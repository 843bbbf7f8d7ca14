import type { Reader } from "@/db/client";
import type { CartRow } from "@/db/queries/carts";
import { catalogueByIds, findCoupon, listTaxRules } from "@/db/queries/catalog";
import { type CartDraft, readDraft } from "@/lib/carts/cart";
import type { CatalogueRow, DeliveryChoice, PricedCart } from "@/lib/carts/priced-cart";
import { priceCart } from "@/lib/carts/pricing";
import { taxPlace } from "@/lib/catalog/tax";
import { HOUR_MS } from "@/lib/kernel/clock";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";

export const CART_LIFE_MS = 24 * HOUR_MS;

export type LoadedCart = {
  readonly cart: CartRow;
  readonly draft: CartDraft;
  readonly order: Order | null;
  readonly rows: ReadonlyMap<number, CatalogueRow>;
  readonly priced: PricedCart;
  readonly settings: ShopSettings;
  /** Nothing was changed for a day and no order came of it. */
  readonly expired: boolean;
};

/** A cart with its order and today's prices. Reads only: pages and commands see the same. */
export async function loadCart(reader: Reader, ctx: Context, cart: CartRow): Promise<LoadedCart> {
  const settings = await ctx.settings();
  const draft = readDraft(cart.draft);
  const order = cart.orderId === null ? null : await readOrder(reader, cart.orderId);
  const found = await priceNow(reader, ctx, { ...cart, draft, agreed: order?.lines ?? [], settings });
  const expired = order === null && ctx.now().getTime() - cart.changedAt.getTime() > CART_LIFE_MS;
  return { cart, draft, order, ...found, settings, expired };
}

export type ToPrice = Pick<CartRow, "lines" | "coupon"> & {
  readonly draft: CartDraft;
  readonly orderId: number | null;
  readonly agreed: readonly OrderLine[];
  readonly settings: ShopSettings;
};

/** Prices lines as a cart would, also before there is one: what a link sells, what an old order costs today. */
export async function priceNow(
  reader: Reader,
  ctx: Context,
  { lines, coupon, draft, orderId, agreed, settings }: ToPrice,
): Promise<Pick<LoadedCart, "rows" | "priced">> {
  const rows = await catalogueByIds(
    reader,
    lines.map((line) => line.variantId),
  );
  const priced = priceCart({
    lines,
    rows,
    agreed,
    coupon: await couponOf(reader, { coupon, orderId }, draft),
    delivery: deliveryOf(draft),
    shop: {
      pricesIncludeTax: settings.pricesIncludeTax,
      methods: settings.shippingMethods,
      pickups: settings.pickupLocations,
      taxRules: await listTaxRules(reader),
      taxPlace: placeOf(settings, draft),
    },
    now: ctx.now(),
  });
  return { rows, priced };
}

async function couponOf(reader: Reader, cart: Pick<CartRow, "coupon" | "orderId">, draft: CartDraft) {
  if (cart.coupon === null) return null;
  const email = draft.contact.email === "" ? null : draft.contact.email;
  const known = await findCoupon(reader, { code: cart.coupon, email, exceptOrderId: cart.orderId });
  return { code: cart.coupon, found: known?.coupon ?? null, usedByEmail: known?.usedByEmail ?? 0 };
}

function deliveryOf({ delivery }: CartDraft): DeliveryChoice {
  const { option, methodKey, pickupKey, address } = delivery;
  const place = address && {
    country: address.country,
    region: address.region,
    municipality: address.municipality ?? address.city,
  };
  return { option, methodKey, pickupKey, place };
}

function placeOf(settings: ShopSettings, { delivery }: CartDraft) {
  const shop = { country: settings.country, region: settings.address?.region ?? null };
  const sent = delivery.option === "delivery" ? delivery.address : null;
  const shipping = sent && { country: sent.country, region: sent.region };
  return taxPlace(settings.taxBasis, { shipping, billing: null, shop });
}
