import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import { isLive } from "@/lib/fulfillment/shipment";
import type { Order } from "@/lib/orders/order";

/** Parcels on their way, each with its number and the carrier's page. */
export function Parcels({ order }: { order: Order }) {
  const t = useTranslations("shop.o");
  const parcels = Object.values(order.parcels.shipments).filter(isLive);
  if (parcels.length === 0) return null;
  return (
    <Panel title={t("parcels")}>
      <ul className="grid gap-4">
        {parcels.map((parcel) => (
          <li key={parcel.shipmentId} className="flex flex-wrap items-center justify-between gap-3">
            <div className="min-w-0">
              <p className="font-medium">{parcel.carrier}</p>
              {parcel.trackingNumber ? (
                <p className="font-mono text-base break-all text-ink-soft">{parcel.trackingNumber}</p>
              ) : null}
            </div>
            {parcel.trackingUrl ? (
              <Button asChild variant="primary" size="lg" className="max-sm:w-full">
                <a href={parcel.trackingUrl} target="_blank" rel="noreferrer noopener">
                  {t("track")}
                </a>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
