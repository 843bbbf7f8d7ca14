import type { WorkQueue } from "@/db/queries/work-queues";
import type { Permission } from "@/lib/staff/roles";

export type NextStep = "pay" | "review" | "pack" | "dispatch" | "pickup" | "settle";

const NEEDS = {
  pay: "orders.pay",
  review: "receipts.review",
  pack: "fulfillments.write",
  dispatch: "fulfillments.write",
  pickup: "fulfillments.write",
  settle: "orders.read",
} as const satisfies Record<NextStep, Permission>;

const STEP = {
  collect: "pay",
  review: "review",
  prepare: "pack",
  dispatch: "dispatch",
  problems: "settle",
} as const satisfies Record<WorkQueue, NextStep>;

/** What comes next for an order of a queue; null for who may not do it. */
export function nextStep(
  queue: WorkQueue,
  row: { readonly shippingOption: string },
  permissions: readonly Permission[],
): NextStep | null {
  const step = queue === "dispatch" && row.shippingOption === "store_pickup" ? "pickup" : STEP[queue];
  return permissions.includes(NEEDS[step]) ? step : null;
}
