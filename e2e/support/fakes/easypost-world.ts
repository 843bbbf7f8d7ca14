import { createHash } from "node:crypto";
import type { ITrackerStatus } from "@easypost/api";
import {
  aCarrierDetail,
  aLabel,
  aPostageFee,
  aRate,
  aShipment,
  aTracker,
  aTrackerEvent,
  aTrackingDetail,
  type FakeShipment,
} from "./easypost-objects";

type Given = { readonly [name: string]: unknown };
type Urls = { readonly own: () => string; readonly webhook: string };

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

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const idOf = (kind: string, n: number): string => `${kind}_${hashOf(`${kind}${n}`).slice(0, 32)}`;
const now = (): string => new Date().toISOString();
/** Whole ounces, as carriers that weigh themselves say them. */
const SCALE_OUNCES = 17;

/** EasyPost's books: a shipment keeps its own ids from the question to the label, and is bought once. */
export class EasypostWorld {
  readonly shipments = new Map<string, FakeShipment>();
  /** How many labels were really sold. */
  sold = 0;
  private readonly urls: Urls;
  private made = 0;

  constructor(urls: Urls) {
    this.urls = urls;
  }

  create(given: Given): FakeShipment {
    this.made += 1;
    const n = this.made;
    const id = idOf("shp", n);
    const at = now();
    const rates = SERVICES.map((one, index) => aRate(idOf("rate", n * 10 + index), id, one, at));
    const made = aShipment({ id, given, rates, at, idOf: (kind) => idOf(kind, n) });
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
    const at = now();
    const { carrier } = rate;
    return Object.assign(shipment, {
      ...{ selected_rate: rate, tracking_code: code, updated_at: at, fees: [aPostageFee(rate.rate)] },
      postage_label: aLabel(idOf("pl", this.made), `${this.urls.own()}/labels/${id}.png`, at),
      tracker: aTracker({ id: idOf("trk", this.made), shipmentId: id, code, carrier, at }),
    });
  }

  asPdf(id: string): FakeShipment {
    const shipment = this.retrieve(id);
    if (shipment.postage_label) shipment.postage_label.label_pdf_url = `${this.urls.own()}/labels/${id}.pdf`;
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
  move(id: string, status: ITrackerStatus, moment: Date, message: string) {
    const { tracker, selected_rate: rate } = this.retrieve(id);
    if (!tracker) throw new Error(`${id} has no tracker`);
    const at = moment.toISOString();
    const before = tracker.status;
    const details = [...tracker.tracking_details, aTrackingDetail({ message, status, at })];
    Object.assign(tracker, {
      ...{ status, status_detail: status, updated_at: at, weight: SCALE_OUNCES },
      ...{ tracking_details: details, carrier_detail: aCarrierDetail(rate?.service ?? "") },
    });
    const event = { id: `evt_${hashOf(`${id}${status}${at}`).slice(0, 24)}`, url: this.urls.webhook };
    return aTrackerEvent({ ...event, tracker: { ...tracker }, before, at });
  }
}
