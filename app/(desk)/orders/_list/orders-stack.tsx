import { useTranslations } from "next-intl";
import { PaymentBadges } from "@/app/_status/payment-badge";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import { Age } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import type { OrderRow } from "@/db/queries/order-list";
import { type Currency, money } from "@/lib/kernel/money";
import { OrderMarks } from "./order-mark";
import { SelectBox } from "./selection";

/** Small enough for two states in one line of a narrow phone. */
const badgesStyle =
  "flex flex-wrap gap-1 max-sm:[&_.rounded-full]:h-5.5 max-sm:[&_.rounded-full]:px-1.5 max-sm:[&_.rounded-full]:text-xs";

/** The list on a phone: number, name, total; below them the states and the age. */
export function OrdersStack({ rows }: { rows: readonly OrderRow[] }) {
  const t = useTranslations("orders");
  return (
    <StackList narrow label={t("title")}>
      {rows.map((row) => (
        <StackRow
          key={row.id}
          href={`/orders/${row.number}`}
          before={<SelectBox number={row.number} />}
          title={
            <span className="flex items-center gap-1.5 font-mono">
              #{row.number}
              <OrderMarks row={row} />
            </span>
          }
          detail={row.customer ?? t("list.noCustomer")}
          figure={row.total === null ? null : <Money value={money(row.total, row.currency as Currency)} />}
          badges={
            <span className={badgesStyle}>
              <PaymentBadges status={row.paymentStatus} badges={row.badges} />
              {row.shipmentStatus ? <ShipmentBadge status={row.shipmentStatus} /> : null}
            </span>
          }
          aside={<Age value={row.createdAt} className="hidden sm:inline" />}
        />
      ))}
    </StackList>
  );
}
