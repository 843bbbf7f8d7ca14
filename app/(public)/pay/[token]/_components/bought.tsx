import { useTranslations } from "next-intl";
import { OrderLines } from "@/app/(public)/_shop/order-lines";
import { TotalsList } from "@/app/(public)/_shop/totals-list";
import type { Order } from "@/lib/orders/order";
import type { PayGiven } from "./pay-given";

/** What is bought, and what of it was paid already. */
export function Bought({ found: { order }, settings, write }: PayGiven) {
  const t = useTranslations("shop.pay");
  return (
    <section className="grid gap-4 rounded-lg border bg-sheet p-4">
      <OrderLines lines={order.lines} write={write} />
      <div className="border-t pt-4">
        <TotalsList
          lines={order.lines}
          totals={order.totals}
          coupon={order.coupon?.code ?? null}
          shipping={shippingOf(order)}
          pricesIncludeTax={settings.pricesIncludeTax}
          write={write}
        />
        {order.captured > 0n ? (
          <dl className="mt-3 grid gap-2 border-t pt-3">
            <Row term={t("paid")} value={write.amount(order.captured)} />
            <Row term={t("balance")} value={write.amount(order.balanceDue)} />
          </dl>
        ) : null}
      </div>
    </section>
  );
}

function shippingOf({ shippingOption, shippingMethod }: Order): "priced" | "pickup" | "none" {
  if (shippingOption === "store_pickup") return "pickup";
  return shippingOption === "delivery" && shippingMethod ? "priced" : "none";
}

const Row = ({ term, value }: { term: string; value: string }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt className="text-ink-soft">{term}</dt>
    <dd className="tnum font-medium">{value}</dd>
  </div>
);
