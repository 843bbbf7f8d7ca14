import Link from "next/link";
import { useTranslations } from "next-intl";
import { PaymentBadge } from "@/app/_status/payment-badge";
import { Age } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { FlagChoices, type MayChoose } from "@/app/(desk)/orders/[number]/_blocks/flag-choices";
import type { RescueRow } from "@/db/queries/rescues";
import { type Currency, money } from "@/lib/kernel/money";
import { type RescueFlag, rescuesOf } from "@/lib/orders/rescue";

type ListProps = { rows: readonly RescueRow[]; may: MayChoose; seesMoney: boolean };

/** One order a row: what is the matter, how much of it, what happens with either choice. */
export function RescueList({ rows, may, seesMoney }: ListProps) {
  const t = useTranslations("inbox.rescue");
  return (
    <ul aria-label={t("title")} className="divide-y divide-line rounded-lg border bg-sheet">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-6 gap-y-3 px-4 py-3 lg:grid-cols-[12rem_minmax(0,1fr)] lg:items-start"
        >
          <Who row={row} />
          <div className="grid gap-4">
            {rescuesOf(row.flags).map((flag) => (
              <Matter key={flag} {...{ flag, row, may, seesMoney }} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Who({ row }: { row: RescueRow }) {
  const list = useTranslations("orders.list");
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <p className="flex items-center gap-2">
        <Link
          href={`/orders/${row.number}`}
          className="inline-flex min-h-6 items-center rounded-sm font-mono font-medium hover:underline hover:underline-offset-3"
        >
          #{row.number}
        </Link>
        <PaymentBadge status={row.paymentStatus} />
      </p>
      <p className="w-full truncate text-ink-soft">{row.customer ?? list("noCustomer")}</p>
      <Age value={row.createdAt} className="text-sm text-ink-faint" />
    </div>
  );
}

type MatterProps = { flag: RescueFlag; row: RescueRow; may: MayChoose; seesMoney: boolean };

function Matter({ flag, row, may, seesMoney }: MatterProps) {
  const why = useTranslations("orders.why");
  const t = useTranslations("inbox.rescue");
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
        <p className="font-medium">{why(`flag.${flag}`)}</p>
        {seesMoney ? <Amount flag={flag} row={row} /> : null}
        <p className="text-sm text-ink-soft">{t(`explain.${flag}`)}</p>
      </div>
      <FlagChoices flag={flag} order={row} may={{ ...may, refund: may.refund && row.captured > 0n }} />
    </div>
  );
}

function Amount({ flag, row }: { flag: RescueFlag; row: RescueRow }) {
  const t = useTranslations("inbox.rescue");
  const currency = row.currency as Currency;
  if (flag === "stock_short") return null;
  return (
    <p className="text-sm text-ink-soft">
      {t("received")} <Money value={money(row.captured, currency)} /> · {t("total")}{" "}
      <Money value={money(row.total, currency)} />
      {row.owedBack > 0n ? (
        <>
          {" · "}
          {t("owed")} <Money value={money(row.owedBack, currency)} className="font-medium text-bad" />
        </>
      ) : null}
    </p>
  );
}
