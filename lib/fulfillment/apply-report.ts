import { carrierActor } from "@/lib/kernel/actor";
import type { NewEvent, OrderEvent } from "@/lib/orders/events";
import { evolve } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { cancellation } from "./cancellation";
import type { CarrierReport } from "./carrier";
import { isLive, type Shipment } from "./shipment";

/** A report and the parcel that it is about; `noteId`: the row that its text will stand in. */
export type FoundReport = {
  readonly shipmentId: string;
  readonly report: CarrierReport;
  readonly noteId: string;
};

/** `inboxId` null: heard before, so what says nothing new leaves no second trace. */
export type ReportSource = { readonly provider: string; readonly inboxId: number | null };

type IgnoredCause = "late" | "duplicate" | "unknown_state" | "refused";
type Decision = { readonly events: readonly OrderEvent[] } | { readonly ignored: IgnoredCause };

export type Reported = {
  readonly events: readonly NewEvent[];
  /** The texts that the events name. */
  readonly notes: readonly { readonly id: string; readonly text: string }[];
  /** Whether a parcel stands otherwise than before. */
  readonly changed: boolean;
};

/** The carrier took its label back; what has arrived has arrived. */
function takenBack(order: Order, shipment: Shipment): Decision {
  if (shipment.canceled) return { ignored: "duplicate" };
  if (!isLive(shipment) || shipment.state === "delivered") return { ignored: "refused" };
  const { shipmentId, mode } = shipment;
  const voided: OrderEvent[] = mode === "carrier" ? [{ kind: "label_voided", shipmentId }] : [];
  return { events: [...voided, cancellation(order, shipmentId, "carrier")] };
}

function stateOf({ shipmentId, report, noteId }: FoundReport, shipment: Shipment): Decision {
  const { meaning, occurredAt, expectedTo, eventId, text, place, word } = report;
  if (meaning.kind !== "state") return { ignored: "refused" };
  const { state, detail } = meaning;
  if (!isLive(shipment)) return { ignored: "late" };
  const isKnown = shipment.reports.some(
    (one) => one.state === state && one.detail === detail && one.at.getTime() === occurredAt.getTime(),
  );
  if (isKnown) return { ignored: "duplicate" };
  const event: OrderEvent = {
    kind: "shipment_reported",
    ...{ shipmentId, state, detail, word },
    placeCode: place,
    carrierEventId: eventId,
    expectedTo: expectedTo?.toISOString() ?? null,
    noteId: text === null ? null : noteId,
  };
  return { events: [event] };
}

function decide(order: Order, found: FoundReport): Decision {
  const shipment = order.parcels.shipments[found.shipmentId];
  if (!shipment) return { ignored: "refused" };
  const { meaning } = found.report;
  if (meaning.kind === "unknown") return { ignored: "unknown_state" };
  if (meaning.kind === "void") return takenBack(order, shipment);
  return stateOf(found, shipment);
}

const ignoredEvent = ({ report }: FoundReport, cause: IgnoredCause, source: ReportSource): OrderEvent => ({
  kind: "provider_fact_ignored",
  ...source,
  factKind: `parcel:${report.word}`,
  cause,
});

const noteOf = (given: NewEvent): string | null => {
  const event = "event" in given ? given.event : given;
  return event.kind === "shipment_reported" ? (event.noteId ?? null) : null;
};

const stands = (order: Order, shipmentId: string): string => {
  const { state, detail, reportedAt, canceled } = order.parcels.shipments[shipmentId] ?? {};
  return [state, detail, reportedAt?.toISOString(), canceled].join(" ");
};

/**
 * What reports change about an order: each decided on what the ones before it left. A late one is written down and the parcel stands as it
 * stood; a word that nobody knows is always written down; of what was known already one trace is left a message.
 */
export function decideOnReports(order: Order, found: readonly FoundReport[], source: ReportSource): Reported {
  const actor = carrierActor(source.provider);
  const events: NewEvent[] = [];
  const unknown: NewEvent[] = [];
  let ignored: NewEvent | null = null;
  let now = order;
  for (const one of found) {
    const decision = decide(now, one);
    if ("ignored" in decision) {
      const event = { event: ignoredEvent(one, decision.ignored, source), actor };
      if (decision.ignored === "unknown_state") unknown.push(event);
      else ignored ??= event;
      continue;
    }
    const { occurredAt } = one.report;
    for (const event of decision.events) {
      events.push({ event, occurredAt, actor });
      now = evolve(order.id, now, { seq: now.version + 1, actor, occurredAt, recordedAt: occurredAt, event });
    }
  }
  const named = new Set(events.map(noteOf));
  const traces =
    source.inboxId === null ? [] : [...unknown, ...(events.length === 0 && ignored ? [ignored] : [])];
  return {
    events: [...events, ...traces],
    notes: found.flatMap(({ report: { text }, noteId: id }) =>
      text !== null && named.has(id) ? [{ id, text }] : [],
    ),
    changed: found.some(({ shipmentId }) => stands(order, shipmentId) !== stands(now, shipmentId)),
  };
}
