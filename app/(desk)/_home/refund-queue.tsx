import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Age } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import type { WaitingRefund } from "@/db/queries/refunds";
import { type Currency, money } from "@/lib/kernel/money";

type QueueProps = { name: "approve" | "record"; refunds: readonly WaitingRefund[] };

/** Refunds that wait for a person: a second one to agree, or one to give the money back by hand. */
export function RefundQueue({ name, refunds }: QueueProps) {
  const t = useTranslations(`home.refunds.${name}`);
  const common = useTranslations("home.refunds");
  if (refunds.length === 0) return null;
  return (
    <Panel
      flush
      className="mb-6"
      title={
        <span className="flex items-center gap-2">
          <Undo2 aria-hidden className="size-4 text-ink-faint" strokeWidth={1.75} />
          {t("title")}
          <span className="tnum rounded-full bg-mute-soft px-1.5 text-xs font-medium text-mute">
            {refunds.length}
          </span>
        </span>
      }
    >
      <p className="px-4 pb-3 text-sm text-ink-faint">{t("help")}</p>
      <ul aria-label={t("title")} className="divide-y divide-line border-t">
        {refunds.map(({ refundId, number, askedBy, amount, currency, requestedAt }) => (
          <li
            key={refundId}
            className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5 hover:bg-hover"
          >
            <Link
              href={`/orders/${number}#payments`}
              className="flex min-h-8 w-14 items-center rounded-sm font-mono font-medium hover:underline hover:underline-offset-3"
            >
              #{number}
            </Link>
            <p className="min-w-0 flex-1 basis-40 text-sm text-ink-soft">
              {askedBy ? common("askedBy", { name: askedBy }) : null}{" "}
              {requestedAt ? <Age value={requestedAt} /> : null}
            </p>
            <Money value={money(amount, currency as Currency)} className="font-medium" />
            <Button asChild size="sm">
              <Link href={`/orders/${number}#payments`} aria-label={`${t("decide")}: #${number}`}>
                {t("decide")}
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
