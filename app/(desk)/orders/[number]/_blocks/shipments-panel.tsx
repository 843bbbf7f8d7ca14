import { useTranslations } from "next-intl";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import { Panel } from "@/app/_ui/panel";
import { TextLink } from "@/app/_ui/text-link";
import { namedLines } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";
import { labelOf } from "@/app/(desk)/orders/[number]/_view/label-facts";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { parcelFacts, parcelsOf } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import type { Shipment } from "@/lib/fulfillment/shipment";
import { hasReturned, leftToSend } from "@/lib/fulfillment/status";
import { refundableOf } from "@/lib/payments/refundable";
import { CarrierLabel } from "./carrier-label";
import { ParcelDetails } from "./parcel-details";
import { ParcelMenu } from "./parcel-menu";
import { ParcelRefused } from "./parcel-refused";
import { ParcelReports } from "./parcel-reports";

/** Parcels that left, oldest first, and what is left to send; not there before the first one (S52). */
export function ShipmentsPanel({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  const { live, before } = parcelsOf(view);
  if (live.length === 0) return null;
  return (
    <Panel title={t("title")} id="shipments">
      <ul aria-label={t("title")} className="divide-y">
        {live.map((shipment, index) => (
          <Parcel key={shipment.shipmentId} shipment={shipment} view={view} n={index + 1} of={live.length} />
        ))}
      </ul>
      <Left view={view} />
      {before.length > 0 ? <Before view={view} parcels={before} /> : null}
    </Panel>
  );
}

type ParcelProps = { shipment: Shipment; view: OrderView; n: number; of: number };

function Parcel({ shipment, view, n, of }: ParcelProps) {
  const t = useTranslations("orders.page.shipments");
  const parcel = parcelFacts(view, shipment);
  const label = labelOf(view, shipment.shipmentId);
  return (
    <li className="grid gap-2 py-3 first:pt-1 last:pb-0">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium">{parcel.carrier}</h3>
          <ShipmentBadge status={shipment.state} />
          {shipment.detail ? <span className="text-sm">{t(`detail.${shipment.detail}`)}</span> : null}
          <span className="text-sm text-ink-faint">{t(`mode.${shipment.mode}`)}</span>
          {of > 1 ? <span className="text-sm text-ink-faint">{t("parcel", { n, of })}</span> : null}
        </div>
        {view.may.ship || view.may.print ? <ParcelMenu parcel={parcel} /> : null}
      </div>
      {parcel.refused ? <ParcelRefused parcel={parcel} facts={parcel.refused} /> : null}
      <ParcelDetails shipment={shipment} view={view} />
      {label ? <CarrierLabel label={label} /> : null}
      <ParcelReports shipment={shipment} view={view} />
      {hasReturned(shipment) ? <MoneyKept view={view} /> : null}
    </li>
  );
}

/** What came back was paid for: giving the money back is a step of its own. */
function MoneyKept({ view: { order, may } }: { view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  if (!may.refund || !may.seeMoney || refundableOf(order) === 0n) return null;
  return (
    <p>
      {t("moneyKept")} <TextLink href={`/orders/${order.number}?refund=1`}>{t("refund")}</TextLink>
    </p>
  );
}

/** What is in no parcel yet, by line. */
function Left({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  const closed = view.order.paymentStatus === "canceled" || view.order.paymentStatus === "abandoned";
  const lines = closed ? [] : namedLines(view, leftToSend(view.order));
  if (lines.length === 0) return null;
  return (
    <div className="mt-3 border-t pt-3">
      <h3 className="font-medium">{t("left", { count: lines.reduce((sum, line) => sum + line.left, 0) })}</h3>
      <ul className="mt-1 grid gap-0.5 text-ink-soft">
        {lines.map(({ lineId, left, name, detail }) => (
          <li key={lineId} className="wrap-anywhere">
            {left} × {name}
            {detail ? <span className="text-ink-faint"> · {detail}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Parcels that another one took the place of: what became of them stays to be read. */
function Before({ view, parcels }: { view: OrderView; parcels: readonly Shipment[] }) {
  const t = useTranslations("orders.page.shipments");
  return (
    <details className="mt-3 border-t pt-2">
      <summary className="link inline-flex min-h-8 cursor-pointer items-center">
        {t("before", { count: parcels.length })}
      </summary>
      <ul aria-label={t("before", { count: parcels.length })} className="divide-y">
        {parcels.map((shipment) => (
          <li key={shipment.shipmentId} className="grid gap-2 py-3 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="font-medium">{view.write.word("carrier", shipment.carrier)}</h3>
              <ShipmentBadge status={shipment.state} />
              {shipment.detail ? <span className="text-sm">{t(`detail.${shipment.detail}`)}</span> : null}
            </div>
            <ParcelDetails shipment={shipment} view={view} />
            <ParcelReports shipment={shipment} view={view} />
          </li>
        ))}
      </ul>
    </details>
  );
}
