import type { Reader } from "@/db/client";
import { catalogueByIds, findCoupon, listTaxRules } from "@/db/queries/catalog";
import { type AddressRow, findAddress, findPerson } from "@/db/queries/people";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import { type Coupon, type CouponRefused, checkCoupon, sameCoupon } from "@/lib/catalog/coupon";
import { quote, type ShippingOffer } from "@/lib/catalog/shipping-rates";
import { taxPlace } from "@/lib/catalog/tax";
import { type Currency, isCurrency } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type EditPlan, type EditRefused, type EditShop, planEdit, type WantedEdit } from "@/lib/orders/edit";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";
import {
  type EditContents,
  type InputRefused,
  readLines,
  readOwnDiscount,
  readShippingPrice,
} from "./edit-input";

export type LoadRefused =
  | EditRefused
  | InputRefused
  | CouponRefused
  | { readonly code: "not_delivered_there" | "delivery_not_named" };

export type LoadedEdit = {
  readonly plan: Result<EditPlan, LoadRefused>;
  /** Ways to send what is wanted, as the shop's tables price them today. */
  readonly offers: readonly ShippingOffer[];
  readonly rows: ReadonlyMap<number, CatalogueRow>;
};

type Desk = {
  readonly order: Order;
  readonly asked: EditContents;
  readonly settings: ShopSettings;
  readonly currency: Currency;
  readonly shop: EditShop;
  readonly rows: ReadonlyMap<number, CatalogueRow>;
  readonly address: AddressRow | null;
};

/** What an edit as typed would make of an order, at today's prices for what is new. Reads only: the preview and the edit see the same. */
export async function loadEdit(
  reader: Reader,
  ctx: Context,
  order: Order,
  asked: EditContents,
): Promise<LoadedEdit> {
  const desk = await deskOf(reader, ctx, order, asked);
  const { rows } = desk;
  const wanted = await wantedOf(reader, ctx, desk);
  if (!wanted.ok) return { plan: wanted, offers: [], rows };
  const bare = planEdit(order, wanted.value, desk.shop);
  const lines = bare.ok ? bare.value.lines : order.lines;
  const offers = offersOf(desk, lines);
  const delivery = deliveryOf(desk, offers);
  if (!delivery.ok) return { plan: delivery, offers, rows };
  return { plan: planEdit(order, { ...wanted.value, delivery: delivery.value }, desk.shop), offers, rows };
}

async function deskOf(reader: Reader, ctx: Context, order: Order, asked: EditContents): Promise<Desk> {
  const { currency } = order;
  if (!isCurrency(currency)) throw new Error(`order ${order.id} is in ${currency}`);
  const settings = await ctx.settings();
  const ids = [...order.lines, ...asked.lines].flatMap(({ variantId }) => variantId ?? []);
  const rows = await catalogueByIds(reader, [...new Set(ids)]);
  const address = order.addressId === null ? null : await findAddress(reader, order.addressId);
  const isSentAfter = asked.delivery !== "pickup" && asked.delivery !== "none";
  const known = order.coupon && (await findCoupon(reader, couponOf(order, order.coupon.code)));
  const shop: EditShop = {
    rows,
    pricesIncludeTax: settings.pricesIncludeTax,
    taxRules: await listTaxRules(reader),
    taxedBefore: taxedAt(settings, order.shippingOption === "delivery" ? address : null),
    taxedAfter: taxedAt(settings, isSentAfter ? address : null),
    couponToday: known?.coupon ?? null,
  };
  const before = asked.delivery === "keep" ? { ...shop, taxedAfter: shop.taxedBefore } : shop;
  return { order, asked, settings, currency, shop: before, rows, address };
}

const couponOf = (order: Order, code: string, email: string | null = null) => ({
  ...{ code, email, exceptOrderId: order.id },
});

function taxedAt(settings: ShopSettings, address: AddressRow | null) {
  const shop = { country: settings.country, region: settings.address?.region ?? null };
  const shipping = address && { country: address.country, region: address.region };
  return taxPlace(settings.taxBasis, { shipping, billing: null, shop });
}

type Wanted = Result<WantedEdit, LoadRefused>;

async function wantedOf(reader: Reader, ctx: Context, desk: Desk): Promise<Wanted> {
  const { order, asked, currency } = desk;
  const lines = readLines(order, asked.lines, currency);
  if (!lines.ok) return lines;
  const ownDiscount = readOwnDiscount(order, asked, currency);
  if (!ownDiscount.ok) return ownDiscount;
  const wanted = { lines: lines.value, ownDiscount: ownDiscount.value, delivery: null };
  const code = asked.coupon.trim();
  if (code === "") return ok({ ...wanted, coupon: null });
  if (order.coupon && sameCoupon(order.coupon.code, code)) return ok({ ...wanted, coupon: "keep" });
  const coupon = await newCoupon(reader, ctx, desk, { ...wanted, coupon: null }, code);
  return coupon.ok ? ok({ ...wanted, coupon: coupon.value }) : coupon;
}

/** A code that is new to the order must hold today, for what is wanted. */
async function newCoupon(
  reader: Reader,
  ctx: Context,
  { order, shop }: Desk,
  wanted: WantedEdit,
  code: string,
): Promise<Result<Coupon, CouponRefused>> {
  const person = order.personId === null ? null : await findPerson(reader, order.personId);
  const found = await findCoupon(reader, couponOf(order, code, person?.email ?? null));
  const plan = planEdit(order, wanted, shop);
  const lines = plan.ok ? plan.value.lines : order.lines;
  const amount = lines.reduce((sum, line) => sum + line.unitPrice * BigInt(line.quantity), 0n);
  const items = lines.reduce((sum, line) => sum + line.quantity, 0);
  const usedByEmail = found?.usedByEmail ?? 0;
  return checkCoupon(found?.coupon ?? null, { amount, items, usedByEmail }, ctx.now());
}

function offersOf({ settings, address }: Desk, lines: readonly OrderLine[]): ShippingOffer[] {
  const sent = lines.filter((line) => line.requiresShipping);
  if (sent.length === 0) return [];
  const value = (line: OrderLine) =>
    line.unitPrice * BigInt(line.quantity) - line.discount - line.orderDiscountPart;
  const parcel = {
    amount: lines.reduce((sum, line) => sum + value(line), 0n),
    weight: sent.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
    quantity: sent.reduce((sum, line) => sum + line.quantity, 0),
  };
  const place = address && {
    country: address.country,
    region: address.region,
    municipality: address.municipality ?? address.city,
  };
  return quote({ methods: settings.shippingMethods, pickups: settings.pickupLocations }, parcel, place);
}

const NOWHERE = { addressId: null, pickupLocationKey: null, shippingMethod: null } as const;

function deliveryOf(
  { order, asked, currency }: Desk,
  offers: readonly ShippingOffer[],
): Result<WantedEdit["delivery"], LoadRefused> {
  if (asked.delivery === "keep") return ok(null);
  const typedPrice = readShippingPrice(asked, currency);
  if (!typedPrice.ok) return typedPrice;
  if (asked.delivery === "none") return ok({ ...NOWHERE, shippingOption: "no_shipping", price: 0n });
  const { addressId } = order;
  if (asked.delivery === "own") {
    const name = asked.deliveryName;
    if (name === "") return refuse({ code: "delivery_not_named" });
    const price = typedPrice.value;
    if (price === null) return refuse({ code: "bad_shipping_price" });
    const shippingMethod = { key: "own", name };
    return ok({ ...NOWHERE, shippingOption: "delivery", addressId, shippingMethod, price });
  }
  const option = asked.delivery === "pickup" ? "store_pickup" : "delivery";
  const offer = offers.find((one) => one.option === option && one.key === asked.deliveryKey);
  if (!offer) return refuse({ code: "not_delivered_there" });
  const price = typedPrice.value ?? offer.price;
  const { key, name } = offer;
  return option === "store_pickup"
    ? ok({ ...NOWHERE, shippingOption: option, pickupLocationKey: key, price })
    : ok({ ...NOWHERE, shippingOption: option, addressId, shippingMethod: { key, name }, price });
}
