import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import type { RunRow, ShownDifference } from "@/db/queries/reconciliation";
import { type Currency, money } from "@/lib/kernel/money";

const OF_MONEY: readonly string[] = ["missing_here", "missing_there", "other_amount"];

type SumsProps = { run: RunRow; rows: readonly ShownDifference[] };

/** Theirs less ours is what the differences below come to: shown, so that anybody can add it up. */
export function RunSumsPanel({ run, rows }: SumsProps) {
  const t = useTranslations("inbox.reconcile");
  return (
    <Panel
      title={t("sums")}
      aside={<span className="text-ink-soft">{t("agreed", { count: run.agreed })}</span>}
    >
      {run.sums.length === 0 ? <p className="text-ink-soft">{t("noMoney")}</p> : null}
      <div className="grid gap-4">
        {run.sums.map((sum) => (
          <dl key={sum.currency} className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
            <Sum label={t("theirs")} amount={BigInt(sum.theirs)} currency={sum.currency} />
            <Sum label={t("ours")} amount={BigInt(sum.ours)} currency={sum.currency} />
            <Sum
              label={t("apart")}
              amount={BigInt(sum.theirs) - BigInt(sum.ours)}
              currency={sum.currency}
              strong
            />
            <Sum label={t("named")} amount={namedIn(rows, sum.currency)} currency={sum.currency} />
          </dl>
        ))}
      </div>
    </Panel>
  );
}

const namedIn = (rows: readonly ShownDifference[], currency: string): bigint =>
  rows.reduce(
    (sum, { difference: { kind, currency: own, ours, theirs } }) =>
      OF_MONEY.includes(kind) && own === currency ? sum + (theirs ?? 0n) - (ours ?? 0n) : sum,
    0n,
  );

type SumProps = { label: string; amount: bigint; currency: string; strong?: boolean };

function Sum({ label, amount, currency, strong }: SumProps) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className={strong && amount !== 0n ? "font-medium text-bad" : "font-medium"}>
        <Money value={money(amount, currency as Currency)} />
      </dd>
    </div>
  );
}
