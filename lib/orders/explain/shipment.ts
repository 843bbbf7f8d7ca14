import { endsRefused } from "@/lib/fulfillment/returning";
import { isLive } from "@/lib/fulfillment/shipment";
import { leftToSend } from "@/lib/fulfillment/status";
import type { ShipmentStatus } from "@/lib/orders/order";
import { say, word } from "@/lib/orders/said";
import { type Case, lastFact, type Reason, reason } from "./reason";

const parcelFact = ({ journal }: Case, state?: string) =>
  lastFact(journal, ["shipment_reported"], (event) => state === undefined || event.state === state) ??
  lastFact(journal, ["shipment_created"]);

const carrier = ({ order }: Case) => {
  const live = Object.values(order.parcels.shipments).filter(isLive);
  return word("carrier", live.at(-1)?.carrier ?? "");
};

const unitsLeft = ({ order }: Case): number =>
  leftToSend(order).reduce((sum, line) => sum + line.quantity, 0);

function arrival({ order }: Case): Pick<Reason, "next" | "nextAt"> {
  const live = Object.values(order.parcels.shipments).filter(isLive);
  const at = live.flatMap(({ expectedTo }) => (expectedTo ? [expectedTo] : [])).at(-1) ?? null;
  return { next: at ? say("next.arrives", { at }) : null, nextAt: at };
}

function unfulfilled(given: Case): Reason {
  const { order, journal } = given;
  const undone = lastFact(journal, ["shipment_canceled"]);
  const values = { count: unitsLeft(given) };
  if (order.heldAt) {
    const fact = lastFact(journal, ["order_held"]);
    return reason("shipment.held", { fact, values, next: say("next.release") });
  }
  const closed = order.paymentStatus === "canceled" || order.paymentStatus === "abandoned";
  const fact =
    undone ?? lastFact(journal, ["payment_captured", "payment_recorded", "order_placed", "order_created"]);
  if (closed) return reason("shipment.unfulfilled_closed", { fact, values });
  if (undone) return reason("shipment.undone", { fact, values, next: say("next.dispatch") });
  const ready = order.paymentStatus === "paid" || order.placed?.shipsFirst === true;
  return reason(ready ? "shipment.unfulfilled" : "shipment.unfulfilled_unpaid", {
    ...{ fact, values },
    next: say(ready ? "next.dispatch" : "next.wait_payment"),
  });
}

function delivered(given: Case): Reason {
  const handed = lastFact(given.journal, ["pickup_handed_over"]);
  if (handed) return reason("shipment.handed_over", { fact: handed });
  return reason("shipment.delivered", {
    fact: parcelFact(given, "delivered"),
    values: { carrier: carrier(given) },
  });
}

/** Why it failed decides what comes next: nobody was there, it was refused, it got lost, it came back. */
function failed(given: Case): Reason {
  const live = Object.values(given.order.parcels.shipments).filter(isLive);
  const detail = live.findLast(({ state }) => state === "failed")?.detail ?? "none";
  return reason("shipment.failed", {
    fact: parcelFact(given, "failed"),
    values: { carrier: carrier(given), detail },
    next: say(endsRefused(given.order) ? "next.refused" : "next.resend"),
  });
}

export const SHIPMENT_REASONS: Record<ShipmentStatus, (given: Case) => Reason> = {
  unfulfilled,
  requested: (given) =>
    reason("shipment.requested", {
      fact: lastFact(given.journal, ["shipment_created"]),
      values: { carrier: carrier(given) },
      ...arrival(given),
    }),
  in_transit: (given) =>
    reason("shipment.in_transit", {
      fact: parcelFact(given, "in_transit"),
      values: { carrier: carrier(given) },
      ...arrival(given),
    }),
  delivered,
  failed,
  ready_for_pickup: ({ order, journal }) =>
    reason("shipment.ready_for_pickup", {
      fact: lastFact(journal, ["pickup_ready"]),
      values: { location: word("location", order.parcels.pickup?.locationKey ?? "") },
      next: say("next.hand_over"),
    }),
  partial: (given) =>
    reason("shipment.partial", {
      fact: lastFact(given.journal, ["shipment_created"]),
      values: { count: unitsLeft(given) },
      next: say("next.dispatch_rest"),
    }),
};
