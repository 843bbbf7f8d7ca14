import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewEvent } from "@/lib/orders/events";
import { evolve } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { created, minutesIn, orderOf, placed, shipped } from "@/lib/orders/testing/journal";
import { decideOnReports, type FoundReport } from "./apply-report";
import type { CarrierReport, ParcelMeaning } from "./carrier";
import { carrierKeyOf, isSameCarrier } from "./carrier-names";
import { type KnownParcel, parcelByNumber, parcelOfOrder } from "./find-parcel";

const SENT = orderOf(created(), placed(), shipped({ shipmentId: "shp_1" }));
const SOURCE = { provider: "easypost", inboxId: 7 };

const state = (state: "requested" | "in_transit" | "delivered" | "failed"): ParcelMeaning => ({
  ...{ kind: "state", state },
  detail: null,
});

const found = (meaning: ParcelMeaning, minute: number, more: Partial<CarrierReport> = {}): FoundReport => ({
  ...{ shipmentId: "shp_1", noteId: `note_${minute}` },
  report: {
    ...{ trackerId: null, sellerRef: null, trackingNumber: "1", carrier: null, orderNumber: null },
    ...{ orderRef: null, expectedTo: null, text: null, place: null, eventId: `evt_${minute}` },
    ...{ meaning, word: "word", occurredAt: minutesIn(minute) },
    ...more,
  },
});

const eventOf = (given: NewEvent) => ("event" in given ? given.event : given);
const saidBy = (order: Order, ...reports: FoundReport[]) =>
  decideOnReports(order, reports, SOURCE).events.map(eventOf);

/** One message a report, as they come. */
const told = (order: Order, reports: readonly FoundReport[]): Order =>
  reports.reduce((now, one) => {
    const { events } = decideOnReports(now, [one], SOURCE);
    return events.reduce<Order>((before, given) => {
      const occurredAt = "event" in given ? (given.occurredAt ?? minutesIn(90)) : minutesIn(90);
      const actor = { kind: "carrier" as const, id: "easypost" };
      const recordedAt = minutesIn(90);
      const fact = { seq: before.version + 1, actor, occurredAt, recordedAt, event: eventOf(given) };
      return evolve(before.id, before, fact);
    }, now);
  }, order);

const shown = (order: Order) => {
  const { state: at, detail, reportedAt } = order.parcels.shipments.shp_1 ?? {};
  return [at, detail, reportedAt?.toISOString()];
};

describe("reports of one parcel", () => {
  const NEWS = [
    found(state("requested"), 1),
    found(state("in_transit"), 5),
    found({ kind: "state", state: "in_transit", detail: "out_for_delivery" }, 8),
    found(state("failed"), 9),
    found(state("delivered"), 12),
    found(state("in_transit"), 11),
  ];

  test("in any order and however often, they end the same", () => {
    const end = shown(told(SENT, NEWS));
    expect(end).toEqual(["delivered", null, minutesIn(12).toISOString()]);
    const order = fc.array(fc.constantFrom(...NEWS), { maxLength: 12 });
    fc.assert(
      fc.property(fc.shuffledSubarray(NEWS, { minLength: NEWS.length }), order, (all, again) => {
        expect(shown(told(SENT, [...all, ...again]))).toEqual(end);
      }),
    );
  });

  test("what is known leaves one trace a message, and none when it was heard before", () => {
    const once = told(SENT, [found(state("in_transit"), 5)]);
    const again = [found(state("in_transit"), 5)];
    expect(saidBy(once, ...again)).toMatchObject([{ kind: "provider_fact_ignored", cause: "duplicate" }]);
    expect(decideOnReports(once, again, { ...SOURCE, inboxId: null }).events).toEqual([]);
  });

  test("an unknown word changes nothing and is seen, also beside news", () => {
    const strange = found({ kind: "unknown" }, 6, { word: "beamed" });
    expect(saidBy(SENT, strange, found(state("in_transit"), 5))).toMatchObject([
      { kind: "shipment_reported", state: "in_transit" },
      { kind: "provider_fact_ignored", cause: "unknown_state", factKind: "parcel:beamed" },
    ]);
    expect(decideOnReports(SENT, [strange], SOURCE).changed).toBe(false);
  });

  test("its text is a row that the event names; without text there is none", () => {
    const { events, notes } = decideOnReports(
      SENT,
      [found(state("in_transit"), 5, { text: "Salió" })],
      SOURCE,
    );
    expect(notes).toEqual([{ id: "note_5", text: "Salió" }]);
    expect(events.map(eventOf)).toMatchObject([{ noteId: "note_5", carrierEventId: "evt_5" }]);
    expect(saidBy(SENT, found(state("in_transit"), 5))).toMatchObject([{ noteId: null }]);
  });

  test("a label that the carrier took back voids it once, and never one that has arrived", () => {
    const back = found({ kind: "void" }, 6);
    expect(saidBy(SENT, back)).toMatchObject([{ kind: "shipment_canceled", reason: "carrier" }]);
    const bought = orderOf(created(), placed(), shipped({ shipmentId: "shp_1", mode: "carrier" }));
    expect(saidBy(bought, back).map(({ kind }) => kind)).toEqual(["label_voided", "shipment_canceled"]);
    expect(saidBy(told(SENT, [back]), back)).toMatchObject([{ cause: "duplicate" }]);
    expect(saidBy(told(SENT, [back]), found(state("delivered"), 7))).toMatchObject([{ cause: "late" }]);
    expect(saidBy(told(SENT, [found(state("delivered"), 3)]), back)).toMatchObject([{ cause: "refused" }]);
  });
});

describe("which parcel is meant", () => {
  const parcel = (change: Partial<KnownParcel>): KnownParcel => ({
    ...{ orderId: 1, shipmentId: "a", carrier: "starken", trackingNumber: "N 1", live: true },
    createdAt: minutesIn(0),
    ...change,
  });

  test.each([
    ["BLUE-EXPRESS", "blue_express"],
    ["Correos de Chile", "correos_chile"],
    ["DHLExpress", "dhl"],
    ["FedExDefault", "fedex"],
    ["USPS", "usps"],
    ["Moto Pedro", "Moto Pedro"],
  ])("%s is %s", (name, key) => {
    expect(carrierKeyOf(name)).toBe(key);
  });

  test("names are compared without signs; different carriers stay different", () => {
    expect(isSameCarrier("moto-pedro", "Moto Pedro")).toBe(true);
    expect(isSameCarrier("starken", "chilexpress")).toBe(false);
  });

  test("by carrier and number, the one that counts first, then the newest", () => {
    const old = parcel({ shipmentId: "old" });
    const newer = parcel({ shipmentId: "newer", createdAt: minutesIn(5) });
    const gone = parcel({ shipmentId: "gone", live: false, createdAt: minutesIn(9) });
    const other = parcel({ shipmentId: "other", carrier: "ups", createdAt: minutesIn(9) });
    const all = [old, gone, newer, other];
    expect(parcelByNumber(all, { trackingNumber: "n1", carrier: "Starken" })?.shipmentId).toBe("newer");
    expect(parcelByNumber([gone], { trackingNumber: "N1", carrier: null })?.shipmentId).toBe("gone");
    expect(parcelByNumber(all, { trackingNumber: "N1", carrier: "fedex" })).toBeNull();
    expect(parcelByNumber(all, { trackingNumber: null, carrier: null })).toBeNull();
  });

  test("in the order that is named: its number, or the only one that may be meant", () => {
    const bare = parcel({ trackingNumber: null });
    const asked = { trackingNumber: "X9", carrier: null };
    expect(parcelOfOrder([bare], asked, false)).toEqual(bare);
    expect(parcelOfOrder([parcel({})], asked, false)).toBeNull();
    expect(parcelOfOrder([parcel({})], { ...asked, trackingNumber: null }, false)).not.toBeNull();
    expect(parcelOfOrder([bare, parcel({ shipmentId: "b" })], asked, false)).toBeNull();
    expect(parcelOfOrder([parcel({})], asked, true)).not.toBeNull();
  });
});
