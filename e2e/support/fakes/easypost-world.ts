import { createHash } from "node:crypto";
import type { IRate, ITracker, ITrackerStatus } from "@easypost/api";

type Given = { readonly [name: string]: unknown };
type RateRow = Pick<IRate, "id" | "object" | "carrier" | "service" | "rate" | "currency" | "shipment_id"> & {
  readonly delivery_days: number | null;
};

export type FakeShipment = {
  readonly id: string;
  readonly object: "Shipment";
  readonly mode: "test";
  readonly reference: string | null;
  readonly to_address: Given;
  readonly from_address: Given;
  readonly parcel: Given;
  readonly rates: readonly RateRow[];
  readonly messages: readonly [];
  selected_rate: RateRow | null;
  tracking_code: string | null;
  refund_status: "submitted" | null;
  postage_label: { label_url: string; label_pdf_url: string | null } | null;
  tracker: FakeTracker | null;
};
export type FakeTracker = Pick<
  ITracker,
  "id" | "object" | "tracking_code" | "carrier" | "status" | "shipment_id"
> & {
  readonly public_url: string;
  status_detail: string;
  updated_at: string;
  readonly weight: number;
};

export class EasypostError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const SERVICES = [
  { carrier: "USPS", service: "Priority", rate: "8.20", days: 2 },
  { carrier: "USPS", service: "Express", rate: "31.45", days: 1 },
] as const;

const idOf = (kind: string, n: number): string =>
  `${kind}_${createHash("sha256").update(`${kind}${n}`).digest("hex").slice(0, 32)}`;

/** EasyPost's books: a shipment keeps its own ids from the question to the label, and is bought once. */
export class EasypostWorld {
  readonly shipments = new Map<string, FakeShipment>();
  /** How many labels were really sold. */
  sold = 0;
  private readonly url: () => string;
  private made = 0;

  constructor(url: () => string) {
    this.url = url;
  }

  create(shipment: Given): FakeShipment {
    this.made += 1;
    const id = idOf("shp", this.made);
    const made: FakeShipment = {
      ...{ id, object: "Shipment", mode: "test", messages: [] },
      reference: typeof shipment.reference === "string" ? shipment.reference : null,
      to_address: shipment.to_address as Given,
      from_address: shipment.from_address as Given,
      parcel: shipment.parcel as Given,
      rates: SERVICES.map(({ days, ...one }, index) => ({
        ...{ ...one, id: idOf("rate", this.made * 10 + index), object: "Rate" as const },
        ...{ currency: "USD", shipment_id: id, delivery_days: days },
      })),
      ...{
        selected_rate: null,
        tracking_code: null,
        refund_status: null,
        postage_label: null,
        tracker: null,
      },
    };
    this.shipments.set(id, made);
    return made;
  }

  retrieve(id: string): FakeShipment {
    const found = this.shipments.get(id);
    if (!found) throw new EasypostError(404, "NOT_FOUND", "The requested resource could not be found.");
    return found;
  }

  buy(id: string, rateId: string): FakeShipment {
    const shipment = this.retrieve(id);
    if (shipment.tracking_code) {
      throw new EasypostError(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment.");
    }
    const rate = shipment.rates.find((one) => one.id === rateId);
    if (!rate) throw new EasypostError(422, "SHIPMENT.POSTAGE.FAILURE", "The rate is not of this shipment.");
    this.sold += 1;
    const code = `9400${String(1_000_000_000 + this.made)}`;
    Object.assign(shipment, {
      ...{ selected_rate: rate, tracking_code: code },
      postage_label: { label_url: `${this.url()}/labels/${id}.png`, label_pdf_url: null },
      tracker: {
        ...{ id: idOf("trk", this.made), object: "Tracker", tracking_code: code, carrier: rate.carrier },
        ...{ status: "unknown", status_detail: "unknown", shipment_id: id, weight: 17 },
        ...{ public_url: `https://track.example.test/${code}`, updated_at: new Date().toISOString() },
      },
    });
    return shipment;
  }

  asPdf(id: string): FakeShipment {
    const shipment = this.retrieve(id);
    if (shipment.postage_label) shipment.postage_label.label_pdf_url = `${this.url()}/labels/${id}.pdf`;
    return shipment;
  }

  refund(id: string): FakeShipment {
    const shipment = this.retrieve(id);
    if (shipment.tracker && shipment.tracker.status !== "unknown") {
      throw new EasypostError(422, "SHIPMENT.REFUND.UNAVAILABLE", "The label was scanned already.");
    }
    shipment.refund_status = "submitted";
    return shipment;
  }

  /** The tracker moves; gives the event that EasyPost would send about it. */
  move(id: string, status: ITrackerStatus, at: Date, said: string): Given {
    const { tracker } = this.retrieve(id);
    if (!tracker) throw new Error(`${id} has no tracker`);
    const before = tracker.status;
    Object.assign(tracker, { status, status_detail: status, updated_at: at.toISOString() });
    const detail = { object: "TrackingDetail", message: said, status, datetime: at.toISOString() };
    const place = { object: "TrackingLocation", city: "RENO", state: "NV", country: "US", zip: "89502" };
    return {
      ...{
        id: `evt_${createHash("sha256").update(`${id}${status}${at.toISOString()}`).digest("hex").slice(0, 24)}`,
      },
      ...{ object: "Event", mode: "test", description: "tracker.updated", status: "pending" },
      previous_attributes: { status: before },
      created_at: at.toISOString(),
      result: { ...tracker, tracking_details: [{ ...detail, tracking_location: place }] },
    };
  }
}
