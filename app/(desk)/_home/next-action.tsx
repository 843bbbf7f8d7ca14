import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import type { OrderRow } from "@/db/queries/order-list";
import type { WorkQueue } from "@/db/queries/work-queues";
import type { Permission } from "@/lib/staff/roles";

const NEEDS = {
  collect: "orders.pay",
  review: "receipts.review",
  prepare: "fulfillments.write",
  dispatch: "fulfillments.write",
  problems: "orders.read",
} as const satisfies Record<WorkQueue, Permission>;

type ActionProps = { queue: WorkQueue; row: OrderRow; permissions: readonly Permission[] };

/** The one thing to do next with an order of a queue; nothing for who may not. */
export function NextAction({ queue, row, permissions }: ActionProps) {
  const t = useTranslations("home.action");
  if (!permissions.includes(NEEDS[queue])) return null;
  const pickup = queue === "dispatch" && row.shippingOption === "store_pickup";
  const words = pickup ? t("pickup") : t(queue);
  return (
    <Button asChild size="sm">
      <Link href={`/orders/${row.number}`} aria-label={`${words} #${row.number}`}>
        {words}
      </Link>
    </Button>
  );
}
