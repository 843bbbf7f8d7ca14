import type { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { contentEvents } from "./events/contents";
import { moneyEvents } from "./events/money";
import { parcelEvents } from "./events/parcels";
import { peopleEvents } from "./events/people";

/** Every kind of fact that an order's journal can hold, with the schema of its payload (product.md §4). */
export const EVENT_SCHEMAS = { ...contentEvents, ...moneyEvents, ...parcelEvents, ...peopleEvents };

export const EVENT_VERSION = 1;
export type EventKind = keyof typeof EVENT_SCHEMAS;
export const EVENT_KINDS = Object.keys(EVENT_SCHEMAS) as EventKind[];

export type OrderEvent = {
  [K in EventKind]: { readonly kind: K } & Readonly<z.output<(typeof EVENT_SCHEMAS)[K]>>;
}[EventKind];
export type EventOf<K extends EventKind> = Extract<OrderEvent, { kind: K }>;

/** An event as the journal holds it. `occurredAt` is the world's time, `recordedAt` ours. */
export type Fact<E extends OrderEvent = OrderEvent> = {
  readonly seq: number;
  readonly actor: Actor;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly event: E;
};

/** What a decision asks to append. Time, actor and source default to those of the command. */
export type NewEvent =
  | OrderEvent
  | {
      readonly event: OrderEvent;
      readonly occurredAt?: Date;
      readonly sourceEventId?: string;
      readonly actor?: Actor;
    };

/** Reads a payload back from the database. @throws ZodError when the row was written by something else than the gate. */
export function parseEvent(kind: string, payload: unknown): OrderEvent {
  const schema = (EVENT_SCHEMAS as Record<string, z.ZodType>)[kind];
  if (!schema) throw new Error(`Unknown event kind ${kind}`);
  return { kind, ...(schema.parse(payload) as object) } as OrderEvent;
}

/** The payload without its kind, as it goes into the row and the hash. */
export function payloadOf(event: OrderEvent): Record<string, unknown> {
  const { kind: _kind, ...payload } = event;
  return payload;
}
