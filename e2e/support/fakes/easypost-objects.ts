/** Objects with every field that EasyPost's API publishes, with believable values of our own. Times are ISO texts, weights ounces, lengths inches. */
type Given = { readonly [name: string]: unknown };
type Text = string | null;

const textOf = (value: unknown): Text => (typeof value === "string" && value !== "" ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
const stamped = (at: string) => ({ created_at: at, updated_at: at, mode: "test" as const });
const CARRIER_ACCOUNT = "ca_4b1d0e5f6a7c48d29e3f5a6b7c8d9e0f";

export const anAddress = (id: string, given: Given, at: string) => ({
  ...{ id, object: "Address" as const, ...stamped(at) },
  ...{ name: textOf(given.name), company: textOf(given.company) },
  ...{ street1: textOf(given.street1), street2: textOf(given.street2), city: textOf(given.city) },
  ...{ state: textOf(given.state), zip: textOf(given.zip), country: textOf(given.country) },
  ...{ phone: textOf(given.phone), email: textOf(given.email) },
  ...{ carrier_facility: null, residential: null, federal_tax_id: null, state_tax_id: null },
  verifications: {},
});

export const aParcel = (id: string, given: Given, at: string) => ({
  ...{ id, object: "Parcel" as const, ...stamped(at) },
  ...{ length: numberOf(given.length), width: numberOf(given.width), height: numberOf(given.height) },
  ...{ predefined_package: null, weight: numberOf(given.weight) },
});

export type RateGiven = {
  readonly carrier: string;
  readonly service: string;
  readonly rate: string;
  readonly days: number;
};

export const aRate = (id: string, shipmentId: string, given: RateGiven, at: string) => ({
  ...{ id, object: "Rate" as const, ...stamped(at) },
  ...{ service: given.service, carrier: given.carrier, rate: given.rate, currency: "USD" },
  ...{ retail_rate: given.rate, retail_currency: "USD", list_rate: given.rate, list_currency: "USD" },
  ...{ billing_type: "easypost", delivery_days: given.days, est_delivery_days: given.days },
  ...{ delivery_date: null, delivery_date_guaranteed: false },
  ...{ shipment_id: shipmentId, carrier_account_id: CARRIER_ACCOUNT },
});
export type FakeRate = ReturnType<typeof aRate>;

export const aLabel = (id: string, url: string, at: string) => ({
  ...{ object: "PostageLabel" as const, id, created_at: at, updated_at: at, date_advance: 0 },
  ...{ integrated_form: "none", label_date: at, label_resolution: 300, label_size: "4x6" },
  ...{ label_type: "default", label_file_type: "image/png", label_url: url },
  ...{ label_pdf_url: null as Text, label_zpl_url: null, label_epl2_url: null, label_file: null },
});

type DetailGiven = { readonly message: string; readonly status: string; readonly at: string };

export const aTrackingDetail = ({ message, status, at }: DetailGiven) => ({
  ...{ object: "TrackingDetail" as const, message, description: message, status, status_detail: status },
  ...{ datetime: at, source: "USPS", carrier_code: null },
  tracking_location: aPlace("RENO"),
});

const aPlace = (city: string) => ({
  ...{ object: "TrackingLocation" as const, city, state: "NV", country: "US", zip: "89502" },
});

export const aCarrierDetail = (service: string) => ({
  ...{ object: "CarrierDetail" as const, service, container_type: null },
  ...{ est_delivery_date_local: null, est_delivery_time_local: null, guaranteed_delivery_date: null },
  ...{ origin_location: "RENO NV", origin_tracking_location: aPlace("RENO") },
  ...{ destination_location: "SPARKS NV", destination_tracking_location: null },
  ...{ alternate_identifier: null, initial_delivery_attempt: null },
});

type TrackerGiven = {
  readonly id: string;
  readonly shipmentId: string;
  readonly code: string;
  readonly carrier: string;
  readonly at: string;
};

export const aTracker = ({ id, shipmentId, code, carrier, at }: TrackerGiven) => ({
  ...{ id, object: "Tracker" as const, mode: "test" as const, tracking_code: code, carrier },
  ...{ status: "unknown", status_detail: "unknown", created_at: at, updated_at: at },
  ...{ signed_by: null, weight: null as number | null, est_delivery_date: null, shipment_id: shipmentId },
  tracking_details: [] as ReturnType<typeof aTrackingDetail>[],
  fees: [] as readonly object[],
  carrier_detail: null as ReturnType<typeof aCarrierDetail> | null,
  public_url: `https://track.example.test/${code}`,
});
export type FakeTracker = ReturnType<typeof aTracker>;

type ShipmentGiven = {
  readonly id: string;
  readonly given: Given;
  readonly rates: readonly FakeRate[];
  readonly idOf: (kind: string) => string;
  readonly at: string;
};

/** As it answers the question for rates: nothing is bought. */
export function aShipment({ id, given, rates, idOf, at }: ShipmentGiven) {
  const to = anAddress(idOf("adr_to"), given.to_address as Given, at);
  const from = anAddress(idOf("adr_from"), given.from_address as Given, at);
  return {
    ...{
      id,
      object: "Shipment" as const,
      ...stamped(at),
      is_return: false,
      messages: [] as readonly object[],
    },
    options: { currency: "USD", payment: { type: "SENDER" }, date_advance: 0 },
    ...{ reference: textOf(given.reference), status: "unknown", usps_zone: 4 },
    ...{ batch_id: null, batch_status: null, batch_message: null, order_id: null, scan_form: null },
    ...{ customs_info: (given.customs_info as Given | undefined) ?? null, insurance: null as Text },
    ...{ from_address: from, to_address: to, return_address: from, buyer_address: to },
    ...{ parcel: aParcel(idOf("prcl"), given.parcel as Given, at), rates },
    ...{ tracking_code: null as Text, refund_status: null as Text },
    ...{ selected_rate: null as FakeRate | null, tracker: null as FakeTracker | null },
    postage_label: null as ReturnType<typeof aLabel> | null,
    ...{ forms: [] as readonly object[], fees: [] as readonly object[] },
  };
}
export type FakeShipment = ReturnType<typeof aShipment>;

export const aPostageFee = (amount: string) => ({
  ...{ object: "Fee" as const, type: "PostageFee", amount: `${amount}000`, charged: true, refunded: false },
});

type EventGiven = {
  readonly id: string;
  readonly tracker: FakeTracker;
  readonly before: string;
  readonly at: string;
  readonly url: string;
};

/** What is sent when a tracker moves. */
export function aTrackerEvent({ id, tracker, before, at, url }: EventGiven) {
  const { fees: _notInMessages, ...result } = tracker;
  return {
    ...{ id, object: "Event" as const, mode: "test" as const, description: "tracker.updated" },
    ...{ previous_attributes: { status: before }, created_at: at, updated_at: at, status: "pending" },
    ...{ pending_urls: [url], completed_urls: [] as readonly string[], user_id: "user_shop" },
    result: { ...result, finalized: tracker.status === "delivered", is_return: false },
  };
}
