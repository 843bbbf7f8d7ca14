import { useTranslations } from "next-intl";
import { PaymentBadge } from "@/app/_status/payment-badge";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import type { Order } from "@/lib/orders/order";

/** Both statuses, each as its badge and as a sentence. */
export function StatusHead({ order }: { order: Order }) {
  const t = useTranslations("shop.o");
  const { paymentStatus, shipmentStatus } = order;
  const isSent = shipmentStatus !== null && (paymentStatus === "paid" || shipmentStatus !== "unfulfilled");
  return (
    <header className="grid gap-3">
      <p className="font-mono text-base text-ink-faint">{t("title", { number: order.number })}</p>
      <h1 className="text-xl font-semibold tracking-tight">
        {isSent ? t(`shipment.${shipmentStatus}`) : t(`payment.${paymentStatus}`)}
      </h1>
      {isSent ? <p className="text-ink-soft">{t(`payment.${paymentStatus}`)}</p> : null}
      <div className="flex flex-wrap gap-2">
        <PaymentBadge status={paymentStatus} />
        {shipmentStatus === null ? null : <ShipmentBadge status={shipmentStatus} />}
      </div>
    </header>
  );
}
