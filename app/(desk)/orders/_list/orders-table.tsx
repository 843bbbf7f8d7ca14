"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PaymentBadges } from "@/app/_status/payment-badge";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import type { Currency } from "@/lib/kernel/money";
import type { OrderSort } from "@/lib/orders/list-cursor";
import { OrderMarks } from "./order-mark";
import { RowMenu } from "./row-menu";
import { SelectBox, SelectPage } from "./selection";
import type { ShownRow } from "./shown-row";

type TableProps = {
  readonly rows: readonly ShownRow[];
  readonly currency: Currency;
  readonly seesMoney: boolean;
  readonly sort: OrderSort;
  /** The same view in each order. */
  readonly sortHrefs: Readonly<Record<OrderSort, string>>;
};

const CAPTION = {
  newest: "caption",
  oldest: "captionOldest",
  total: "captionTotal",
  changed: "captionChanged",
} as const satisfies Record<OrderSort, string>;

/** The seven columns in their order (product.md §2.3), the row's box before them and its menu after. */
export function OrdersTable(props: TableProps) {
  const t = useTranslations("orders.list");
  const { rows, currency, seesMoney, sort, sortHrefs } = props;
  const turned = sort === "newest" ? "oldest" : "newest";
  return (
    <Table wide caption={t(CAPTION[sort])}>
      <TableHead>
        <HeadCell className="w-10 pr-0">
          <SelectPage />
        </HeadCell>
        <HeadCell>{t("column.number")}</HeadCell>
        <HeadCell
          sort={sort === "oldest" ? "ascending" : sort === "newest" ? "descending" : null}
          sortHref={sortHrefs[turned]}
          title={turned === "newest" ? t("newestFirst") : t("oldestFirst")}
        >
          {t("column.created")}
        </HeadCell>
        <HeadCell>{t("column.customer")}</HeadCell>
        <HeadCell>{t("column.method")}</HeadCell>
        <HeadCell>{t("column.payment")}</HeadCell>
        <HeadCell>{t("column.shipment")}</HeadCell>
        {seesMoney ? (
          <HeadCell
            numeric
            sort={sort === "total" ? "descending" : null}
            sortHref={sortHrefs[sort === "total" ? "newest" : "total"]}
            title={sort === "total" ? t("newestFirst") : t("totalFirst")}
          >
            {t("column.total")} <span className="font-normal">{currency}</span>
          </HeadCell>
        ) : null}
        <HeadCell className="w-11 pl-0">
          <span className="sr-only">{t("column.actions")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <OrderRowCells key={row.id} row={row} seesMoney={seesMoney} />
        ))}
      </TableBody>
    </Table>
  );
}

function OrderRowCells({ row, seesMoney }: { row: ShownRow; seesMoney: boolean }) {
  const t = useTranslations("orders.list");
  return (
    <Row
      data-href={`/orders/${row.number}`}
      className="cursor-pointer has-[input:checked]:[&>*]:bg-picked has-[a[data-row]:focus-visible]:[&>*]:bg-hover"
    >
      <Cell className="pr-0">
        <SelectBox number={row.number} />
      </Cell>
      <RowHead mono className="whitespace-nowrap">
        <span className="flex items-center gap-2">
          <Link
            href={`/orders/${row.number}`}
            data-row={row.number}
            prefetch={false}
            className="rounded-sm hover:underline hover:underline-offset-3"
          >
            #{row.number}
          </Link>
          <OrderMarks row={row} />
        </span>
      </RowHead>
      <Cell className="whitespace-nowrap text-ink-soft">
        <time dateTime={row.created.iso} title={row.created.ago} className="tnum">
          {row.created.text}
        </time>
      </Cell>
      <Cell fill>
        <span className="block truncate">{row.customer ?? <Faint>{t("noCustomer")}</Faint>}</span>
        {row.city ? <span className="block truncate text-xs text-ink-faint">{row.city}</span> : null}
      </Cell>
      <Cell className="max-w-44 truncate text-ink-soft">{row.method ?? <Faint>{t("noMethod")}</Faint>}</Cell>
      <Cell>
        <PaymentBadges status={row.paymentStatus} badges={row.badges} />
      </Cell>
      <Cell className="whitespace-nowrap">
        {row.shipmentStatus ? (
          <ShipmentBadge status={row.shipmentStatus} />
        ) : (
          <Faint>{t("noShipping")}</Faint>
        )}
      </Cell>
      {seesMoney ? (
        <Cell numeric className="font-medium">
          {row.total ? <span className="tnum whitespace-nowrap">{row.total.bare}</span> : null}
        </Cell>
      ) : null}
      <Cell className="pl-0 text-right">
        <RowMenu row={row} entries={row.entries} />
      </Cell>
    </Row>
  );
}

const Faint = ({ children }: { children: string }) => <span className="text-ink-faint">{children}</span>;
