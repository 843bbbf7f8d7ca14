import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Panel } from "@/app/_ui/panel";
import { noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import { ParcelMenu } from "./parcel-menu";

/** Parcels that left, newest first; not there before the first one (S52). */
export function ShipmentsPanel({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  const live = Object.values(view.order.parcels.shipments).filter(isLive);
  if (live.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ul aria-label={t("title")} className="divide-y">
        {live.map((shipment, index) => (
          <Parcel key={shipment.shipmentId} shipment={shipment} view={view} n={index + 1} of={live.length} />
        ))}
      </ul>
    </Panel>
  );
}

type ParcelProps = { shipment: Shipment; view: OrderView; n: number; of: number };

function Parcel({ shipment, view, n, of }: ParcelProps) {
  const t = useTranslations("orders.page.shipments");
  const { write, order, may } = view;
  const carrier = write.word("carrier", shipment.carrier);
  const message = noteText(view, shipment.noteId);
  const contents = shipment.lines
    .map(
      ({ lineId, quantity }) =>
        `${quantity} × ${order.lines.find((line) => line.lineId === lineId)?.name ?? lineId}`,
    )
    .join(", ");
  return (
    <li className="grid gap-2 py-3 first:pt-1 last:pb-0">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium">{carrier}</h3>
          <ShipmentBadge status={shipment.state} />
          <span className="text-sm text-ink-faint">{t(`mode.${shipment.mode}`)}</span>
          {of > 1 ? <span className="text-sm text-ink-faint">{t("parcel", { n, of })}</span> : null}
        </div>
        {may.ship ? (
          <ParcelMenu
            orderId={order.id}
            shipmentId={shipment.shipmentId}
            state={shipment.state}
            carrier={carrier}
          />
        ) : null}
      </div>
      <DefinitionList
        items={[
          { term: t("tracking"), value: shipment.trackingNumber ? <Tracking shipment={shipment} /> : null },
          { term: t("site"), value: shipment.trackingNumber ? null : <CarrierSite shipment={shipment} /> },
          { term: t("sent"), value: write.moment(shipment.createdAt) },
          { term: t("reported"), value: shipment.reportedAt ? write.moment(shipment.reportedAt) : null },
          {
            term: t("arrival"),
            value: shipment.expectedTo ? write.day(shipment.expectedTo.toISOString().slice(0, 10)) : null,
          },
          { term: t("contents"), value: contents },
          {
            term: t("message"),
            value: message ? <span className="whitespace-pre-line">{message}</span> : null,
          },
        ]}
      />
    </li>
  );
}

function Tracking({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("orders.page.shipments");
  const { trackingNumber, trackingUrl } = shipment;
  if (trackingNumber === null) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      {trackingUrl ? (
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
    </span>
  );
}

function CarrierSite({ shipment: { trackingUrl } }: { shipment: Shipment }) {
  const t = useTranslations("orders.page.shipments");
  if (!trackingUrl) return null;
  return (
    <a href={trackingUrl} target="_blank" rel="noopener noreferrer" className="link rounded-sm break-all">
      {t("open")}
    </a>
  );
}
