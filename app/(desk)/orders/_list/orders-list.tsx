import { useNow } from "next-intl";
import { useRegion } from "@/app/_ui/use-region";
import type { OrderRow } from "@/db/queries/order-list";
import type { Currency } from "@/lib/kernel/money";
import type { OrderSort } from "@/lib/orders/list-cursor";
import type { Permission } from "@/lib/staff/roles";
import { ListSurface } from "./list-surface";
import { OrdersStack } from "./orders-stack";
import { OrdersTable } from "./orders-table";
import { shownRows } from "./shown-row";

type ListProps = {
  readonly rows: readonly OrderRow[];
  readonly methodNames: ReadonlyMap<string, string>;
  readonly currency: Currency;
  readonly seesMoney: boolean;
  readonly permissions: readonly Permission[];
  readonly sort: OrderSort;
  /** The same view in each order. */
  readonly sortHrefs: Readonly<Record<OrderSort, string>>;
};

/** The page of orders as a table and, on a phone, as a stack. Every row is put into words once, for both. */
export function OrdersList({ rows, methodNames, permissions, ...rest }: ListProps) {
  const region = useRegion();
  const shown = shownRows(rows, { ...region, methodNames, permissions, now: useNow() });
  return (
    <ListSurface>
      <OrdersTable rows={shown} {...rest} />
      <OrdersStack rows={shown} />
    </ListSurface>
  );
}
