import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { Age } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { receiptHref } from "@/app/(desk)/orders/receipts/_view/load-review";
import type { WaitingReceipt } from "@/db/queries/receipts";
import { type Currency, money } from "@/lib/kernel/money";

type Props = { waiting: readonly WaitingReceipt[]; current: string };

export function QueueList({ waiting, current }: Props) {
  const t = useTranslations("receipts");
  return (
    <nav aria-label={t("queue")} className="overflow-hidden rounded-lg border bg-sheet">
      <ul className="divide-y">
        {waiting.map((one) => (
          <li key={one.id}>
            <Link
              href={receiptHref(one.id)}
              aria-current={one.id === current ? "true" : undefined}
              className={cx(
                "grid grid-cols-1 gap-0.5 px-3 py-2 outline-offset-[-2px] hover:bg-hover",
                one.id === current && "bg-picked hover:bg-picked",
              )}
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="font-mono font-medium">#{one.number}</span>
                <Money
                  value={money(one.claimedAmount ?? one.balanceDue, one.currency as Currency)}
                  className="font-medium"
                />
              </span>
              <span className="flex justify-between gap-2 text-sm text-ink-faint">
                <span className="min-w-0 truncate">{one.customer ?? t("noCustomer")}</span>
                <span className="shrink-0">
                  <Age value={one.createdAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
