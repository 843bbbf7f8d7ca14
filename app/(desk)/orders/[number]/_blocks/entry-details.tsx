import { useTranslations } from "next-intl";
import { DefinitionList } from "@/app/_ui/definition-list";
import { TextLink } from "@/app/_ui/text-link";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { canonicalJson } from "@/lib/kernel/hash";
import type { HistoryEntry } from "@/lib/orders/history";
import type { SaidValue, Writer } from "@/lib/orders/said";

const written = (write: Writer, value: SaidValue): string => {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "bigint") return write.money(value);
  if (value instanceof Date) return write.moment(value);
  return "day" in value ? write.day(value.day) : write.word(value.word, value.key);
};

export const hasDetails = (entry: HistoryEntry, view: OrderView): boolean =>
  view.may.seeTechnical ||
  entry.details.length > 0 ||
  entry.payment !== null ||
  (view.may.readLetters && entry.letterId !== null);

/** Before and after, what the fact named, the letter as it was read; for those who may, the raw fact and its hash. */
export function EntryDetails({ entry, view }: { entry: HistoryEntry; view: OrderView }) {
  const t = useTranslations("orders.history");
  const { write, page, may } = view;
  // A letter names amounts: only people who may read letters get it.
  const letter = may.readLetters ? page.letters.find(({ id }) => id === entry.letterId) : undefined;
  const change = (group: "payment" | "shipment", from: string | null, to: string) =>
    from === null ? write.word(group, to) : `${write.word(group, from)} → ${write.word(group, to)}`;
  const items = [
    { term: t("payment"), value: entry.payment && change("payment", entry.payment.from, entry.payment.to) },
    {
      term: t("shipment"),
      value: entry.shipment && change("shipment", entry.shipment.from, entry.shipment.to),
    },
    ...entry.details.map(({ key, value }) => ({ term: t(`detail.${key}`), value: written(write, value) })),
    {
      term: t("message"),
      value: may.seeTechnical && isHeard(entry) ? <MessageLink entry={entry} view={view} /> : null,
    },
    { term: t("letterTo"), value: letter?.toAddress },
    { term: t("letterSubject"), value: letter?.subject },
  ];
  return (
    <div className="grid gap-2">
      <DefinitionList items={items} />
      {letter?.plainText ? (
        <pre className="font-sans wrap-anywhere whitespace-pre-wrap">{letter.plainText}</pre>
      ) : null}
      {may.seeTechnical ? <Technical entry={entry} view={view} /> : null}
    </div>
  );
}

/** What a provider said, or was said to have said. */
const isHeard = ({ actor, kind }: HistoryEntry): boolean =>
  actor.kind === "provider" || kind === "message_adopted";

/** To the provider's message that said it, or to the comparison that found it. */
function MessageLink({ entry, view }: { entry: HistoryEntry; view: OrderView }) {
  const t = useTranslations("orders.history");
  const row = view.page.journal.find(({ seq }) => seq === entry.seq);
  const source = row?.sourceEventId ?? "";
  const adopted = row?.event.kind === "message_adopted" ? row.event.inboxId : undefined;
  const inboxId = adopted ?? view.page.messages.get(source);
  if (inboxId !== undefined) return <TextLink href={`/inbox/${inboxId}`}>{t("openMessage")}</TextLink>;
  const run = /^reconciled:(\d+)$/.exec(source)?.[1];
  return run ? (
    <TextLink href={`/inbox/reconcile/${run}`}>{t("reconciled", { id: run })}</TextLink>
  ) : (
    t("noMessage")
  );
}

function Technical({ entry, view }: { entry: HistoryEntry; view: OrderView }) {
  const t = useTranslations("orders.history");
  const row = view.page.journal.find(({ seq }) => seq === entry.seq);
  if (!row) return null;
  return (
    <details>
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-ink-faint">
        {t("technical")}
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 font-mono text-xs">
        <dt className="text-ink-faint">seq</dt>
        <dd>
          {row.seq} · {row.event.kind}
        </dd>
        <dt className="text-ink-faint">hash</dt>
        <dd className="break-all">{row.hash}</dd>
        {row.sourceEventId ? (
          <>
            <dt className="text-ink-faint">source</dt>
            <dd className="break-all">{row.sourceEventId}</dd>
          </>
        ) : null}
      </dl>
      {view.may.seeMoney ? (
        <pre className="mt-1 max-h-60 overflow-auto font-mono text-xs whitespace-pre-wrap break-all">
          {JSON.stringify(JSON.parse(canonicalJson(row.payload)), null, 2)}
        </pre>
      ) : null}
    </details>
  );
}
