import { CircleHelp, Clock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Badge } from "@/app/_ui/badge";
import { Age, DateTime } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import { askNowAction } from "@/app/(desk)/inbox/actions";
import type { WaitingAttempt } from "@/db/queries/attempt-asks";
import { type Currency, money } from "@/lib/kernel/money";

type ListProps = { rows: readonly WaitingAttempt[]; mayAsk: boolean };

/** Who is asked about which order, since when, and when again by itself. */
export function WaitingList({ rows, mayAsk }: ListProps) {
  const t = useTranslations("inbox.waiting");
  return (
    <ul aria-label={t("title")} className="divide-y divide-line rounded-lg border bg-sheet">
      {rows.map((row) => (
        <li
          key={`${row.orderId}/${row.paymentId}`}
          className="grid gap-x-4 gap-y-2 px-4 py-3 lg:grid-cols-[12rem_minmax(0,1fr)_9rem_auto] lg:items-center"
        >
          <Who row={row} />
          <When row={row} />
          <span className="font-medium lg:text-right">
            <Money value={money(row.amount, row.currency as Currency)} />
          </span>
          {mayAsk ? <Ask row={row} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Who({ row }: { row: WaitingAttempt }) {
  const list = useTranslations("orders.list");
  return (
    <div className="min-w-0">
      <Link
        href={`/orders/${row.number}`}
        className="inline-flex min-h-6 items-center rounded-sm font-mono font-medium hover:underline hover:underline-offset-3"
      >
        #{row.number}
      </Link>
      <p className="truncate text-ink-soft">{row.customer ?? list("noCustomer")}</p>
    </div>
  );
}

function When({ row }: { row: WaitingAttempt }) {
  const t = useTranslations("inbox.waiting");
  const name = useProviderName();
  const isSilent = row.answer === "unknown";
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={isSilent ? "bad" : "wait"} icon={isSilent ? CircleHelp : Clock}>
          {t(isSilent ? "silent" : "pending", { provider: name(row.provider ?? "") })}
        </Badge>
        <span className="text-sm text-ink-soft">
          {t("since")} <Age value={row.since} />
        </span>
      </span>
      <span className="text-sm text-ink-faint">
        {row.askedAt ? (
          <>
            {t("asked", { tries: row.tries ?? 0 })} <DateTime value={row.askedAt} />
          </>
        ) : (
          t("notAsked")
        )}
        {row.nextAt ? (
          <>
            {" · "}
            {t("next")} <DateTime value={row.nextAt} />
          </>
        ) : null}
      </span>
    </div>
  );
}

function Ask({ row }: { row: WaitingAttempt }) {
  const t = useTranslations("inbox.waiting");
  return (
    <ActForm
      action={askNowAction}
      firstKey={crypto.randomUUID()}
      done={t("answered")}
      words={{ attempt_not_found: t("attempt_not_found"), provider_silent: t("provider_silent") }}
      className="grid justify-items-start gap-2 lg:justify-items-end"
    >
      <input type="hidden" name="orderId" value={row.orderId} />
      <input type="hidden" name="paymentId" value={row.paymentId} />
      <SubmitButton variant="secondary" aria-label={t("askNamed", { number: `#${row.number}` })}>
        {t("ask")}
      </SubmitButton>
    </ActForm>
  );
}
