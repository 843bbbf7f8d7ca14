import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { DateTime } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { TextLink } from "@/app/_ui/text-link";
import type { Tone } from "@/app/_ui/tone";
import { type Currency, money } from "@/lib/kernel/money";
import type { OrderProposal, ProposedRow } from "@/lib/payments/commands/propose-matches";
import { AsideButtons } from "./aside-buttons";
import { ConfirmForm } from "./confirm-form";

type Props = { row: ProposedRow; currency: Currency };

/** One row of the bank: what it says, which orders it may pay and why, and what to do with it. */
export function RowItem({ row: { line, proposals }, currency }: Props) {
  const t = useTranslations("receipts.statement");
  const isWaiting = line.state === "open" || line.state === "later";
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_auto]">
      <div className="grid min-w-0 content-start gap-0.5">
        <p className="flex items-baseline justify-between gap-3">
          <Money value={money(line.amount, currency)} className="font-semibold" />
          <span className="text-sm text-ink-faint">
            <DateTime value={new Date(`${line.bookedOn}T12:00:00Z`)} style="day" />
          </span>
        </p>
        <p className="wrap-anywhere">{line.description || t("noWords")}</p>
        <p className="text-sm wrap-anywhere text-ink-faint">
          {[line.payer, line.reference, line.taxId].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className="grid min-w-0 content-start gap-2">
        {line.orderNumber === null ? null : <UsedBy number={line.orderNumber} isFree={line.isFree} />}
        {proposals.map((proposal) => (
          <Proposed key={proposal.orderId} rowId={line.id} proposal={proposal} currency={currency} />
        ))}
        {isWaiting && proposals.length === 0 ? <p className="text-ink-soft">{t("noMatch")}</p> : null}
        {isWaiting ? (
          <details>
            <summary className="link inline-flex min-h-8 cursor-pointer items-center text-sm">
              {t("otherOrder")}
            </summary>
            <div className="pt-1">
              <ConfirmForm rowId={line.id} number={null} firstKey={crypto.randomUUID()} />
            </div>
          </details>
        ) : null}
      </div>
      <AsideButtons rowId={line.id} state={line.state} />
    </li>
  );
}

function UsedBy({ number, isFree }: { number: number; isFree: boolean }) {
  const t = useTranslations("receipts.statement");
  return (
    <p className="flex flex-wrap items-center gap-2">
      {t("usedBy")}
      <TextLink href={`/orders/${number}`} className="font-mono">
        #{number}
      </TextLink>
      {isFree ? <Badge tone="wait">{t("voided")}</Badge> : null}
    </p>
  );
}

const strength = (score: number): "sure" | "likely" | "possible" =>
  score >= 75 ? "sure" : score >= 55 ? "likely" : "possible";
const TONE: Record<ReturnType<typeof strength>, Tone> = { sure: "good", likely: "wait", possible: "mute" };

type ProposedProps = { rowId: number; proposal: OrderProposal; currency: Currency };

function Proposed({ rowId, proposal, currency }: ProposedProps) {
  const t = useTranslations("receipts.statement");
  const { number, customer, balanceDue, score, reasons, ambiguous } = proposal;
  const said = strength(score);
  return (
    <div className="grid grid-cols-1 items-start sm:grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 rounded-md border px-3 py-2">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <TextLink href={`/orders/${number}`} className="font-mono font-medium">
            #{number}
          </TextLink>
          <span className="min-w-0 truncate">{customer ?? t("noCustomer")}</span>
          <Money value={money(balanceDue, currency)} className="text-ink-soft" />
          <Badge tone={TONE[said]}>{t(`strength.${said}`)}</Badge>
        </p>
        <p className="text-sm text-ink-soft">
          {reasons.map((reason) => t(`because.${reason}`)).join(" · ")}
          {ambiguous ? <span className="font-medium text-bad"> · {t("ambiguous")}</span> : null}
        </p>
      </div>
      <ConfirmForm rowId={rowId} number={number} firstKey={crypto.randomUUID()} />
    </div>
  );
}
