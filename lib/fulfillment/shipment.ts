import type { Fact, OrderEvent } from "@/lib/orders/events";
import type { SHIPMENT_DETAILS, SHIPMENT_STATES } from "@/lib/orders/events/parcels";
import type { LineQuantity } from "@/lib/orders/events/parts";
import { GRANT_FOLD, type Grants } from "./grants";

export type ParcelState = (typeof SHIPMENT_STATES)[number];
export type ParcelDetail = (typeof SHIPMENT_DETAILS)[number];

export type Report = {
  readonly state: ParcelState;
  readonly detail: ParcelDetail | null;
  readonly at: Date;
  readonly expectedTo: Date | null;
  /** What the carrier or a person said of it: a row of notes. */
  readonly noteId?: string;
};

export type Shipment = {
  readonly shipmentId: string;
  readonly mode: "manual" | "carrier";
  readonly carrier: string;
  readonly service: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly lines: readonly LineQuantity[];
  readonly expectedFrom: Date | null;
  readonly expectedTo: Date | null;
  readonly noteId: string | null;
  /** A note for whoever delivers. */
  readonly observationsId?: string;
  readonly state: ParcelState;
  readonly detail: ParcelDetail | null;
  readonly reports: readonly Report[];
  readonly reportedAt: Date | null;
  readonly createdAt: Date;
  readonly canceled: boolean;
  readonly replacedBy: string | null;
  readonly labelFileId: number | null;
};

export type Pickup = {
  readonly locationKey: string;
  readonly codeHash: string;
  readonly readyAt: Date;
  readonly handedOverAt: Date | null;
};

export type ParcelFacts = {
  readonly shipments: Readonly<Record<string, Shipment>>;
  readonly pickup: Pickup | null;
  readonly grants: Grants;
  readonly preparation: "none" | "preparing" | "packed";
  /** What the packed box weighed, when somebody said so. */
  readonly packedGrams?: number;
};

export const NO_PARCELS: ParcelFacts = { shipments: {}, pickup: null, grants: {}, preparation: "none" };

export type ParcelHandlers = {
  [K in OrderEvent["kind"]]?: (
    facts: ParcelFacts,
    fact: Fact<Extract<OrderEvent, { kind: K }>>,
  ) => ParcelFacts;
};

export const isLive = (shipment: Shipment): boolean => !shipment.canceled && shipment.replacedBy === null;

const dateOrNull = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

const withShipment = (facts: ParcelFacts, shipmentId: string, change: Partial<Shipment>): ParcelFacts => {
  const shipment = facts.shipments[shipmentId];
  if (!shipment) return facts;
  return { ...facts, shipments: { ...facts.shipments, [shipmentId]: { ...shipment, ...change } } };
};

const STATE_RANK: Record<ParcelState, number> = { requested: 0, in_transit: 1, failed: 2, delivered: 3 };

type Reported = Extract<OrderEvent, { kind: "shipment_reported" }>;

/**
 * The report with the newest time wins; equal times: the more advanced. Delivered stays unless the parcel came back.
 * All reports are kept and settled anew, so that any order of arrival ends in the same state (product.md §5.1, §7).
 */
export function settleReports(reports: readonly Report[]): Report | null {
  const inTime = [...reports].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      STATE_RANK[a.state] - STATE_RANK[b.state] ||
      (a.detail ?? "").localeCompare(b.detail ?? "", "en"),
  );
  return inTime.reduce<Report | null>((standing, report) => {
    const stays = standing?.state === "delivered" && report.detail !== "returned";
    return stays ? standing : report;
  }, null);
}

function reported(facts: ParcelFacts, fact: Fact<Reported>): ParcelFacts {
  const { event, occurredAt } = fact;
  const shipment = facts.shipments[event.shipmentId];
  if (!shipment) return facts;
  const expectedTo = dateOrNull(event.expectedTo);
  const reports = [
    ...shipment.reports,
    {
      ...{ state: event.state, detail: event.detail, at: occurredAt, expectedTo },
      ...(event.noteId ? { noteId: event.noteId } : {}),
    },
  ];
  const standing = settleReports(reports);
  return withShipment(facts, event.shipmentId, {
    reports,
    state: standing?.state ?? shipment.state,
    detail: standing?.detail ?? null,
    reportedAt: standing?.at ?? null,
    expectedTo: standing?.expectedTo ?? shipment.expectedTo,
  });
}

type Created = Extract<OrderEvent, { kind: "shipment_created" }>;

function created(facts: ParcelFacts, { event, occurredAt }: Fact<Created>): ParcelFacts {
  const { shipmentId, mode, carrier, service, trackingNumber, trackingUrl, lines, noteId } = event;
  const shipment: Shipment = {
    ...{ shipmentId, mode, carrier, service, trackingNumber, trackingUrl, lines, noteId },
    expectedFrom: dateOrNull(event.expectedFrom),
    expectedTo: dateOrNull(event.expectedTo),
    state: "requested",
    detail: null,
    reports: [],
    reportedAt: null,
    createdAt: occurredAt,
    canceled: false,
    replacedBy: null,
    labelFileId: null,
    ...(event.observationsId ? { observationsId: event.observationsId } : {}),
  };
  const before = event.replaces ? withShipment(facts, event.replaces, { replacedBy: shipmentId }) : facts;
  return { ...before, shipments: { ...before.shipments, [shipmentId]: shipment } };
}

const withGrants = (facts: ParcelFacts, grants: Grants): ParcelFacts =>
  grants === facts.grants ? facts : { ...facts, grants };

export const PARCEL_FOLD: ParcelHandlers = {
  preparation_marked: ({ packedGrams: _before, ...facts }, { event }) => ({
    ...facts,
    preparation: event.stage,
    ...(event.weightGrams ? { packedGrams: event.weightGrams } : {}),
  }),
  shipment_created: created,
  shipment_reported: reported,
  shipment_canceled: (facts, { event: { shipmentId, restores } }) => {
    const after = withShipment(facts, shipmentId, { canceled: true });
    return restores ? withShipment(after, restores, { replacedBy: null }) : after;
  },
  label_bought: (facts, { event }) => withShipment(facts, event.shipmentId, { labelFileId: event.fileId }),
  tracking_changed: (facts, { event: { shipmentId, carrier, trackingNumber, trackingUrl } }) =>
    withShipment(facts, shipmentId, { carrier, trackingNumber, trackingUrl }),
  pickup_ready: (facts, { event, occurredAt }) => ({
    ...facts,
    pickup: {
      locationKey: event.locationKey,
      codeHash: event.codeHash,
      readyAt: occurredAt,
      handedOverAt: null,
    },
  }),
  pickup_withdrawn: (facts) => ({ ...facts, pickup: null }),
  pickup_handed_over: (facts, { occurredAt }) =>
    facts.pickup ? { ...facts, pickup: { ...facts.pickup, handedOverAt: occurredAt } } : facts,
  download_granted: (facts, fact) => withGrants(facts, GRANT_FOLD.download_granted(facts.grants, fact)),
  download_made: (facts, fact) => withGrants(facts, GRANT_FOLD.download_made(facts.grants, fact)),
  download_revoked: (facts, fact) => withGrants(facts, GRANT_FOLD.download_revoked(facts.grants, fact)),
};
