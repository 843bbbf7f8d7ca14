import { addressLines } from "@/lib/customers/address";
import { formatDateTime, formatMoney } from "@/lib/i18n/format";
import { type Locale, regionLocale } from "@/lib/i18n/locale";
import { decimalText, isCurrency, type Money, money } from "@/lib/kernel/money";
import type { OrderLine } from "@/lib/orders/events/parts";
import { isMethodKey, type Words } from "@/lib/shop/payment-methods";
import type { LineProps, OrderLetterProps, OrderProps, ShopProps, TotalsProps } from "../letter-props";
import type { LetterData } from "./letter-data";

export const inCurrency = (data: LetterData, amount: bigint): Money =>
  money(amount, isCurrency(data.order.currency) ? data.order.currency : data.settings.currency);

export const amountText = (data: LetterData, amount: bigint): string =>
  formatMoney(inCurrency(data, amount), regionLocale(data.settings.country, data.locale));

export const dateText = (data: LetterData, date: Date): string =>
  formatDateTime(date, {
    locale: regionLocale(data.settings.country, data.locale),
    timeZone: data.settings.timeZone,
  });

export const noteText = (data: LetterData, id: string | null | undefined): string | null =>
  id ? (data.notes.get(id) ?? null) : null;

const imageUrl = (data: LetterData, imageId: number | null): string | null =>
  imageId === null ? null : `${data.appUrl}/images/${imageId}`;

export function shopProps({
  settings,
  appUrl,
  demo,
}: Pick<LetterData, "settings" | "appUrl" | "demo">): ShopProps {
  return {
    name: settings.name,
    url: settings.url ?? appUrl,
    logoUrl: settings.logoImageId === null ? null : `${appUrl}/images/${settings.logoImageId}`,
    brand: settings.brandColor,
    email: settings.email,
    phone: settings.phone,
    whatsapp: settings.whatsapp,
    address: settings.address ? addressLines(settings.address).join(", ") : null,
    demo,
  };
}

export const lineProps = (data: LetterData, line: OrderLine): LineProps => ({
  name: line.name,
  detail: line.options.length > 0 ? line.options.join(" · ") : null,
  sku: line.sku,
  quantity: line.quantity,
  total: amountText(data, line.unitPrice * BigInt(line.quantity) - line.discount),
  unitDecimal: decimalText(inCurrency(data, line.unitPrice)),
  imageUrl: imageUrl(data, line.imageId),
});

/** Amounts as the customer knows them: where prices include taxes, so do subtotal, discount and shipping. */
function totalsProps(data: LetterData): TotalsProps {
  const { order, settings } = data;
  const { totals, lines } = order;
  const included = settings.pricesIncludeTax;
  const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
  const gross = sum(lines.map((line) => line.unitPrice * BigInt(line.quantity) - line.discount));
  const discount = included ? sum(lines.map((line) => line.orderDiscountPart)) : totals.discount;
  const shipping = totals.shipping - totals.shippingDiscount + (included ? totals.shippingTax : 0n);
  const taxes = totals.tax + totals.shippingTax;
  const shown = (amount: bigint) => (amount > 0n ? amountText(data, amount) : null);
  return {
    subtotal: amountText(data, included ? gross : totals.subtotal),
    discount: shown(discount),
    shipping: order.shippingOption === "delivery" ? amountText(data, shipping) : null,
    taxes: shown(taxes),
    taxesIncluded: included,
    total: amountText(data, totals.total),
    paid: shown(order.captured),
    balance: order.captured > 0n ? shown(order.balanceDue) : null,
  };
}

const inLanguage = (words: Words, locale: Locale): string => words[locale];

export function methodName(data: LetterData, key = data.order.placed?.methodKey): string | null {
  if (!key || !isMethodKey(key)) return null;
  const method = data.settings.paymentMethods.find((candidate) => candidate.key === key);
  return method ? inLanguage(method.names, data.locale) : null;
}

function deliveryName({ order, settings }: LetterData): string | null {
  if (order.shippingOption === "store_pickup") {
    return settings.pickupLocations.find(({ key }) => key === order.pickupLocationKey)?.name ?? null;
  }
  return order.shippingMethod?.name ?? null;
}

export function orderProps(data: LetterData): OrderProps {
  const { order, address } = data;
  return {
    number: String(order.number),
    date: dateText(data, order.createdAt),
    statusUrl: data.statusUrl,
    currency: order.currency,
    totalDecimal: decimalText(inCurrency(data, order.totals.total)),
    lines: order.lines.map((line) => lineProps(data, line)),
    totals: totalsProps(data),
    paymentMethod: methodName(data),
    deliveryMethod: deliveryName(data),
    deliverTo: address && order.shippingOption === "delivery" ? addressLines(address) : null,
  };
}

const firstWord = (name: string): string | null => name.trim().split(/\s+/)[0] || null;

export const customerProps = (data: LetterData) => ({
  firstName: firstWord(data.customer.name),
  name: data.customer.name,
});

export const orderLetter = (data: LetterData): OrderLetterProps => ({
  shop: shopProps(data),
  customer: customerProps(data),
  order: orderProps(data),
});
