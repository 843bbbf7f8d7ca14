import { ok, type Result, refuse } from "@/lib/kernel/result";
import { liveAttempts } from "@/lib/payments/attempts";
import { eventsOf, UNDONE } from "./edit";
import type { EventKind, Fact, OrderEvent } from "./events";
import { fold } from "./fold";
import type { Order } from "./order";
import { isQuiet } from "./quiet";

export type UndoRefused = { readonly code: "not_undoable" };

const EDITS: ReadonlySet<EventKind> = new Set<EventKind>([
  "lines_changed",
  "delivery_changed",
  "discount_changed",
]);
/** What the edit itself brought along and nobody misses when it is taken back. */
const BESIDE: ReadonlySet<EventKind> = new Set<EventKind>(["stock_short", "payment_attempt_closed"]);

/**
 * The steps that take back the edit made after `seenVersion`: the order gets the contents it had then. Refused when something else
 * has happened since; links and provider pages that the edit ended stay over.
 */
export function undoEdit(
  orderId: number,
  journal: readonly Fact[],
  seenVersion: number,
): Result<{ readonly order: Order; readonly events: OrderEvent[] }, UndoRefused> {
  const since = journal.filter(({ seq }) => seq > seenVersion);
  const edits = since.filter(({ event }) => EDITS.has(event.kind));
  const others = since.filter(
    ({ event: { kind } }) => !EDITS.has(kind) && !BESIDE.has(kind) && !isQuiet(kind),
  );
  const isUndo = since.some(({ event }) => event.kind === "step_undone");
  if (edits.length === 0 || others.length > 0 || isUndo || seenVersion < 1)
    return refuse({ code: "not_undoable" });
  const before = fold(
    orderId,
    journal.filter(({ seq }) => seq <= seenVersion),
  );
  const order = fold(orderId, journal);
  const { lines, totals, coupon, ownDiscount } = before;
  const undone: OrderEvent = {
    kind: "step_undone",
    seqs: edits.map(({ seq }) => seq),
    kinds: edits.map(({ event }) => event.kind),
    lettersStopped: [],
    lettersAlreadySent: [],
  };
  const back = eventsOf(
    order,
    { lines, totals, coupon, ownDiscount, delivery: before },
    { reason: UNDONE, noteId: null },
  );
  return ok({ order, events: [undone, ...back] });
}

/** A page of a provider that asks for the edited amount. */
export const blocksUndo = (order: Order): boolean => liveAttempts(order.money).length > 0;
