"use client";
import { useTranslations } from "next-intl";
import { PaymentBadges } from "@/app/_status/payment-badge";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { OrderMarks } from "./order-mark";
import { SelectBox } from "./selection";
import type { ShownRow } from "./shown-row";

/** Small enough for two states in one line of a narrow phone. */
const badgesStyle =
  "flex flex-wrap gap-1 max-sm:[&_.rounded-full]:h-5.5 max-sm:[&_.rounded-full]:px-1.5 max-sm:[&_.rounded-full]:text-xs";

/** The list on a phone: number, name, total; below them the states and the age. */
export function OrdersStack({ rows }: { rows: readonly ShownRow[] }) {
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
          figure={row.total ? <span className="tnum whitespace-nowrap">{row.total.full}</span> : null}
          badges={
            <span className={badgesStyle}>
              <PaymentBadges status={row.paymentStatus} badges={row.badges} />
              {row.shipmentStatus ? <ShipmentBadge status={row.shipmentStatus} /> : null}
            </span>
          }
          aside={
            <time dateTime={row.created.iso} title={row.created.text} className="tnum hidden sm:inline">
              {row.created.ago}
            </time>
          }
        />
      ))}
    </StackList>
  );
}
