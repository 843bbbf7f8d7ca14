import {
  Bot,
  Building2,
  ChevronDown,
  Clock,
  Code,
  Hand,
  type LucideIcon,
  Package,
  Upload,
  User,
  UserRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { Panel } from "@/app/_ui/panel";
import { Timeline, TimelineEntry } from "@/app/_ui/timeline";
import type { Tone } from "@/app/_ui/tone";
import { actorName, noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { ActorKind } from "@/lib/kernel/actor";
import type { HistoryEntry } from "@/lib/orders/history";
import { useActorWords } from "./actor-words";
import { EntryDetails, hasDetails } from "./entry-details";
import { StockChanges } from "./stock-changes";

const ICON: Record<ActorKind, LucideIcon> = {
  staff: UserRound,
  customer: User,
  helper: Hand,
  provider: Building2,
  carrier: Package,
  clock: Clock,
  api: Code,
  import: Upload,
};

const toneOf = ({ payment, shipment }: HistoryEntry): Tone | undefined => {
  if (payment?.to === "paid" || shipment?.to === "delivered") return "good";
  return shipment?.to === "failed" ? "bad" : undefined;
};

/** One thread of what happened, newest first; the stock changes of the order at its foot (S57–S59). */
export function HistoryPanel({ view }: { view: OrderView }) {
  const t = useTranslations("orders.history");
  return (
    <Panel title={t("title")} id="history">
      <Timeline label={t("title")}>
        {view.history.map((entry) => (
          <Entry key={entry.seq} entry={entry} view={view} />
        ))}
      </Timeline>
      <StockChanges view={view} />
    </Panel>
  );
}

function Entry({ entry, view }: { entry: HistoryEntry; view: OrderView }) {
  const words = useActorWords();
  const who = actorName(view, entry.actor, words);
  const line = <Line entry={entry} view={view} who={who} />;
  return (
    <TimelineEntry
      icon={ICON[entry.actor.kind] ?? Bot}
      actor={who}
      time={<time dateTime={entry.occurredAt.toISOString()}>{view.write.moment(entry.occurredAt)}</time>}
      tone={entry.late ? undefined : toneOf(entry)}
      faint={entry.late || entry.undone}
    >
      {hasDetails(entry, view) ? (
        <details className="group/details">
          <summary className="flex cursor-pointer list-none items-start justify-between gap-2 rounded-sm [&::-webkit-details-marker]:hidden">
            <span className="min-w-0">{line}</span>
            <ChevronDown
              aria-hidden
              className="mt-0.5 size-4 shrink-0 text-ink-faint transition-transform group-open/details:rotate-180"
            />
          </summary>
          <div className="mt-1 rounded-md bg-paper px-3 py-2 text-sm text-ink">
            <EntryDetails entry={entry} view={view} />
          </div>
        </details>
      ) : (
        line
      )}
    </TimelineEntry>
  );
}

function Line({ entry, view, who }: { entry: HistoryEntry; view: OrderView; who: string }) {
  const t = useTranslations("orders.history");
  const { write } = view;
  const note = noteText(view, entry.noteId);
  const asides = [
    who,
    entry.undone ? t("undone") : null,
    entry.late ? t("late") : null,
    entry.recordedAt ? t("recorded", { at: write.moment(entry.recordedAt) }) : null,
  ];
  return (
    <>
      <span className={cx(entry.undone && "line-through")}>{write.sentence(entry.said)}</span>
      {entry.amount === null ? null : <span className="tnum font-medium"> {write.money(entry.amount)}</span>}
      <span className="text-ink-faint"> · {asides.filter(Boolean).join(" · ")}</span>
      {note ? (
        <span className="mt-0.5 block break-words whitespace-pre-line text-ink-soft">«{note}»</span>
      ) : null}
    </>
  );
}
