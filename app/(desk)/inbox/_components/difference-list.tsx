import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { DateTime } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import type { Tone } from "@/app/_ui/tone";
import { DifferenceSteps } from "@/app/(desk)/inbox/_components/difference-steps";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import type { Candidate, DifferenceRow, ShownDifference } from "@/db/queries/reconciliation";
import { type Currency, money } from "@/lib/kernel/money";
import { DIFFERENCE_LABELS } from "@/lib/payments/reconcile";

const TONE: Record<DifferenceRow["state"], Tone> = {
  open: "bad",
  fixed: "good",
  labelled: "mute",
  carried: "mute",
};

type ListProps = {
  rows: readonly ShownDifference[];
  /** Orders that payments without one may belong to. */
  candidates: readonly Candidate[];
  mayFix: boolean;
};

/** What does not agree, why it matters, and the one step that makes it good. */
export function DifferenceList({ rows, candidates, mayFix }: ListProps) {
  const t = useTranslations("inbox.reconcile");
  return (
    <ul aria-label={t("differences")} className="divide-y divide-line rounded-lg border bg-sheet">
      {rows.map((shown) => (
        <DifferenceItem key={shown.difference.id} {...{ shown, candidates, mayFix }} />
      ))}
    </ul>
  );
}

type ItemProps = Omit<ListProps, "rows"> & { shown: ShownDifference };

function DifferenceItem({ shown, candidates, mayFix }: ItemProps) {
  const t = useTranslations("inbox.reconcile");
  const { difference, orderNumber } = shown;
  const { id, kind, objectId, occurredAt, state } = difference;
  const own = candidates.filter(({ differenceId }) => differenceId === id);
  return (
    <li className="grid gap-x-6 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_16rem_minmax(16rem,auto)] lg:items-start">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{t(`kind.${kind}`)}</span>
          <Badge tone={TONE[state]}>{t(`difference.${state}`)}</Badge>
        </p>
        <p className="text-ink-soft">{t(`help.${kind}`)}</p>
        <p className="flex flex-wrap gap-x-2 text-sm text-ink-faint">
          <DateTime value={occurredAt} />
          {orderNumber === null ? <span>{t("noOrder")}</span> : <OrderLink number={orderNumber} />}
          <span className="font-mono break-all">{objectId}</span>
        </p>
      </div>
      <Sides difference={difference} />
      <div className="lg:justify-self-end">
        {state === "open" && mayFix ? (
          <DifferenceSteps difference={difference} candidates={own} />
        ) : (
          <Settled shown={shown} />
        )}
      </div>
    </li>
  );
}

function Sides({ difference }: { difference: DifferenceRow }) {
  const t = useTranslations("inbox.reconcile");
  const { ours, theirs, currency } = difference;
  const side = (amount: bigint | null) =>
    amount === null ? t("unknown") : <Money value={money(amount, currency as Currency)} />;
  return (
    <dl className="grid grid-cols-2 gap-x-4">
      <div>
        <dt className="text-sm text-ink-faint">{t("theirs")}</dt>
        <dd className="font-medium">{side(theirs)}</dd>
      </div>
      <div>
        <dt className="text-sm text-ink-faint">{t("ours")}</dt>
        <dd className="font-medium">{side(ours)}</dd>
      </div>
    </dl>
  );
}

const OUTCOMES = ["applied", "confirmed", "by_itself", "carried"] as const;

/** What was done about it, by whom and when. */
function Settled({ shown: { difference, decidedByName } }: { shown: ShownDifference }) {
  const t = useTranslations("inbox.reconcile");
  const { outcome, decidedAt } = difference;
  const done = OUTCOMES.find((one) => one === outcome);
  const label = DIFFERENCE_LABELS.find((one) => one === outcome);
  if (!decidedAt) return null;
  return (
    <p className="text-sm text-ink-soft">
      {done ? t(`outcome.${done}`) : null}
      {label ? t(`label.${label}`) : null}
      <span className="block text-ink-faint">
        {decidedByName ?? t("byClock")} · <DateTime value={decidedAt} />
      </span>
    </p>
  );
}
