import type { Recipient } from "@/db/queries/labels";
import { addressLines, countryName } from "@/lib/customers/address";
import { formatPhone } from "@/lib/customers/phone";
import type { PrintJob } from "@/lib/documents/papers";
import { paperWords } from "@/lib/documents/words";
import type { BoughtLabel } from "@/lib/fulfillment/carrier";
import type { ShopSettings } from "@/lib/shop/settings";

type Drawn = {
  readonly bought: BoughtLabel;
  readonly to: Recipient;
  readonly shop: ShopSettings;
  readonly at: Date;
};

/** The demo carrier's own label: our 100 × 150 mm one, marked as a demo. */
export function demoLabel({ bought, to, shop, at }: Drawn): PrintJob {
  const { address, person, number } = to;
  const locale = shop.defaultLocale;
  const lines = address
    ? [...addressLines({ ...address, name: "" }), countryName(address.country, locale)]
    : [];
  return {
    ...{ locale, shopName: shop.name, issuedAt: at.toISOString(), title: bought.trackingNumber },
    papers: [
      {
        kind: "shipping_label",
        size: "LABEL",
        props: {
          words: paperWords(locale).shippingLabel,
          demo: true,
          orderNumber: String(number),
          sender: {
            name: shop.name,
            lines: shop.address ? addressLines({ ...shop.address, name: "" }) : [],
            phone: shop.phone ? formatPhone(shop.phone) : undefined,
          },
          recipient: {
            name: address?.name || (person?.fullName ?? ""),
            company: address?.companyName ?? undefined,
            lines,
            phone: person?.phone ? formatPhone(person.phone) : undefined,
            instructions: address?.instructions ?? undefined,
          },
          carrier: "Demo",
          service: bought.service,
          trackingCode: bought.trackingNumber,
          parcel: { n: 1, of: 1 },
        },
      },
    ],
  };
}
