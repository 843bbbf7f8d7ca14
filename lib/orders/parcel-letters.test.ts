import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLOCK } from "@/lib/kernel/actor";
import { effectsOf, type LetterOrder } from "./effects";
import type { EventOf, Fact } from "./events";
import { fold } from "./fold";
import { captured, created, minutesIn, placed, shipped } from "./testing/journal";

type Told = Pick<EventOf<"shipment_reported">, "state" | "detail"> & { readonly at: number };

/** Every letter that a life of one parcel causes, report by report, as the gate would write them: one row a key. */
function lettersAfter(told: readonly Told[]): LetterOrder[] {
  const facts: Fact[] = [];
  const given: [Fact["event"], number][] = [
    [created(), 0],
    [placed(), 1],
    [captured(20_000n), 2],
    [shipped(), 3],
    ...told.map(({ at, state, detail }): [Fact["event"], number] => [
      { kind: "shipment_reported", shipmentId: "shp_1", state, detail },
      at,
    ]),
  ];
  const rows = new Map<string, LetterOrder>();
  for (const [event, at] of given) {
    const before = facts.length === 0 ? null : fold(1, facts);
    const seq = facts.length + 1;
    facts.push({ seq, event, actor: CLOCK, occurredAt: minutesIn(at), recordedAt: minutesIn(at) } as Fact);
    const after = fold(1, facts);
    for (const letter of effectsOf(before, [{ event, seq, before, after }], CLOCK).letters)
      rows.set(`${letter.kind}/${letter.occasion}`, letter);
  }
  return [...rows.values()].filter(({ shipmentId }) => shipmentId !== null);
}

const kinds = (told: readonly Told[]) => lettersAfter(told).map(({ kind }) => kind);
const DAY = 24 * 60;

describe("letters of a parcel", () => {
  const SHIPPED = "order_shipped";
  test.each<[string, Told[], string[]]>([
    ["nothing said", [], [SHIPPED]],
    ["on its way", [{ state: "in_transit", detail: null, at: 10 }], [SHIPPED]],
    [
      "out and delivered",
      [
        { state: "in_transit", detail: "out_for_delivery", at: 10 },
        { state: "delivered", detail: null, at: 20 },
      ],
      [SHIPPED, "order_out_for_delivery", "order_delivered"],
    ],
    [
      "the same thing three times",
      [10, 11, 12].map((at) => ({ state: "in_transit", detail: "out_for_delivery", at }) as const),
      [SHIPPED, "order_out_for_delivery"],
    ],
    [
      "an attempt tells the customer and the shop",
      [{ state: "in_transit", detail: "attempt_failed", at: 10 }],
      [SHIPPED, "order_attempt_failed", "desk_shipment_failed"],
    ],
    [
      "another attempt the next day is told again",
      [10, 10 + DAY].map((at) => ({ state: "in_transit", detail: "attempt_failed", at }) as const),
      [
        SHIPPED,
        "order_attempt_failed",
        "desk_shipment_failed",
        "order_attempt_failed",
        "desk_shipment_failed",
      ],
    ],
    [
      "what comes late changes nothing and says nothing",
      [
        { state: "delivered", detail: null, at: 30 },
        { state: "in_transit", detail: "out_for_delivery", at: 20 },
        { state: "in_transit", detail: "attempt_failed", at: 10 },
        { state: "failed", detail: null, at: 15 },
      ],
      [SHIPPED, "order_delivered"],
    ],
    [
      "refused, and days later back",
      [
        { state: "failed", detail: "refused", at: 10 },
        { state: "failed", detail: "returned", at: 10 + 3 * DAY },
      ],
      [SHIPPED, "desk_shipment_failed", "desk_shipment_failed"],
    ],
    [
      "delivered, then returned",
      [
        { state: "delivered", detail: null, at: 10 },
        { state: "failed", detail: "returned", at: 20 },
      ],
      [SHIPPED, "order_delivered", "desk_shipment_failed"],
    ],
  ])("%s", (_, told, wanted) => {
    expect(kinds(told)).toEqual(wanted);
  });

  const report = fc.record({
    state: fc.constantFrom(
      "requested" as const,
      "in_transit" as const,
      "delivered" as const,
      "failed" as const,
    ),
    detail: fc.constantFrom(
      null,
      "out_for_delivery" as const,
      "attempt_failed" as const,
      "returned" as const,
    ),
    at: fc.integer({ min: 5, max: 4 * DAY }),
  });

  test("a storm of repeats writes no letter that one telling did not write", () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 5 }), (told) => {
        const names = (life: readonly Told[]) =>
          lettersAfter(life).map(({ kind, occasion }) => `${kind}/${occasion}`);
        const twice = told.flatMap((one) => [one, one, one]);
        expect(new Set(names(twice))).toEqual(new Set(names(told)));
      }),
      { numRuns: 100 },
    );
  });

  test("a parcel is called delivered at most once, in any order of reports", () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 8 }), (told) => {
        expect(kinds(told).filter((kind) => kind === "order_delivered").length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
