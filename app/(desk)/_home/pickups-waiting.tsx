import { Store } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { NO_FILTER, printOrdersFilter } from "@/lib/orders/list-filter";

const HREF = `/orders?${printOrdersFilter({ ...NO_FILTER, shipment: ["ready_for_pickup"], sort: "oldest" })}`;

/** Orders at the counter: nothing to do until somebody comes, and not to be forgotten. */
export function PickupsWaiting({ count }: { count: number }) {
  const t = useTranslations("home");
  if (count === 0) return null;
  return (
    <p className="flex items-center gap-2 px-1 text-ink-soft">
      <Store aria-hidden className="size-4 text-wait" strokeWidth={1.75} />
      <Link href={HREF} className="link inline-flex min-h-8 items-center rounded-sm">
        {t("pickups", { count })}
      </Link>
    </p>
  );
}
