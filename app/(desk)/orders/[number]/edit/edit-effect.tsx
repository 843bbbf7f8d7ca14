"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { FieldError } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money";
import { useRegion } from "@/app/_ui/use-region";
import { formatMoney } from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";
import { useEditRefusals } from "./edit-words";
import type { WrittenEffect, WrittenPreview, WrittenRow } from "./written-preview";

type EffectProps = {
  preview: WrittenPreview | null;
  isFresh: boolean;
  failed: boolean;
  currency: Currency;
};

/** Before and after, worked out by the server; then what follows for money, stock and links. */
export function EditEffect({ preview, isFresh, failed, currency }: EffectProps) {
  const t = useTranslations("orders.edit.preview");
  const words = useEditRefusals();
  const seen = preview?.seen ?? null;
  const problem = isFresh ? preview?.problem : null;
  return (
    <section aria-label={t("title")} className="grid gap-4">
      <h2 className="text-base font-semibold">{t("title")}</h2>
      <div aria-live="polite" className={cx("grid gap-4", !isFresh && "opacity-60")}>
        {failed ? <FieldError>{t("failed")}</FieldError> : null}
        {problem?.code === "nothing_changed" ? <p className="text-ink-soft">{t("nothing")}</p> : null}
        {problem && problem.code !== "nothing_changed" ? (
          <FieldError>{words.say(problem.code, problem.facts)}</FieldError>
        ) : null}
        {seen ? (
          <>
            <Totals rows={seen.rows} currency={currency} />
            <Balance seen={seen} currency={currency} />
            <Stock seen={seen} />
            <Consequences seen={seen} />
          </>
        ) : null}
        {!seen && !problem && !failed ? <p className="text-ink-soft">{t("waiting")}</p> : null}
      </div>
    </section>
  );
}

function Totals({ rows, currency }: { rows: readonly WrittenRow[]; currency: Currency }) {
  const t = useTranslations("orders.edit.preview");
  const head = "pb-1.5 text-xs font-medium text-ink-faint";
  return (
    <table className="w-full border-separate border-spacing-0">
      <thead>
        <tr>
          <th scope="col" className={cx(head, "text-left")}>
            <span className="sr-only">{t("row")}</span>
          </th>
          <th scope="col" className={cx(head, "text-right")}>
            {t("before")}
          </th>
          <th scope="col" className={cx(head, "pl-3 text-right")}>
            {t("after")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TotalRow key={row.id} row={row} currency={currency} />
        ))}
      </tbody>
    </table>
  );
}

function TotalRow({ row, currency }: { row: WrittenRow; currency: Currency }) {
  const { label, before, after, strong, aside } = row;
  const isChanged = before !== after;
  const cell = cx(
    "py-1 align-baseline",
    strong && "border-t pt-2 font-semibold",
    aside && "text-sm text-ink-faint",
  );
  return (
    <tr>
      <th
        scope="row"
        className={cx(
          cell,
          "text-left wrap-anywhere",
          !strong && "font-normal",
          !strong && !aside && "text-ink-soft",
        )}
      >
        {label}
      </th>
      <td className={cx(cell, "pl-2 text-right text-ink-soft")}>
        <Amount value={before} currency={currency} />
      </td>
      <td
        className={cx(
          cell,
          "pl-3 text-right",
          isChanged && !aside && "font-medium",
          isChanged ? "text-ink" : "text-ink-soft",
        )}
      >
        <Amount value={after} currency={currency} />
      </td>
    </tr>
  );
}

function Amount({ value, currency }: { value: bigint | null; currency: Currency }) {
  if (value === null) return <span className="text-ink-faint">—</span>;
  return (
    <>
      {value < 0n ? "−" : ""}
      <Money value={money(value < 0n ? -value : value, currency)} />
    </>
  );
}

/** The one line that decides what comes next: to collect, to return, or nothing. */
function Balance({ seen, currency }: { seen: WrittenEffect; currency: Currency }) {
  const t = useTranslations("orders.edit.preview");
  const { numbers } = useRegion();
  const amount = (value: bigint) => formatMoney(money(value, currency), numbers);
  const { due, owedBack, captured } = seen;
  const owes = owedBack.after > 0n;
  const box = "rounded-md bg-paper px-3 py-2.5 font-medium";
  if (owes) return <p className={cx(box, "text-bad")}>{t("owed", { amount: amount(owedBack.after) })}</p>;
  if (due.after > 0n && captured > 0n)
    return <p className={cx(box, "text-bad")}>{t("due", { amount: amount(due.after) })}</p>;
  if (due.after !== due.before) return <p className={box}>{t("dueLess", { amount: amount(due.after) })}</p>;
  return <p className={cx(box, "font-normal text-ink-soft")}>{t(captured > 0n ? "settled" : "even")}</p>;
}

function Stock({ seen: { moves, short } }: { seen: WrittenEffect }) {
  const t = useTranslations("orders.edit.preview");
  if (moves.length === 0) return <p className="text-sm text-ink-soft">{t("noStock")}</p>;
  return (
    <div className="grid gap-1">
      <h3 className="text-sm text-ink-faint">{t("stock")}</h3>
      <ul className="grid gap-1">
        {moves.map(({ name, detail, delta }) => (
          <li key={`${name} ${detail}`} className="flex justify-between gap-3">
            <span className="min-w-0 wrap-anywhere">{[name, detail].filter(Boolean).join(" · ")}</span>
            <span className="tnum shrink-0 text-ink-soft">
              {delta < 0 ? t("taken", { count: -delta }) : t("returned", { count: delta })}
            </span>
          </li>
        ))}
      </ul>
      {short.map((one) => (
        <FieldError key={one.variantId}>
          {t("short", { name: one.name, wanted: one.wanted, available: one.available })}
        </FieldError>
      ))}
    </div>
  );
}

function Consequences({ seen }: { seen: WrittenEffect }) {
  const t = useTranslations("orders.edit.preview");
  const status = useTranslations("status.payment");
  const { before, after } = seen.status;
  const lines = [
    before === after ? null : t("status", { before: status(before), after: status(after) }),
    seen.linksEnded > 0 ? t("links", { count: seen.linksEnded }) : null,
    ...seen.pages.map((provider) => t("page", { provider })),
    seen.letter ? t("letter") : t("noLetter"),
  ];
  return (
    <>
      <ul className="grid list-disc gap-1 pl-4 text-sm text-ink-soft marker:text-ink-faint">
        {lines.map((line) => (line === null ? null : <li key={line}>{line}</li>))}
      </ul>
      {seen.warnings.map((warning) => (
        <Warning key={warning}>{t(`warning.${warning}`)}</Warning>
      ))}
    </>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 rounded-md bg-wait-soft px-3 py-2 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-wait" strokeWidth={1.75} />
      {children}
    </p>
  );
}
