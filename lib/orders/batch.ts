import type { Actor } from "@/lib/kernel/actor";
import { CHAIN_START, chainHash, type Sealed } from "./chain";
import { EVENT_VERSION, type Fact, type NewEvent, payloadOf } from "./events";
import { evolve } from "./fold";
import { stockMoves } from "./holds";
import type { Step } from "./moves";
import type { Order } from "./order";

export type Head = { readonly order: Order; readonly hash: string };
export type SealedEvent = Sealed & { readonly prevHash: string; readonly hash: string };

export type Batch = {
  readonly steps: readonly Step[];
  readonly sealed: readonly SealedEvent[];
  readonly order: Order;
  readonly hash: string;
};

export type BatchCause = {
  readonly actor: Actor;
  readonly commandId: string | null;
  readonly sourceEventId: string | null;
  readonly now: Date;
};

/** Folds new events onto an order and seals them into its chain: pure, so a preview is the same code as the change. */
export function prepareBatch(
  orderId: number,
  head: Head | null,
  events: readonly NewEvent[],
  cause: BatchCause,
): Batch | null {
  const steps: Step[] = [];
  const sealed: SealedEvent[] = [];
  let before = head?.order ?? null;
  let prevHash = head?.hash ?? CHAIN_START;
  for (const given of events) {
    const asked = "event" in given ? given : { event: given };
    const fact: Fact = {
      seq: (before?.version ?? 0) + 1,
      actor: asked.actor ?? cause.actor,
      occurredAt: asked.occurredAt ?? cause.now,
      recordedAt: cause.now,
      event: asked.event,
    };
    const entry: Sealed = {
      orderId,
      seq: fact.seq,
      kind: fact.event.kind,
      version: EVENT_VERSION,
      payload: payloadOf(fact.event),
      actor: fact.actor,
      sourceEventId: asked.sourceEventId ?? cause.sourceEventId,
      commandId: cause.commandId,
      occurredAt: fact.occurredAt,
      recordedAt: fact.recordedAt,
    };
    const hash = chainHash(prevHash, entry);
    const after = evolve(orderId, before, fact);
    sealed.push({ ...entry, prevHash, hash });
    steps.push({ event: fact.event, seq: fact.seq, before, after });
    before = after;
    prevHash = hash;
  }
  return before && steps.length > 0 ? { steps, sealed, order: before, hash: prevHash } : null;
}

/** Units that the batch takes per variant: what must be there before anything is written. */
export function takesOf(
  before: Order | null,
  after: Order,
): { readonly variantId: number; readonly wanted: number }[] {
  return stockMoves(before, after).flatMap((move) =>
    move.delta < 0 ? [{ variantId: move.variantId, wanted: -move.delta }] : [],
  );
}
