import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import { DefinitionList } from "@/app/_ui/definition-list";
import { noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { parcelStory } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import type { Shipment } from "@/lib/fulfillment/shipment";
import { namesNumber } from "@/lib/fulfillment/tracking-url";

const DAY = 10;
const GRAMS = 1_000;

/** What travels, how it is followed and when it should come. */
export function ParcelDetails({ shipment, view }: { shipment: Shipment; view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  const { write, order } = view;
  const { created } = parcelStory(view, shipment.shipmentId);
  const grams = created?.packages?.reduce((sum, { weightGrams }) => sum + weightGrams, 0);
  const text = (id: string | null | undefined) => {
    const written = noteText(view, id ?? null);
    return written ? <span className="whitespace-pre-line wrap-anywhere">{written}</span> : null;
  };
  const contents = shipment.lines
    .map(
      ({ lineId, quantity }) =>
        `${quantity} × ${order.lines.find((line) => line.lineId === lineId)?.name ?? lineId}`,
    )
    .join(", ");
  return (
    <DefinitionList
      items={[
        { term: t("tracking"), value: shipment.trackingNumber ? <Tracking shipment={shipment} /> : null },
        {
          term: t("site"),
          value: shipment.trackingNumber ? null : <CarrierSite url={shipment.trackingUrl} />,
        },
        { term: t("service"), value: shipment.service },
        { term: t("sent"), value: write.moment(shipment.createdAt) },
        { term: t("reported"), value: shipment.reportedAt ? write.moment(shipment.reportedAt) : null },
        { term: t("arrival"), value: <Window shipment={shipment} view={view} /> },
        { term: t("contents"), value: contents },
        { term: t("weight"), value: grams ? t("kilograms", { weight: grams / GRAMS }) : null },
        { term: t("message"), value: text(shipment.noteId) },
        { term: t("observations"), value: text(created?.observationsId) },
      ].filter(({ term }) => term !== t("arrival") || shipment.expectedFrom || shipment.expectedTo)}
    />
  );
}

function Window({
  shipment: { expectedFrom, expectedTo },
  view: { write },
}: {
  shipment: Shipment;
  view: OrderView;
}) {
  const t = useTranslations("orders.page.shipments");
  const day = (at: Date) => write.day(at.toISOString().slice(0, DAY));
  if (expectedFrom && expectedTo) {
    const [from, to] = [day(expectedFrom), day(expectedTo)];
    return from === to ? to : t("window", { from, to });
  }
  if (expectedFrom) return t("windowFrom", { from: day(expectedFrom) });
  return expectedTo ? day(expectedTo) : null;
}

/** The number as a link where the carrier's page takes it; else to be copied, beside the page where it is typed. */
function Tracking({ shipment: { trackingNumber, trackingUrl } }: { shipment: Shipment }) {
  const t = useTranslations("orders.page.shipments");
  if (trackingNumber === null) return null;
  const opens = trackingUrl !== null && namesNumber(trackingUrl, trackingNumber);
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {opens ? (
        <a
          href={trackingUrl}
          target="_blank"
          rel="noopener noreferrer"
          className="link inline-flex min-h-6 items-center gap-1 rounded-sm font-mono break-all"
        >
          {trackingNumber}
          <ExternalLink aria-hidden className="size-3.5 shrink-0" />
          <span className="sr-only">{t("opens")}</span>
        </a>
      ) : (
        <span className="font-mono break-all">{trackingNumber}</span>
      )}
      <CopyButton value={trackingNumber} name={t("trackingName")} className="-my-1.5" />
      {opens ? null : <CarrierSite url={trackingUrl} />}
    </span>
  );
}

function CarrierSite({ url }: { url: string | null }) {
  const t = useTranslations("orders.page.shipments");
  if (!url) return null;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="link rounded-sm break-all">
      {t("open")}
    </a>
  );
}
