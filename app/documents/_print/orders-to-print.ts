import { actorName } from "@/app/(desk)/orders/[number]/_view/order-view";
import { orderWriter } from "@/app/(desk)/orders/[number]/_view/order-writer";
import type { OrderPage } from "@/db/queries/order-page";
import { addressLines, countryName } from "@/lib/customers/address";
import { formatPhone } from "@/lib/customers/phone";
import { type OrderToPrint, type PaperWriter, paperOrderOf } from "@/lib/documents/from-order";
import type { PaperOrder, PaperShop } from "@/lib/documents/paper-order";
import type { ActorKind } from "@/lib/kernel/actor";
import { explainOrder } from "@/lib/orders/explain";
import { historyOf, withoutMoney } from "@/lib/orders/history";
import type { ShopSettings } from "@/lib/shop/settings";

export type Printed = { readonly page: OrderPage; readonly paper: PaperOrder; readonly write: PaperWriter };

type Asks = {
  readonly settings: ShopSettings;
  readonly showsMoney: boolean;
  readonly actors: Record<ActorKind, string>;
};

/** An order as its papers say it, in the shop's language; without amounts for people who see none. */
export async function printedOrder(
  page: OrderPage,
  { settings, showsMoney, actors }: Asks,
): Promise<Printed> {
  const { order, journal, person } = page;
  const locale = settings.defaultLocale;
  const writer = await orderWriter(settings, order.currency, locale);
  const write: PaperWriter = {
    ...writer,
    ...{ locale, showsMoney },
    who: (actor) => actorName({ page, write: writer }, actor, actors),
  };
  const history = historyOf(order.id, journal);
  const key = order.parcels.pickup?.locationKey ?? order.pickupLocationKey;
  const from: OrderToPrint = {
    order,
    person,
    history: showsMoney ? history : history.map(withoutMoney),
    flags: explainOrder(order, journal, settings.times).flags.map(({ reason }) => reason.said),
    shippingAddress: page.shippingAddress,
    billingAddress: page.billingAddress,
    notes: page.notes,
    assignedTo: order.assignedTo === null ? null : (page.staffNames.get(order.assignedTo) ?? null),
    ordersSoFar: page.ordersSoFar,
    pickupLocation: settings.pickupLocations.find((one) => one.key === key)?.name ?? null,
  };
  return { page, write, paper: paperOrderOf(from, write) };
}

const present = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.filter((text): text is string => Boolean(text));

/** The shop at the head of its papers. */
export function paperShop(settings: ShopSettings): PaperShop {
  const { address, phone, email, url, taxId } = settings;
  const lines = address
    ? [...addressLines({ ...address, name: "" }), countryName(address.country, settings.defaultLocale)]
    : [];
  return {
    name: settings.name,
    addressLines: lines,
    contact: present([phone ? formatPhone(phone) : null, email, url?.replace(/^https?:\/\//, "")]),
    ...(taxId ? { taxId: settings.country === "CL" ? `RUT ${taxId}` : taxId } : {}),
  };
}
