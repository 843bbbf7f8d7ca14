import type {
  DestinationProps,
  LineProps,
  OrderProps,
  ShipmentProps,
  ShopProps,
} from "@/emails/letter-props";
import { safeUrl } from "./safe-url";

/** JSON that can stand inside a script element: no `<` survives, so neither can `</script>`. */
export const scriptSafe = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

export type OrderStanding =
  | "OrderPaymentDue"
  | "OrderProcessing"
  | "OrderInTransit"
  | "OrderPickupAvailable"
  | "OrderDelivered"
  | "OrderCancelled"
  | "OrderReturned"
  | "OrderProblem";

const organization = (name: string) => ({ "@type": "Organization", name });

const offer = (line: LineProps, currency: string) => ({
  "@type": "Offer",
  itemOffered: { "@type": "Product", name: line.name, ...(line.sku ? { sku: line.sku } : {}) },
  price: line.unitDecimal,
  priceCurrency: currency,
  eligibleQuantity: { "@type": "QuantitativeValue", value: String(line.quantity) },
});

const orderThing = (shop: ShopProps, order: OrderProps, standing: OrderStanding, action: string) => ({
  "@context": "http://schema.org",
  "@type": "Order",
  merchant: organization(shop.name),
  orderNumber: order.number,
  orderStatus: `http://schema.org/${standing}`,
  priceCurrency: order.currency,
  price: order.totalDecimal,
  acceptedOffer: order.lines.map((line) => offer(line, order.currency)),
  url: order.statusUrl,
  potentialAction: { "@type": "ViewAction", url: order.statusUrl, name: action },
});

/** schema.org Order, as mail programs read it (Google's Gmail markup, "Order"). */
export const orderMarkup = (
  shop: ShopProps,
  order: OrderProps,
  standing: OrderStanding,
  action: string,
): string => scriptSafe(orderThing(shop, order, standing, action));

type Parcel = { shop: ShopProps; order: OrderProps; shipment: ShipmentProps; to: DestinationProps | null };

function parcelThing({ shop, order, shipment, to }: Parcel) {
  if (!to?.postalCode || !shipment.carrier) return null;
  const trackingUrl = safeUrl(shipment.trackingUrl);
  const items = shipment.contents ?? order.lines;
  return {
    "@context": "http://schema.org",
    "@type": "ParcelDelivery",
    deliveryAddress: {
      "@type": "PostalAddress",
      name: to.name,
      streetAddress: to.street,
      addressLocality: to.locality,
      ...(to.region ? { addressRegion: to.region } : {}),
      addressCountry: to.country,
      postalCode: to.postalCode,
    },
    ...(shipment.expectedFromIso ? { expectedArrivalFrom: shipment.expectedFromIso } : {}),
    ...(shipment.expectedIso ? { expectedArrivalUntil: shipment.expectedIso } : {}),
    carrier: organization(shipment.carrier),
    itemShipped: items.map(({ name }) => ({ "@type": "Product", name })),
    ...(shipment.trackingNumber ? { trackingNumber: shipment.trackingNumber } : {}),
    ...(trackingUrl ? { trackingUrl } : {}),
    partOfOrder: { "@type": "Order", orderNumber: order.number, merchant: organization(shop.name) },
  };
}

/** Order and, when the postal code is known (it is required), ParcelDelivery. */
export function shipmentMarkup(
  parcel: Parcel,
  action: string,
  standing: OrderStanding = "OrderInTransit",
): string {
  const order = orderThing(parcel.shop, parcel.order, standing, action);
  const delivery = parcelThing(parcel);
  return scriptSafe(delivery ? [order, delivery] : order);
}
