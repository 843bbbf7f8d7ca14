import type { OrderPage } from "@/db/queries/order-page";
import { addressLines, countryName } from "@/lib/customers/address";
import { formatPhone } from "@/lib/customers/phone";
import type { Paper, SheetSize } from "@/lib/documents/papers";
import type { LabelParty } from "@/lib/documents/shipping-label";
import { type PaperWords, paperWords } from "@/lib/documents/words";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import type { ShopSettings } from "@/lib/shop/settings";
import { helpedKey } from "./helper-links";
import { type Printed, paperShop } from "./orders-to-print";
import type { PrintedPaper } from "./print-request";

type Look = {
  readonly settings: ShopSettings;
  readonly demo: boolean;
  readonly size: SheetSize;
  readonly showPrices: boolean;
  /** Only the label of this parcel. */
  readonly shipmentId: string | undefined;
  /** The customer's page of each order that has one, by order id. */
  readonly statusUrls: ReadonlyMap<number, string>;
  /** The page of whoever packs or delivers, by `helpedKey`. */
  readonly helperUrls: ReadonlyMap<string, string>;
};

const liveShipments = ({ order }: OrderPage): Shipment[] =>
  Object.values(order.parcels.shipments).filter(isLive);

/** A label names a parcel that left: orders without one have none (S14). */
export const hasLabel = (page: OrderPage, shipmentId?: string): boolean =>
  liveShipments(page).some((one) => shipmentId === undefined || one.shipmentId === shipmentId);

const GRAMS = 1_000;

function weightOf(page: OrderPage, shipment: Shipment, locale: string): string | undefined {
  const weights = new Map(page.order.lines.map(({ lineId, weightGrams }) => [lineId, weightGrams]));
  const grams = shipment.lines.reduce(
    (sum, line) => sum + (weights.get(line.lineId) ?? 0) * line.quantity,
    0,
  );
  if (grams === 0) return undefined;
  return new Intl.NumberFormat(locale, { style: "unit", unit: "kilogram", maximumFractionDigits: 2 }).format(
    grams / GRAMS,
  );
}

function recipientOf(
  { shippingAddress, person }: OrderPage,
  locale: string,
): LabelParty & { instructions?: string } {
  const phone = person?.phone ? formatPhone(person.phone) : undefined;
  if (!shippingAddress) return { name: person?.fullName ?? "", lines: [], phone };
  return {
    name: shippingAddress.name || (person?.fullName ?? ""),
    company: shippingAddress.companyName ?? undefined,
    lines: [...addressLines({ ...shippingAddress, name: "" }), countryName(shippingAddress.country, locale)],
    phone,
    instructions: shippingAddress.instructions ?? undefined,
  };
}

function labels(
  { page, write }: Printed,
  { settings, demo, helperUrls, shipmentId }: Look,
  words: PaperWords,
): Paper[] {
  const shop = paperShop(settings);
  const live = liveShipments(page);
  const wanted = live.flatMap((shipment, index) =>
    shipmentId === undefined || shipment.shipmentId === shipmentId ? [{ shipment, n: index + 1 }] : [],
  );
  return wanted.map(({ shipment, n }) => ({
    kind: "shipping_label",
    size: "LABEL",
    props: {
      words: words.shippingLabel,
      demo,
      orderNumber: String(page.order.number),
      sender: { name: shop.name, lines: shop.addressLines, phone: shop.contact[0] },
      recipient: recipientOf(page, write.locale),
      carrier: write.word("carrier", shipment.carrier),
      service: shipment.service ?? undefined,
      trackingCode: shipment.trackingNumber ?? undefined,
      qrText: helperUrls.get(helpedKey(page.order.id, shipment.shipmentId)),
      parcel: { n, of: live.length },
      weight: weightOf(page, shipment, write.locale),
    },
  }));
}

/** The papers of a print job, in the order in which the orders were asked for. A pick list is one paper for all. */
export function papersOf(paper: PrintedPaper, orders: readonly Printed[], look: Look): Paper[] {
  const { settings, demo, size, showPrices, statusUrls, helperUrls } = look;
  const words = paperWords(settings.defaultLocale);
  const shop = paperShop(settings);
  if (paper === "pick_list") {
    const props = { shop, demo, orders: orders.map((one) => one.paper), words: words.pickList };
    return [{ kind: "pick_list", size, props }];
  }
  if (paper === "shipping_label") return orders.flatMap((one) => labels(one, look, words));
  if (paper === "order_sheet") {
    return orders.map((one) => ({
      kind: "order_sheet",
      size,
      props: { shop, demo, order: one.paper, words: words.orderSheet },
    }));
  }
  return orders.map((one) => ({
    kind: "packing_slip",
    size,
    props: {
      ...{ shop, demo, showPrices },
      order: one.paper,
      words: words.packingSlip,
      orderUrl: statusUrls.get(one.page.order.id),
      helperUrl: helperUrls.get(helpedKey(one.page.order.id, null)),
    },
  }));
}
