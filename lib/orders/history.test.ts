import { describe, expect, test } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import es from "@/lib/i18n/messages/es.json";
import pt from "@/lib/i18n/messages/pt.json";
import { CLOCK, carrierActor, providerActor, staffActor } from "@/lib/kernel/actor";
import { EVENT_KINDS } from "./events";
import { historyOf, withoutMoney } from "./history";
import { DETAIL_KEYS } from "./history/told";
import { say, word, writerOf } from "./said";
import {
  canceled,
  captured,
  created,
  journalOf,
  minutesIn,
  placed,
  recorded,
  shipped,
} from "./testing/journal";

const historyFrom = (...events: Parameters<typeof journalOf>[0]) => historyOf(1, journalOf(events));

describe("the history of an order", () => {
  test.each(EVENT_KINDS)("%s has words in three languages", (kind) => {
    for (const { orders } of [es, en, pt]) expect(orders.history.said[kind]).toBeTypeOf("string");
  });

  test("every detail has words in three languages", () => {
    for (const { orders } of [es, en, pt])
      expect(Object.keys(orders.history.detail).sort()).toEqual([...DETAIL_KEYS].sort());
  });

  test("a whole life reads newest first, each step with its actor and what it changed (S57, S58)", () => {
    const entries = historyFrom(
      created(),
      placed(),
      { event: captured(20_000n), at: minutesIn(2), actor: providerActor("demo") },
      { event: shipped(), at: minutesIn(3), actor: staffActor(7) },
      {
        event: { kind: "shipment_reported", shipmentId: "shp_1", state: "delivered", detail: null },
        at: minutesIn(4),
        actor: carrierActor("starken"),
      },
    );
    const read = entries.map(({ seq, actor, payment, shipment }) => [
      seq,
      actor.kind,
      payment?.to,
      shipment?.to,
    ]);
    expect(read).toEqual([
      [5, "carrier", undefined, "delivered"],
      [4, "staff", undefined, "requested"],
      [3, "provider", "paid", undefined],
      [2, "customer", "pending", undefined],
      [1, "customer", "open", "unfulfilled"],
    ]);
    expect(entries[2]?.payment).toEqual({ from: "pending", to: "paid" });
  });

  test("a step that was taken back stays, marked as undone; the step that took it back is not", () => {
    const undoneOf = (...events: Parameters<typeof journalOf>[0]) =>
      historyFrom(...events).flatMap(({ kind, undone }) => (undone ? [kind] : []));
    const cancel = [created(), placed(), canceled()];
    expect(undoneOf(...cancel)).toEqual([]);
    expect(
      undoneOf(...cancel, { kind: "order_uncanceled", canceledSeq: 3, cause: "undo", acceptShortage: false }),
    ).toEqual(["order_canceled"]);
    expect(
      undoneOf(created(), placed(), captured(20_000n), shipped(), {
        ...{ kind: "shipment_canceled", shipmentId: "shp_1", reason: "undo" },
      }),
    ).toEqual(["shipment_created"]);
    expect(
      undoneOf(created(), placed(), recorded(20_000n), {
        ...{ kind: "payment_record_voided", paymentId: "pay_hand", reason: "mistake" },
      }),
    ).toEqual(["payment_recorded"]);
  });

  test("what was heard late or twice is told apart, and says when it happened and when it was recorded", () => {
    const entries = historyFrom(
      created(),
      placed(),
      captured(20_000n),
      captured(20_000n),
      {
        event: { kind: "shipment_reported", shipmentId: "none", state: "in_transit", detail: null },
        at: minutesIn(4),
      },
      {
        event: {
          kind: "provider_fact_ignored",
          provider: "demo",
          inboxId: 9,
          factKind: "attempt_failed",
          cause: "late",
        },
        at: minutesIn(1),
        actor: CLOCK,
      },
    );
    expect(entries.filter(({ late }) => late).map(({ seq }) => seq)).toEqual([6, 4]);
    expect([entries[0]?.occurredAt, entries[0]?.recordedAt]).toEqual([minutesIn(1), minutesIn(5)]);
    expect(entries[5]?.recordedAt).toBeNull();
  });

  test("an older report of a carrier changes nothing and says so", () => {
    const report = (state: "in_transit" | "delivered", minutes: number) => ({
      event: { kind: "shipment_reported" as const, shipmentId: "shp_1", state, detail: null },
      at: minutesIn(minutes),
    });
    const entries = historyFrom(
      created(),
      placed(),
      captured(20_000n),
      shipped(),
      report("delivered", 60),
      report("in_transit", 30),
    );
    expect(entries.map(({ late }) => late).slice(0, 2)).toEqual([true, false]);
  });

  test("people who see no money get no figure from any entry", () => {
    const entries = historyFrom(
      created(),
      placed(),
      captured(20_000n, { fee: 500n }),
      { kind: "link_issued", linkId: "lnk_1", purpose: "payment", amount: 20_000n, expiresAt: null },
      { kind: "lines_changed", lines: created().lines, changes: [], totals: created().totals, reason: "" },
    ).map(withoutMoney);
    const values = entries.flatMap(({ amount, details, said }) => [
      amount,
      ...details.map(({ value }) => value),
      ...Object.values(said.values),
    ]);
    expect(values.filter((value) => typeof value === "bigint")).toEqual([]);
    expect(entries.map(({ kind }) => kind)).toContain("payment_captured");
  });
});

test("a writer puts values into words and leaves numbers for plurals", () => {
  const write = writerOf({
    money: (minor) => `$${minor}`,
    moment: (at) => at.toISOString().slice(0, 10),
    day: (day) => `day ${day}`,
    word: (group, key) => `${group}:${key}`,
    translate: (key, values) => `${key} ${JSON.stringify(values)}`,
  });
  const values = {
    a: 5n,
    b: 2,
    c: minutesIn(0),
    d: { day: "2026-05-04" },
    e: word("method", "cash"),
    f: "x",
  };
  expect(write.sentence(say("k", values))).toBe(
    'k {"a":"$5","b":2,"c":"2026-05-04","d":"day 2026-05-04","e":"method:cash","f":"x"}',
  );
});
