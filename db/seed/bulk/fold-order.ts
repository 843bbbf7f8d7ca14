import { canonicalJson } from "@/lib/kernel/hash";
import { type Head, prepareBatch, type SealedEvent } from "@/lib/orders/batch";
import { effectsOf } from "@/lib/orders/effects";
import type { StockMove } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import type { Beat } from "./plots";

export type Moved = StockMove & { readonly orderId: number; readonly eventSeq: number; readonly at: Date };
export type Folded = {
  readonly order: Order;
  readonly hash: string;
  readonly events: readonly SealedEvent[];
  readonly moves: readonly Moved[];
};

/** The gate in memory: the same folding, sealing and effects, commit by commit, without a database in between. */
export function foldOrder(orderId: number, beats: readonly Beat[]): Folded {
  let head: Head | null = null;
  const events: SealedEvent[] = [];
  const moves: Moved[] = [];
  for (const { at, actor, events: given } of beats) {
    const cause = { actor, commandId: null, sourceEventId: null, now: at };
    const batch = prepareBatch(orderId, head, given, cause);
    if (!batch) continue;
    const before: Order | null = (head as Head | null)?.order ?? null;
    events.push(...batch.sealed);
    for (const move of effectsOf(before, batch.steps, actor).stock)
      moves.push({ ...move, orderId, eventSeq: batch.order.version, at });
    head = { order: batch.order, hash: batch.hash };
  }
  if (!head) throw new Error(`order ${orderId} has no events`);
  return { ...head, events, moves };
}

export const eventRow = (event: SealedEvent) => ({
  ...event,
  payload: JSON.parse(canonicalJson(event.payload)) as unknown,
  actorKind: event.actor.kind,
  actorId: event.actor.id,
});
