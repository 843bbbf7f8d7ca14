import { describe, expect, test } from "vitest";
import type { CarrierReport, ParcelMeaning } from "@/lib/fulfillment/carrier";
import { AFTERSHIP_SUBTAGS, AFTERSHIP_TAGS, aftershipCarrier } from "./aftership";
import { EASYPOST_STATUSES, easypostReports } from "./easypost-message";
import { SENDCLOUD_STATUSES, sendcloudCarrier } from "./sendcloud";
import { STANDARD_WORDS, standardReports } from "./standard";

const RECEIVED = new Date("2026-01-02T12:00:00Z");

const short = (meaning: ParcelMeaning | undefined): string =>
  meaning?.kind === "state"
    ? `${meaning.state}${meaning.detail ? ` (${meaning.detail})` : ""}`
    : (meaning?.kind ?? "no report");

const table = (words: Readonly<Record<string, ParcelMeaning>>) =>
  Object.fromEntries(Object.entries(words).map(([word, meaning]) => [word, short(meaning)]));

describe("every word of every provider has one meaning here (integrations.md §7.6)", () => {
  test("EasyPost", () => {
    expect(table(EASYPOST_STATUSES)).toEqual({
      unknown: "requested (label_created)",
      pre_transit: "requested (label_created)",
      in_transit: "in_transit",
      out_for_delivery: "in_transit (out_for_delivery)",
      available_for_pickup: "in_transit (available_for_pickup)",
      delivered: "delivered",
      failure: "failed",
      error: "failed",
      return_to_sender: "failed (returned)",
      cancelled: "void",
    });
  });

  test("AfterShip", () => {
    expect(table(AFTERSHIP_TAGS)).toEqual({
      Pending: "requested (label_created)",
      InfoReceived: "requested (label_created)",
      InTransit: "in_transit",
      OutForDelivery: "in_transit (out_for_delivery)",
      AttemptFail: "in_transit (attempt_failed)",
      Delivered: "delivered",
      AvailableForPickup: "in_transit (available_for_pickup)",
      Exception: "failed",
      Expired: "failed",
    });
    expect(table(AFTERSHIP_SUBTAGS)).toEqual({
      Exception_003: "failed (refused)",
      Exception_010: "failed (returned)",
      Exception_011: "failed (returned)",
      Exception_013: "failed (lost)",
    });
  });

  test("Sendcloud", () => {
    expect(table(SENDCLOUD_STATUSES)).toEqual({
      "1": "requested (label_created)",
      "3": "in_transit",
      "5": "in_transit",
      "7": "in_transit",
      "8": "in_transit (attempt_failed)",
      "11": "delivered",
      "12": "in_transit (available_for_pickup)",
      "22": "in_transit",
      "80": "failed",
      "91": "in_transit",
      "92": "in_transit (out_for_delivery)",
      "93": "delivered",
      "999": "nothing",
      "1000": "requested (label_created)",
      "1001": "nothing",
      "1002": "nothing",
      "1337": "failed",
      "2000": "void",
      "2001": "void",
    });
  });

  test("our own format", () => {
    expect(table(STANDARD_WORDS)).toEqual({
      requested: "requested",
      in_transit: "in_transit",
      out_for_delivery: "in_transit (out_for_delivery)",
      delivered: "delivered",
      failed: "failed",
      returned: "failed (returned)",
    });
  });
});

const only = (reports: readonly CarrierReport[]): CarrierReport => {
  const [report] = reports;
  if (!report || reports.length > 1) throw new Error(`${reports.length} reports`);
  return report;
};

const easypost = (result: object, description = "tracker.updated") =>
  easypostReports(
    JSON.stringify({
      id: "evt_1",
      description,
      result: { id: "trk_1", tracking_code: "EZ1", status: "in_transit", ...result },
    }),
    "evt_1",
    RECEIVED,
  );

describe("what EasyPost's messages say", () => {
  test("the tracker as it stood, with its last step", () => {
    const report = only(
      easypost({
        carrier: "USPS",
        shipment_id: "shp_1",
        updated_at: "2026-01-02T10:00:00Z",
        est_delivery_date: "2026-01-05T00:00:00Z",
        tracking_details: [
          { message: "Label created", datetime: "2026-01-01T10:00:00Z" },
          { message: "Arrived", tracking_location: { city: "RENO", state: "NV", country: "US" } },
        ],
      }),
    );
    expect(report).toEqual({
      ...{ trackerId: "trk_1", sellerRef: "shp_1", trackingNumber: "EZ1", carrier: "USPS" },
      ...{ orderNumber: null, orderRef: null, word: "in_transit", eventId: "evt_1" },
      meaning: { kind: "state", state: "in_transit", detail: null },
      occurredAt: new Date("2026-01-02T10:00:00Z"),
      expectedTo: new Date("2026-01-05T00:00:00Z"),
      text: "Arrived",
      place: "RENO, NV, US",
    });
  });

  test.each([
    ["in_transit", "delivery_exception", "in_transit (attempt_failed)"],
    ["in_transit", "arrived_at_facility", "in_transit"],
    ["failure", "refused", "failed (refused)"],
    ["failure", "lost", "failed (lost)"],
    ["delivered", "arrived_at_destination", "delivered"],
    ["teleported", null, "unknown"],
    ["constructor", null, "unknown"],
  ])("%s with %s is %s", (status, detail, said) => {
    expect(short(only(easypost({ status, status_detail: detail })).meaning)).toBe(said);
  });

  test("a message about something else says nothing of a parcel", () => {
    expect(easypost({}, "batch.created")).toEqual([]);
    expect(only(easypost({})).occurredAt).toEqual(RECEIVED);
  });
});

describe("what the others say", () => {
  const aftership = (msg: object) =>
    only(
      aftershipCarrier(["s"]).reports(
        JSON.stringify({
          event: "tracking_update",
          event_id: "e1",
          ts: 1_767_348_000,
          msg: { tracking_number: "N1", slug: "correos-chile", tag: "InTransit", ...msg },
        }),
        "e1",
        RECEIVED,
      ),
    );

  test("AfterShip: the finer word first, the last checkpoint, and its own clock where a zone is missing", () => {
    const checkpoints = [
      { checkpoint_time: "2026-01-02T07:00:00-03:00", message: "En  reparto", city: "Santiago" },
    ];
    expect(aftership({ checkpoints, order_number: "#1042" })).toMatchObject({
      ...{ trackingNumber: "N1", carrier: "correos-chile", orderNumber: 1042 },
      ...{ text: "En reparto", place: "Santiago", occurredAt: new Date("2026-01-02T10:00:00Z") },
    });
    expect(aftership({ checkpoints: [{ checkpoint_time: "2026-01-02T07:00:00" }] }).occurredAt).toEqual(
      new Date(1_767_348_000_000),
    );
    expect(short(aftership({ tag: "Exception", subtag: "Exception_011" }).meaning)).toBe("failed (returned)");
    expect(short(aftership({ tag: "Exception", subtag: "Exception_099" }).meaning)).toBe("failed");
    expect(short(aftership({ tag: "Beamed" }).meaning)).toBe("unknown");
  });

  test("Sendcloud: the number of the status, and when it changed at the carrier", () => {
    const status = (id: number) => ({
      action: "parcel_status_changed",
      timestamp: 1_767_348_000_000,
      carrier_status_change_timestamp: 1_767_344_400_000,
      parcel: { id: 7, tracking_number: "3SY1", order_number: "1042", status: { id, message: "En route" } },
    });
    const said = (id: number) =>
      only(sendcloudCarrier(["s"]).reports(JSON.stringify(status(id)), "h", RECEIVED));
    expect(said(3)).toMatchObject({
      ...{ trackerId: "7", trackingNumber: "3SY1", orderNumber: 1042, word: "3, En route" },
      occurredAt: new Date(1_767_344_400_000),
    });
    expect([short(said(2001).meaning), short(said(4_242).meaning)]).toEqual(["void", "unknown"]);
  });

  test("our own format names an order by number or by id, and a parcel by carrier and number", () => {
    const data = {
      order_number: "#1042",
      carrier: "starken",
      tracking_number: " 99 ",
      tracking_url: null,
      status: "in_transit",
      occurred_at: "2026-01-02T10:00:00Z",
      message: "En camino",
      location: { city: "Santiago", country: "CL" },
    };
    const say = (change: object) =>
      only(
        standardReports(
          JSON.stringify({
            type: "shipment.updated",
            timestamp: "2026-01-02T10:04:58Z",
            data: { ...data, ...change },
          }),
          "m1",
          RECEIVED,
        ),
      );
    expect(say({})).toMatchObject({
      ...{ orderNumber: 1042, orderRef: null, carrier: "starken", trackingNumber: "99" },
      ...{ text: "En camino", place: "Santiago, CL", occurredAt: new Date("2026-01-02T10:00:00Z") },
    });
    expect(say({ order_number: null, order_id: "ord_7" }).orderRef).toBe("ord_7");
    expect(say({ occurred_at: null }).occurredAt).toEqual(new Date("2026-01-02T10:04:58Z"));
    expect(short(say({ status: "beamed" }).meaning)).toBe("unknown");
  });
});
