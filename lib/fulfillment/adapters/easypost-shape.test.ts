import { expect, test } from "vitest";
import { EasypostWorld } from "@/e2e/support/fakes/easypost-world";

/** Every field that EasyPost publishes of an object, by its examples of 2025: the fake answers with all of them and no other. */
const ADDRESS =
  "carrier_facility city company country created_at email federal_tax_id id mode name object phone residential state state_tax_id " +
  "street1 street2 updated_at verifications zip";
const PUBLISHED = {
  shipment:
    "batch_id batch_message batch_status buyer_address created_at customs_info fees forms from_address id insurance is_return messages " +
    "mode object options order_id parcel postage_label rates reference refund_status return_address scan_form selected_rate status " +
    "to_address tracker tracking_code updated_at usps_zone",
  address: ADDRESS,
  parcel: "created_at height id length mode object predefined_package updated_at weight width",
  rate:
    "billing_type carrier carrier_account_id created_at currency delivery_date delivery_date_guaranteed delivery_days est_delivery_days " +
    "id list_currency list_rate mode object rate retail_currency retail_rate service shipment_id updated_at",
  label:
    "created_at date_advance id integrated_form label_date label_epl2_url label_file label_file_type label_pdf_url label_resolution " +
    "label_size label_type label_url label_zpl_url object updated_at",
  fee: "amount charged object refunded type",
  tracker:
    "carrier carrier_detail created_at est_delivery_date fees id mode object public_url shipment_id signed_by status status_detail " +
    "tracking_code tracking_details updated_at weight",
  event:
    "completed_urls created_at description id mode object pending_urls previous_attributes result status updated_at user_id",
  moved:
    "carrier carrier_detail created_at est_delivery_date finalized id is_return mode object public_url shipment_id signed_by status " +
    "status_detail tracking_code tracking_details updated_at weight",
  step: "carrier_code datetime description message object source status status_detail tracking_location",
  place: "city country object state zip",
  carrier:
    "alternate_identifier container_type destination_location destination_tracking_location est_delivery_date_local " +
    "est_delivery_time_local guaranteed_delivery_date initial_delivery_attempt object origin_location origin_tracking_location service",
} as const;

const fieldsOf = (value: unknown): string =>
  Object.keys((value ?? {}) as object)
    .toSorted()
    .join(" ");
const world = () => new EasypostWorld({ own: () => "http://fake.test", webhook: "http://shop.test" });
const ASKED = {
  reference: "ord_1042",
  to_address: { name: "Ana", street1: "Av. Italia 1439", city: "Providencia", country: "CL" },
  from_address: { name: "Café", street1: "Calle 1", city: "Santiago", country: "CL" },
  parcel: { weight: 16.1 },
};

test("the question for rates is answered with the whole published shipment", () => {
  const asked = world().create(ASKED);
  const { to_address: to, from_address: from, return_address: back, buyer_address: buyer } = asked;
  expect(fieldsOf(asked)).toBe(PUBLISHED.shipment);
  for (const address of [to, from, back, buyer]) expect(fieldsOf(address)).toBe(PUBLISHED.address);
  expect(fieldsOf(asked.parcel)).toBe(PUBLISHED.parcel);
  for (const rate of asked.rates) expect(fieldsOf(rate)).toBe(PUBLISHED.rate);
  const {
    postage_label: label,
    selected_rate: rate,
    tracker,
    tracking_code: code,
    refund_status: refund,
  } = asked;
  expect([label, rate, tracker, code, refund]).toEqual([null, null, null, null, null]);
});

test("a purchase adds label, rate, fee and tracker; a message brings the tracker with where it was", () => {
  const books = world();
  const { id, rates } = books.create(ASKED);
  const bought = books.buy(id, rates[0]?.id ?? "");
  expect(fieldsOf(bought)).toBe(PUBLISHED.shipment);
  expect(fieldsOf(bought.postage_label)).toBe(PUBLISHED.label);
  expect(fieldsOf(bought.selected_rate)).toBe(PUBLISHED.rate);
  expect(fieldsOf(bought.fees[0])).toBe(PUBLISHED.fee);
  expect(fieldsOf(bought.tracker)).toBe(PUBLISHED.tracker);
  books.move(id, "in_transit", new Date("2026-01-02T10:00:00Z"), "Accepted");
  const { result, ...event } = books.move(
    id,
    "delivered",
    new Date("2026-01-03T10:00:00Z"),
    "Left at the door",
  );
  expect(fieldsOf({ ...event, result })).toBe(PUBLISHED.event);
  expect(fieldsOf(result)).toBe(PUBLISHED.moved);
  expect(result.tracking_details.map(({ status }) => status)).toEqual(["in_transit", "delivered"]);
  expect(fieldsOf(result.tracking_details[0])).toBe(PUBLISHED.step);
  expect(fieldsOf(result.tracking_details[0]?.tracking_location)).toBe(PUBLISHED.place);
  expect(fieldsOf(result.carrier_detail)).toBe(PUBLISHED.carrier);
});
