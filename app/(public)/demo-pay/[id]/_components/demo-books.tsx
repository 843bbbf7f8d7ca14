import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Banner } from "@/app/_ui/banner";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { Tone } from "@/app/_ui/tone";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { actOnDemoBooksAction } from "@/app/(public)/demo-pay/[id]/actions";
import type { DemoPayment } from "@/db/queries/demo-payments";
import { decimalText, isCurrency, money } from "@/lib/kernel/money";
import { BOOK_ACTS, type BookAct, leftInBooks } from "@/lib/payments/demo-books";

type BooksProps = {
  row: DemoPayment;
  write: (amount: bigint) => string;
  /** What was done last. */
  did: string | string[] | undefined;
};

const TONE: Record<string, Tone> = {
  pending: "wait",
  succeeded: "good",
  failed: "bad",
  open: "bad",
  won: "good",
  lost: "bad",
};

const isAct = (text: unknown): text is BookAct => BOOK_ACTS.some((act) => act === text);

/** The provider's side of a payment that was made: refunds and disputes as its own dashboard would have them. */
export function DemoBooksPanel({ row, write, did }: BooksProps) {
  const t = useTranslations("demoPay.books");
  const left = leftInBooks(row);
  const entries = [
    ...row.refunds.map(({ id, state, amount }) => ({ id, state, amount, what: t("refund") })),
    ...row.disputes.map(({ id, stage, amount }) => ({ id, state: stage, amount, what: t("dispute") })),
  ];
  return (
    <section id="books" className="grid gap-3 rounded-lg border bg-sheet p-4">
      <h2 className="font-semibold">{t("title")}</h2>
      <p className="text-sm text-ink-soft">{t("help")}</p>
      {isAct(did) ? <Banner tone="good">{t(`did.${did}`)}</Banner> : null}
      {entries.length > 0 ? (
        <ul className="divide-y" aria-label={t("title")}>
          {entries.map(({ id, state, amount, what }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span className="flex items-center gap-2">
                {what}
                <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
              </span>
              <span className="tnum font-medium">{write(BigInt(amount))}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Acts row={row} left={left} />
    </section>
  );
}

function Acts({ row, left }: { row: DemoPayment; left: bigint }) {
  const t = useTranslations("demoPay.books");
  const currency = row.capturedCurrency ?? row.currency;
  const isDisputed = row.disputes.some(({ stage }) => stage === "open");
  const isOnItsWay = row.refunds.some(({ state }) => state === "pending");
  const hasDone = row.refunds.some(({ state }) => state === "succeeded");
  const plans = (["refunds_succeed", "refunds_fail", "refunds_hold"] as const).filter(
    (act) => act !== PLAN[row.refundPlan] || isOnItsWay,
  );
  const acts: readonly BookAct[] = [
    ...plans,
    ...(hasDone ? (["fail_last"] as const) : []),
    ...(isDisputed ? (["dispute_won", "dispute_lost"] as const) : (["dispute_open"] as const)),
  ];
  return (
    <PublicForm action={actOnDemoBooksAction} firstKey={crypto.randomUUID()} className="grid gap-3">
      <input type="hidden" name="id" value={row.id} />
      {left > 0n && isCurrency(currency) ? (
        <>
          <Field label={t("amount")}>
            <Input
              name="amount"
              defaultValue={decimalText(money(left, currency))}
              inputMode="decimal"
              numeric
            />
          </Field>
          <SubmitButton variant="secondary" name="act" value="refund_own">
            {t("acts.refund_own")}
          </SubmitButton>
        </>
      ) : null}
      {acts.map((act) => (
        <SubmitButton key={act} variant="secondary" name="act" value={act}>
          {t(`acts.${act}`)}
        </SubmitButton>
      ))}
    </PublicForm>
  );
}

const PLAN = { succeed: "refunds_succeed", fail: "refunds_fail", hold: "refunds_hold" } as const;
