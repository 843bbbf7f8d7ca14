import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Panel } from "@/app/_ui/panel";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { carrierName, type HandCarrier } from "@/lib/fulfillment/carriers";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import { leftToSend } from "@/lib/fulfillment/status";
import type { LineQuantity } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";

type ParcelsProps = { order: Order; carriers: readonly HandCarrier[]; write: Writer };

/** Each parcel: where it is, who carries it, its number, what is in it; and what is still to be sent. */
export function Parcels({ order, carriers, write }: ParcelsProps) {
  const t = useTranslations("shop.o");
  const parcels = Object.values(order.parcels.shipments).filter(isLive);
  if (parcels.length === 0) return null;
  const left = leftToSend(order);
  return (
    <Panel title={t("parcels")}>
      <ul className="divide-y divide-line">
        {parcels.map((parcel, index) => (
          <li key={parcel.shipmentId} className="grid gap-2 py-4 first:pt-1 last:pb-0">
            <Parcel
              {...{ parcel, order, write }}
              carrier={carrierName(parcel.carrier, carriers)}
              title={parcels.length > 1 ? t("parcel.of", { number: index + 1, count: parcels.length }) : null}
            />
          </li>
        ))}
      </ul>
      {left.length > 0 && order.paymentStatus !== "canceled" ? (
        <div className="mt-4 border-t pt-4 text-ink-soft">
          <p>{t("parcel.left")}</p>
          <Contents lines={left} order={order} />
        </div>
      ) : null}
    </Panel>
  );
}

type ParcelProps = {
  parcel: Shipment;
  order: Order;
  carrier: string;
  title: string | null;
  write: Writer;
};

function Parcel({ parcel, order, carrier, title, write }: ParcelProps) {
  const t = useTranslations("shop.o.parcel");
  const { state, detail, trackingNumber, trackingUrl, expectedFrom, expectedTo } = parcel;
  const last = expectedTo ?? expectedFrom;
  const isOnItsWay = state === "requested" || state === "in_transit";
  return (
    <>
      {title ? <h3 className="text-sm font-medium text-ink-faint">{title}</h3> : null}
      <p className="font-medium">{t(detail ? `detail.${detail}` : `state.${state}`)}</p>
      {last && isOnItsWay ? (
        <p className="text-ink-soft">{t("expected", { days: write.days(expectedFrom ?? last, last) })}</p>
      ) : null}
      <Contents lines={parcel.lines} order={order} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p>{carrier}</p>
          {trackingNumber ? (
            <p className="flex items-center gap-1 font-mono text-base break-all text-ink-soft">
              {trackingNumber}
              <CopyButton value={trackingNumber} name={t("number")} variant="ghost" />
            </p>
          ) : null}
        </div>
        {trackingUrl ? (
          <Button asChild variant={isOnItsWay ? "primary" : "secondary"} size="lg" className="max-sm:w-full">
            <a href={trackingUrl} target="_blank" rel="noreferrer noopener">
              {t("track")}
            </a>
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Contents({ lines, order }: { lines: readonly LineQuantity[]; order: Order }) {
  const named = lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.lineId === lineId);
    return line ? [{ lineId, quantity, name: [line.name, ...line.options].join(" · ") }] : [];
  });
  return (
    <ul className="grid gap-0.5 text-ink-soft">
      {named.map(({ lineId, quantity, name }) => (
        <li key={lineId} className="break-words">
          {quantity} × {name}
        </li>
      ))}
    </ul>
  );
}
