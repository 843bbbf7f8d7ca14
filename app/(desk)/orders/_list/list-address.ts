import type { Cursor, OrderSort } from "@/lib/orders/list-cursor";
import {
  NO_FILTER,
  type OrdersFilter,
  type OrderTab,
  printOrdersFilter,
  withFilter,
} from "@/lib/orders/list-filter";

export const LIST_PATH = "/orders";

const hrefOf = (params: URLSearchParams): string =>
  params.size > 0 ? `${LIST_PATH}?${params.toString()}` : LIST_PATH;

/** The same view from its first page, after a change of what is asked. */
export const viewHref = (filter: OrdersFilter, change: Partial<OrdersFilter> = {}): string =>
  hrefOf(printOrdersFilter(withFilter(filter, change)));

/** The same view in each of its orders. */
export const sortHrefs = (filter: OrdersFilter): Record<OrderSort, string> => ({
  newest: viewHref(filter, { sort: "newest" }),
  oldest: viewHref(filter, { sort: "oldest" }),
  total: viewHref(filter, { sort: "total" }),
  changed: viewHref(filter, { sort: "changed" }),
});

/** A tab starts plain: nothing else is asked. */
export const tabHref = (tab: OrderTab): string => viewHref({ ...NO_FILTER, tab });

/** A neighbouring page of the view; null when there is none. */
export const pageHref = (
  filter: OrdersFilter,
  direction: OrdersFilter["direction"],
  cursor: Cursor | null,
): string | null => (cursor ? hrefOf(printOrdersFilter({ ...filter, cursor, direction })) : null);

/** Names a view without its page: selection belongs to it. */
export const viewKey = (filter: OrdersFilter): string => printOrdersFilter(withFilter(filter, {})).toString();
