import type messages from "@/lib/i18n/messages/es.json";
import type { EventKind, EventOf, Fact } from "@/lib/orders/events";

export type EventWord = keyof (typeof messages)["shop"]["o"]["events"];
export type PublicEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly word: EventWord;
  readonly amount?: bigint;
  readonly carrier?: string;
};

type Said = Omit<PublicEvent, "seq" | "at"> | null;
type Tellers = { [K in EventKind]?: (event: EventOf<K>) => Said };

const DETAIL_WORDS: Partial<Record<string, EventWord>> = {
  out_for_delivery: "out_for_delivery",
  available_for_pickup: "at_counter",
  attempt_failed: "delivery_attempt",
  returned: "parcel_returned",
  refused: "parcel_refused",
  lost: "parcel_lost",
};

const SHIPMENT_WORDS = {
  requested: null,
  in_transit: "in_transit",
  delivered: "delivered",
  failed: "delivery_failed",
} as const;

/** What of a journal is a customer's business, and in which words. Everything else stays the shop's. */
const TELLERS: Tellers = {
  order_placed: ({ methodKind }) => ({ word: `placed_${methodKind}` }),
  order_reopened: () => ({ word: "reopened" }),
  order_expired: () => ({ word: "expired" }),
  order_canceled: () => ({ word: "canceled" }),
  order_uncanceled: () => ({ word: "uncanceled" }),
  payment_captured: ({ amount }) => ({ word: "paid", amount }),
  payment_recorded: ({ amount }) => ({ word: "paid", amount }),
  payment_attempt_failed: () => ({ word: "attempt_failed" }),
  receipt_submitted: () => ({ word: "receipt" }),
  receipt_rejected: () => ({ word: "receipt_rejected" }),
  preparation_marked: ({ stage }) => (stage === "none" ? null : { word: "preparing" }),
  shipment_created: ({ carrier }) => ({ word: "shipped", carrier }),
  shipment_reported: ({ state, detail }) => {
    const word = DETAIL_WORDS[detail ?? ""] ?? SHIPMENT_WORDS[state];
    return word === null ? null : { word };
  },
  pickup_ready: () => ({ word: "pickup_ready" }),
  download_granted: () => ({ word: "downloads" }),
  pickup_handed_over: () => ({ word: "picked_up" }),
  refund_reported: ({ outcome, amount }) => (outcome === "succeeded" ? { word: "refunded", amount } : null),
  refund_recorded: ({ amount }) => ({ word: "refunded", amount }),
};

/** The journal as the customer may read it, newest first; the same thing said twice in a row is said once. */
export function publicEvents(facts: readonly Fact[], carrierName: (key: string) => string): PublicEvent[] {
  const undone = new Set(facts.flatMap(({ event }) => (event.kind === "step_undone" ? event.seqs : [])));
  const unsent = new Set(
    facts.flatMap(({ event }) => (event.kind === "shipment_canceled" ? [event.shipmentId] : [])),
  );
  const said = facts.flatMap(({ seq, occurredAt, event }): PublicEvent[] => {
    if (undone.has(seq) || ("shipmentId" in event && unsent.has(event.shipmentId))) return [];
    const tell = TELLERS[event.kind] as ((event: Fact["event"]) => Said) | undefined;
    const told = tell?.(event);
    if (!told) return [];
    const carrier = told.carrier === undefined ? {} : { carrier: carrierName(told.carrier) };
    return [{ seq, at: occurredAt, ...told, ...carrier }];
  });
  const inTime = said.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.seq - b.seq);
  return inTime.filter((one, index) => !isSame(one, inTime[index - 1])).reverse();
}

const isSame = (a: PublicEvent, b: PublicEvent | undefined): boolean =>
  a.word === b?.word && a.amount === b.amount && a.carrier === b.carrier;
