import type { EventKind, EventOf, Fact } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { SaidValue } from "@/lib/orders/said";

export const HISTORY_GROUPS = ["course", "money", "parcels", "letters", "notes", "other"] as const;
export type HistoryGroup = (typeof HISTORY_GROUPS)[number];

/** Names of what opens under an entry; words are in the messages. */
export const DETAIL_KEYS = [
  "amount",
  "method",
  "provider",
  "providerObject",
  "expires",
  "paidOn",
  "fee",
  "card",
  "code",
  "expected",
  "got",
  "carrier",
  "tracking",
  "units",
  "service",
  "arrivalFrom",
  "arrival",
  "reason",
  "before",
  "after",
  "total",
  "totalBefore",
  "totalAfter",
  "priceBefore",
  "priceAfter",
  "link",
  "number",
  "variant",
  "wanted",
  "available",
  "weight",
] as const;
export type DetailKey = (typeof DETAIL_KEYS)[number];
export type Detail = { readonly key: DetailKey; readonly value: SaidValue };

/** What one event has to say. Amounts never stand inside the sentence: who may not see money gets the sentence without them. */
export type Told = {
  readonly group: HistoryGroup;
  readonly values?: Readonly<Record<string, SaidValue>>;
  readonly amount?: bigint;
  /** The row of notes that holds its text. */
  readonly noteId?: string | null;
  readonly letterId?: string;
  readonly details?: readonly (Detail | null)[];
};

export type Describe<K extends EventKind> = (
  fact: Fact<EventOf<K>>,
  after: Order,
  before: Order | null,
) => Told;
export type Describes<K extends EventKind> = { readonly [E in K]: Describe<E> };

/** Left out when there is nothing to say. */
export const detail = (key: DetailKey, value: SaidValue | null | undefined): Detail | null =>
  value === null || value === undefined || value === "" ? null : { key, value };

export const moment = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

export const unitsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);
