import { type Coupon, checkCoupon } from "@/lib/catalog/coupon";
import { discountOf } from "@/lib/catalog/discount";
import { quote, type ShippingOffer } from "@/lib/catalog/shipping-rates";
import { fitToStock } from "@/lib/catalog/stock";
import { taxRatesFor, taxRatesForShipping } from "@/lib/catalog/tax";
import type { OrderLine } from "@/lib/orders/events/parts";
import { type LineToPrice, type PricedLine, priceOrder } from "@/lib/orders/totals";
import type { CartLine } from "./cart";
import type {
  CartToPrice,
  CatalogueRow,
  CouponOutcome,
  DeliveryChoice,
  LineNote,
  PricedCart,
} from "./priced-cart";

type Wanted = {
  readonly cartLine: CartLine;
  readonly row: CatalogueRow;
  readonly quantity: number;
  readonly unitPrice: bigint;
};

/**
 * Prices a cart: what can be bought of it now, at today's prices or those that the open order agreed on.
 * Nothing here is refused: what cannot be had is left out and named in `notes`, a coupon that does not hold in `coupon`.
 */
export function priceCart(cart: CartToPrice): PricedCart {
  const { wanted, notes } = buyable(cart);
  const needsShipping = wanted.some(({ row }) => !row.digital);
  const gross = wanted.reduce((sum, one) => sum + one.unitPrice * BigInt(one.quantity), 0n);
  const coupon = couponOf(cart, gross, wanted);
  const target = coupon?.ok ? coupon.value : null;
  const discounted = price(cart, wanted, { orderCoupon: target, shipping: null });
  const offers = needsShipping ? offersOf(cart, wanted, discounted.lines) : [];
  const shipping = chosenOffer(offers, cart.delivery);
  const priced = price(cart, wanted, { orderCoupon: target, shipping });
  const amount = couponAmount(target, priced.lines, shipping);
  return {
    lines: orderLines(cart, wanted, priced.lines),
    totals: priced.totals,
    notes,
    coupon: outcomeOf(cart, coupon, amount),
    orderCoupon: target ? { code: target.code, target: target.target, amount } : null,
    needsShipping,
    offers,
    shipping,
  };
}

function buyable(cart: CartToPrice): { wanted: Wanted[]; notes: LineNote[] } {
  const notes: LineNote[] = [];
  const known = cart.lines.flatMap((cartLine) => {
    const row = cart.rows.get(cartLine.variantId);
    return row ? [{ cartLine, row, variantId: row.variantId, quantity: cartLine.quantity }] : [];
  });
  const fitted = new Map(fitToStock(known, cart.rows).map((line) => [line.variantId, line.quantity]));
  const wanted = known.flatMap(({ cartLine, row }): Wanted[] => {
    const quantity = fitted.get(row.variantId) ?? 0;
    const asked = { variantId: row.variantId, name: row.name, wanted: cartLine.quantity };
    if (quantity === 0) {
      notes.push({ ...asked, code: row.sellable ? "sold_out" : "unavailable" });
      return [];
    }
    if (quantity < cartLine.quantity) notes.push({ ...asked, code: "reduced", left: quantity });
    const unitPrice = unitPriceOf(cart, cartLine, row);
    const seen = cartLine.seenPrice ? BigInt(cartLine.seenPrice) : unitPrice;
    if (seen !== unitPrice) {
      const { variantId, name } = row;
      notes.push({ code: "price_changed", variantId, name, before: seen, after: unitPrice });
    }
    return [{ cartLine, row, quantity, unitPrice }];
  });
  return { wanted, notes };
}

function unitPriceOf({ agreed }: CartToPrice, line: CartLine, row: CatalogueRow): bigint {
  const before = agreed.find((one) => one.variantId === row.variantId);
  if (before) return before.unitPrice;
  return line.fixedPrice === null ? row.price : BigInt(line.fixedPrice);
}

function couponOf({ coupon, now }: CartToPrice, amount: bigint, wanted: readonly Wanted[]) {
  if (!coupon) return null;
  const items = wanted.reduce((sum, one) => sum + one.quantity, 0);
  return checkCoupon(coupon.found, { amount, items, usedByEmail: coupon.usedByEmail }, now);
}

type With = { readonly orderCoupon: Coupon | null; readonly shipping: ShippingOffer | null };

function price({ shop }: CartToPrice, wanted: readonly Wanted[], { orderCoupon, shipping }: With) {
  const lines = wanted.map(
    ({ row, quantity, unitPrice }): LineToPrice => ({
      unitPrice,
      quantity,
      lineDiscount: 0n,
      taxRates: taxRatesFor(shop.taxRules, shop.taxPlace, row.taxCategory),
    }),
  );
  return priceOrder({
    lines,
    pricesIncludeTax: shop.pricesIncludeTax,
    orderDiscount: orderCoupon?.target === "order" ? orderCoupon.discount : null,
    shippingGiven: {
      amount: shipping?.price ?? 0n,
      taxRates: taxRatesForShipping(shop.taxRules, shop.taxPlace),
    },
    shippingDiscount: orderCoupon?.target === "shipping" ? orderCoupon.discount : null,
  });
}

function offersOf({ shop, delivery }: CartToPrice, wanted: readonly Wanted[], priced: readonly PricedLine[]) {
  const sent = wanted.filter(({ row }) => !row.digital);
  const parcel = {
    amount: priced.reduce((sum, line) => sum + line.gross - line.orderDiscountPart, 0n),
    weight: sent.reduce((sum, { row, quantity }) => sum + row.weightGrams * quantity, 0),
    quantity: sent.reduce((sum, { quantity }) => sum + quantity, 0),
  };
  return quote({ methods: shop.methods, pickups: shop.pickups }, parcel, delivery.place);
}

/**
 * Somebody who wants it delivered and has not chosen how, or not among what is offered by now, gets the cheapest way that reaches the
 * place. One counter is not as good as another: where the chosen one is gone, nothing is chosen.
 */
function chosenOffer(
  offers: readonly ShippingOffer[],
  { option, methodKey, pickupKey }: DeliveryChoice,
): ShippingOffer | null {
  const fitting = offers.filter((offer) => offer.option === option);
  const key = option === "delivery" ? methodKey : pickupKey;
  const chosen = fitting.find((offer) => offer.key === key);
  if (chosen || (option === "store_pickup" && pickupKey !== null)) return chosen ?? null;
  return fitting[0] ?? null;
}

/** As the prices of the shop are meant: with tax where they include it. */
function couponAmount(
  coupon: Coupon | null,
  lines: readonly PricedLine[],
  shipping: ShippingOffer | null,
): bigint {
  if (!coupon) return 0n;
  if (coupon.target === "shipping") return discountOf(coupon.discount, shipping?.price ?? 0n);
  return lines.reduce((sum, line) => sum + line.orderDiscountPart, 0n);
}

/** What became of the code that was typed. */
export function outcomeOf(
  { coupon }: { readonly coupon: { readonly code: string } | null },
  checked: ReturnType<typeof checkCoupon> | null,
  amount: bigint,
): CouponOutcome {
  if (!coupon || !checked) return { state: "none" };
  if (!checked.ok) return { state: "refused", code: coupon.code, refusal: checked.refusal };
  return { state: "used", code: checked.value.code, target: checked.value.target, amount };
}

function orderLines(
  cart: CartToPrice,
  wanted: readonly Wanted[],
  priced: readonly PricedLine[],
): OrderLine[] {
  const ids = new Map(cart.agreed.map((line) => [line.variantId, line.lineId]));
  let last = Math.max(0, ...cart.agreed.map((line) => Number(line.lineId.slice(1)) || 0));
  return wanted.map(({ row, quantity, unitPrice }, index) => {
    const amounts = priced[index];
    if (!amounts) throw new Error(`line ${index} was not priced`);
    const lineId = ids.get(row.variantId) ?? `l${++last}`;
    const listed = row.compareAtPrice ?? row.price;
    return {
      lineId,
      variantId: row.variantId,
      tracked: !row.unlimited,
      sku: row.sku,
      name: row.name,
      options: [...row.options],
      imageId: row.imageId,
      quantity,
      unitPrice,
      listPrice: higher(listed, unitPrice),
      discount: amounts.discount,
      orderDiscountPart: amounts.orderDiscountPart,
      taxes: amounts.taxes.map((tax) => ({ ...tax })),
      total: amounts.total,
      weightGrams: row.weightGrams,
      requiresShipping: !row.digital,
      fileIds: [...row.fileIds],
    };
  });
}

const higher = (a: bigint, b: bigint): bigint => (a > b ? a : b);
