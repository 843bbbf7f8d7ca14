import type { Actor } from "@/lib/kernel/actor";
import type { EventKind, EventOf, Fact, OrderEvent } from "./events";
import { evolve } from "./fold";
import { CONTENTS } from "./history/contents";
import { MONEY } from "./history/money";
import { PARCELS } from "./history/parcels";
import { PEOPLE } from "./history/people";
import type { Describe, Detail, HistoryGroup } from "./history/told";
import type { Order, PaymentStatus, ShipmentStatus } from "./order";
import { type Sentence, say } from "./said";

export type Change<S> = { readonly from: S | null; readonly to: S };

/** One line of the history, without words: keys and values that a screen writes in its language. */
export type HistoryEntry = {
  readonly seq: number;
  readonly kind: EventKind;
  readonly group: HistoryGroup;
  readonly actor: Actor;
  readonly occurredAt: Date;
  /** Only when it was recorded at another minute than it happened. */
  readonly recordedAt: Date | null;
  readonly said: Sentence;
  readonly amount: bigint | null;
  readonly noteId: string | null;
  readonly letterId: string | null;
  readonly details: readonly Detail[];
  readonly payment: Change<PaymentStatus> | null;
  readonly shipment: Change<ShipmentStatus> | null;
  /** Heard too late, or twice: kept, and without effect. */
  readonly late: boolean;
  /** A later step took it back. */
  readonly undone: boolean;
};

const DESCRIBE = { ...CONTENTS, ...MONEY, ...PARCELS, ...PEOPLE } satisfies {
  [K in EventKind]: Describe<K>;
};

/** TypeScript cannot pair the table's parameter with the key it was found by. */
const tell = (fact: Fact, after: Order, before: Order | null) =>
  (DESCRIBE[fact.event.kind] as AnyDescribe)(fact, after, before);

type AnyDescribe = (fact: Fact, after: Order, before: Order | null) => ReturnType<Describe<EventKind>>;

type Seen = { readonly before: Order | null; readonly after: Order; readonly fact: Fact };

function changeOf<S>(from: S | null | undefined, to: S | null): Change<S> | null {
  return to === null || from === to ? null : { from: from ?? null, to };
}

const LATE: { [K in EventKind]?: (seen: Seen, event: EventOf<K>) => boolean } = {
  provider_fact_ignored: () => true,
  payment_captured: ({ before }, event) =>
    (before?.money.payments[event.paymentId]?.captured ?? -1n) >= event.amount,
  shipment_reported: ({ before, after }, event) => {
    const was = before?.parcels.shipments[event.shipmentId]?.reportedAt ?? null;
    return was !== null && was === after.parcels.shipments[event.shipmentId]?.reportedAt;
  },
};

function isLate(seen: Seen): boolean {
  const { event } = seen.fact;
  return (
    (LATE[event.kind] as ((seen: Seen, event: OrderEvent) => boolean) | undefined)?.(seen, event) ?? false
  );
}

type Undoes = { [K in EventKind]?: (event: EventOf<K>, earlier: Fact) => boolean };

/** Which earlier event a step takes back. */
const UNDOES: Undoes = {
  step_undone: ({ seqs }, { seq }) => seqs.includes(seq),
  order_uncanceled: ({ canceledSeq }, { seq }) => seq === canceledSeq,
  shipment_canceled: ({ shipmentId }, { event }) =>
    event.kind === "shipment_created" && event.shipmentId === shipmentId,
  payment_record_voided: ({ paymentId }, { event }) =>
    event.kind === "payment_recorded" && event.paymentId === paymentId,
  pickup_withdrawn: (_, { event }) => event.kind === "pickup_ready" || event.kind === "pickup_handed_over",
  note_retracted: ({ noteId }, { event }) => event.kind === "note_added" && event.noteId === noteId,
  receipt_reopened: ({ receiptId }, { event }) =>
    (event.kind === "receipt_accepted" || event.kind === "receipt_rejected") && event.receiptId === receiptId,
  document_detached: ({ documentId }, { event }) =>
    event.kind === "document_attached" && event.documentId === documentId,
};

function undoneSeqs(journal: readonly Fact[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { seq, event } of journal) {
    const undoes = UNDOES[event.kind] as ((event: OrderEvent, earlier: Fact) => boolean) | undefined;
    if (!undoes) continue;
    for (const earlier of journal) if (earlier.seq < seq && undoes(event, earlier)) undone.add(earlier.seq);
  }
  return undone;
}

const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000);

function entryOf(seen: Seen, undone: boolean): HistoryEntry {
  const { fact, before, after } = seen;
  const told = tell(fact, after, before);
  const { seq, actor, occurredAt, recordedAt, event } = fact;
  return {
    ...{ seq, actor, occurredAt, undone },
    kind: event.kind,
    group: told.group,
    recordedAt: minuteOf(occurredAt) === minuteOf(recordedAt) ? null : recordedAt,
    said: say(`history.said.${event.kind}`, told.values),
    amount: told.amount ?? null,
    noteId: told.noteId ?? null,
    letterId: told.letterId ?? null,
    details: (told.details ?? []).filter((one): one is Detail => one !== null),
    payment: changeOf(before?.paymentStatus, after.paymentStatus),
    shipment: changeOf(before?.shipmentStatus, after.shipmentStatus),
    late: isLate(seen),
  };
}

/** The journal as people read it: newest first, undone steps marked, facts without effect told apart. */
export function historyOf(orderId: number, journal: readonly Fact[]): HistoryEntry[] {
  const undone = undoneSeqs(journal);
  const entries: HistoryEntry[] = [];
  let before: Order | null = null;
  for (const fact of journal) {
    const after: Order = evolve(orderId, before, fact);
    entries.push(entryOf({ before, after, fact }, undone.has(fact.seq)));
    before = after;
  }
  return entries.reverse();
}

/** For people who see no amounts: payments still tell their story, figures and provider details stay on the server. */
export const withoutMoney = (entry: HistoryEntry): HistoryEntry => ({
  ...entry,
  amount: null,
  details: entry.group === "money" ? [] : entry.details.filter(({ value }) => typeof value !== "bigint"),
  noteId: entry.group === "money" ? null : entry.noteId,
});
