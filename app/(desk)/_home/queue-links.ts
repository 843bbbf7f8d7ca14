import type { WorkQueue } from "@/db/queries/work-queues";
import { NO_FILTER, type OrdersFilter, printOrdersFilter } from "@/lib/orders/list-filter";

const VIEW = {
  collect: { tab: "to_pay" },
  review: { flag: ["receipt_to_review"] },
  prepare: { tab: "to_ship" },
  dispatch: { tab: "to_ship" },
  problems: { tab: "problem" },
} as const satisfies Record<WorkQueue, Partial<OrdersFilter>>;

/** The list that holds a queue, what has waited longest first. */
export const queueHref = (queue: WorkQueue): string =>
  `/orders?${printOrdersFilter({ ...NO_FILTER, ...VIEW[queue], sort: "oldest" }).toString()}`;
