import type { ShipmentProps, ShopProps } from "@/emails/letter-props";
import { PARCEL_WORDS } from "@/emails/words/parcel";
import type { Locale } from "@/lib/i18n/locale";
import { Action } from "./action";
import { Facts } from "./facts";
import { safeUrl } from "./safe-url";

type Fact = { readonly label: string; readonly value: string | null };
type PartProps = { shipment: ShipmentProps; shop: ShopProps; locale: Locale };

/** What there is to know of a parcel: who carries it, its number, when it comes, what is in it; `first` goes before. */
export function ParcelFacts({ shipment, shop, locale, first = [] }: PartProps & { first?: readonly Fact[] }) {
  const words = PARCEL_WORDS[locale];
  const contents = shipment.contents?.map((line) => `${line.quantity} × ${line.name}`).join("\n") ?? null;
  return (
    <Facts
      facts={[
        ...first,
        { label: words.carrier, value: shipment.carrier },
        { label: words.tracking, value: shipment.trackingNumber, code: true },
        { label: words.expected, value: shipment.expected },
        { label: words.contents, value: contents },
        { label: words.message(shop.name), value: shipment.message },
      ]}
    />
  );
}

/** The carrier's page; the order's own where there is none. */
export function TrackAction(props: PartProps & { statusUrl: string; seeOrder: string }) {
  const track = safeUrl(props.shipment.trackingUrl);
  const label = track ? PARCEL_WORDS[props.locale].track : props.seeOrder;
  return <Action shop={props.shop} href={track ?? props.statusUrl} label={label} />;
}
