import { useTranslations } from "next-intl";
import { DefinitionList } from "@/app/_ui/definition-list";
import { useActorWords } from "@/app/(desk)/orders/[number]/_blocks/actor-words";
import { EntryDetails } from "@/app/(desk)/orders/[number]/_blocks/entry-details";
import { actorName, noteText } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { PastView } from "@/app/(desk)/orders/[number]/_view/past-view";

/** What the chosen step said and what it changed; amounts only for people who see them. */
export function StepChange({ past: { view, was } }: { past: PastView }) {
  const t = useTranslations("orders.past");
  const words = useActorWords();
  const { write, may } = view;
  const entry = view.history.find(({ seq }) => seq === was.step.seq);
  if (!entry) return null;
  const figures = was.changes.filter(({ to }) => may.seeMoney || typeof to !== "bigint");
  const written = (value: bigint | number) =>
    typeof value === "bigint" ? write.money(value) : String(value);
  const note = noteText(view, entry.noteId);
  return (
    <section aria-labelledby="step-change" className="grid gap-2 border-t pt-4">
      <h2 id="step-change" className="text-sm font-medium text-ink-faint">
        {t("change")}
      </h2>
      <p className="wrap-anywhere">
        <span className="font-medium">{write.sentence(entry.said)}</span>
        {entry.amount === null ? null : (
          <span className="tnum font-medium"> {write.money(entry.amount)}</span>
        )}
        <span className="text-ink-faint">
          {" · "}
          {actorName(view, entry.actor, words)}
        </span>
      </p>
      {note ? <p className="wrap-anywhere whitespace-pre-line text-ink-soft">«{note}»</p> : null}
      <DefinitionList
        items={figures.map(({ figure, from, to }) => ({
          term: t(`figure.${figure}`),
          value: `${written(from)} → ${written(to)}`,
        }))}
      />
      <EntryDetails entry={entry} view={view} />
    </section>
  );
}
