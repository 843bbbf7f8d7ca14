import { useTranslations } from "next-intl";
import { actorName, noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { type ParcelReport, parcelStory } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import type { Shipment } from "@/lib/fulfillment/shipment";
import { useActorWords } from "./actor-words";

/** Where the parcel was, newest first, and who said so. */
export function ParcelReports({ shipment, view }: { shipment: Shipment; view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  const { reports } = parcelStory(view, shipment.shipmentId);
  if (reports.length === 0) return null;
  return (
    <details>
      <summary className="link inline-flex min-h-8 cursor-pointer items-center">
        {t("reports", { count: reports.length })}
      </summary>
      <ol aria-label={t("reports", { count: reports.length })} className="mt-1 grid gap-1.5">
        {reports.map((report) => (
          <Report key={report.seq} report={report} view={view} />
        ))}
      </ol>
    </details>
  );
}

function Report({ report: { occurredAt, actor, event }, view }: { report: ParcelReport; view: OrderView }) {
  const t = useTranslations("orders.page.shipments");
  const words = useActorWords();
  const { write } = view;
  const note = noteText(view, event.noteId ?? null);
  const asides = [event.word, event.placeCode, actorName(view, actor, words)];
  return (
    <li className="grid gap-x-4 sm:grid-cols-[minmax(6rem,auto)_1fr]">
      <time dateTime={occurredAt.toISOString()} className="tnum text-sm text-ink-faint">
        {write.moment(occurredAt)}
      </time>
      <div className="min-w-0">
        <span>{write.word("shipment", event.state)}</span>
        {event.detail ? <span> · {t(`detail.${event.detail}`)}</span> : null}
        <span className="text-ink-faint"> · {asides.filter(Boolean).join(" · ")}</span>
        {note ? <p className="wrap-anywhere whitespace-pre-line text-ink-soft">«{note}»</p> : null}
      </div>
    </li>
  );
}
