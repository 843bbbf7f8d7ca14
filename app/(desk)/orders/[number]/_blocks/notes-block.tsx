import { useTranslations } from "next-intl";
import { actorName, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { useActorWords } from "./actor-words";
import { NoteForm } from "./note-form";
import { SideBlock } from "./side-block";

/** Private notes and messages that went to the customer, newest first. */
export function NotesBlock({ view, firstKey }: { view: OrderView; firstKey: string }) {
  const t = useTranslations("orders.page.notes");
  const words = useActorWords();
  const { page, history, may, write } = view;
  const shown = page.notes
    .filter(
      ({ kind, retractedAt }) =>
        !retractedAt && (kind === "private" || kind === "customer" || kind === "message"),
    )
    .reverse();
  if (shown.length === 0 && !may.note) return null;
  return (
    <SideBlock title={t("title")}>
      {may.note ? <NoteForm orderId={view.order.id} firstKey={firstKey} /> : null}
      {shown.length > 0 ? (
        <ul aria-label={t("title")} className="grid gap-3">
          {shown.map((note) => {
            const entry = history.find(({ noteId }) => noteId === note.id);
            const who = entry ? actorName(view, entry.actor, words) : null;
            return (
              <li key={note.id} className="grid gap-0.5">
                <p className="break-words whitespace-pre-line">{note.text}</p>
                <p className="text-sm text-ink-faint">
                  {[who, write.moment(note.createdAt), note.kind === "private" ? null : t("toCustomer")]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </li>
            );
          })}
        </ul>
      ) : null}
    </SideBlock>
  );
}
