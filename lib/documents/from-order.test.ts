import { describe, expect, test } from "vitest";
import { staffActor } from "@/lib/kernel/actor";
import type { OrderEvent } from "@/lib/orders/events";
import { fold } from "@/lib/orders/fold";
import { historyOf } from "@/lib/orders/history";
import { say, writerOf } from "@/lib/orders/said";
import { aLine, captured, created, journalOf, placed, shipped, totalsOf } from "@/lib/orders/testing/journal";
import { type OrderToPrint, type PaperWriter, paperOrderOf } from "./from-order";

const address = {
  ...{
    name: "Lucía Pérez",
    street: "Los Aromos",
    streetNumber: "2451",
    complement: null,
    neighbourhood: null,
  },
  ...{
    city: null,
    municipality: "Ñuñoa",
    region: "Metropolitana de Santiago",
    regionCode: null,
    postalCode: null,
  },
  ...{ country: "CL", latitude: null, longitude: null, instructions: "Conserjería" },
  ...{
    taxId: "125319092",
    taxIdType: "rut",
    companyName: "Comercial Peña SpA",
    businessActivity: "Cafetería",
  },
};

const note = (id: string, kind: string, text: string, data: unknown = null) => ({
  ...{ id, kind, text, data, createdAt: new Date("2026-05-04T14:00:00Z"), retractedAt: null },
});

const write = (showsMoney: boolean): PaperWriter => ({
  ...writerOf({
    money: (minor) => `$${minor}`,
    moment: (at) => at.toISOString().slice(0, 16),
    day: (day) => day,
    word: (group, key) => `${group}:${key}`,
    translate: (key, values) => [key, ...Object.values(values)].join(" "),
  }),
  ...{ locale: "es", showsMoney, who: (actor) => `${actor.kind} ${actor.id ?? ""}`.trim() },
});

const LINES = [
  aLine({ lineId: "l1", quantity: 2 }),
  aLine({ lineId: "l2", quantity: 1, name: "Guía", sku: "GUIA", requiresShipping: false, fileIds: [3] }),
];

function toPrint(...more: OrderEvent[]): OrderToPrint {
  const first = created({
    lines: LINES,
    totals: totalsOf(LINES),
    billingAddressId: 2,
    fieldsId: "note_fields",
  });
  const added: OrderEvent = { kind: "note_added", noteId: "note_private", visibility: "private" };
  const journal = journalOf([
    ...[first, placed({ instructionsId: "note_how" }), captured(30_000n), added, ...more],
  ]).map((fact) => ({ ...fact, actor: staffActor(7) }));
  return {
    order: fold(1, journal),
    history: historyOf(1, journal),
    flags: [say("why.flag.overpaid")],
    person: { fullName: "Lucía Pérez", email: "lucia@example.test", phone: "+56987654321" },
    shippingAddress: address,
    billingAddress: address,
    notes: [
      note("note_private", "private", "Cliente difícil"),
      note("note_how", "instructions", "Banco Estado 123"),
      note("note_to_customer", "customer", "Sale hoy"),
      note("note_fields", "fields", "", { "¿Cómo nos conoció?": "Instagram" }),
    ],
    assignedTo: "Ana",
    ordersSoFar: 3,
    pickupLocation: null,
  };
}

describe("an order as its papers say it", () => {
  test("holds the fields of the page (S13)", () => {
    const paper = paperOrderOf(toPrint(), write(true));
    expect(paper).toMatchObject({
      number: "1001",
      paymentStatus: "payment:paid",
      shipmentStatus: "shipment:unfulfilled",
      attention: ["why.flag.overpaid"],
      customer: { name: "Lucía Pérez", email: "lucia@example.test", phone: "+56 9 8765 4321" },
      payment: { method: "method:demo", instructions: "Banco Estado 123" },
      additional: [{ label: "¿Cómo nos conoció?", value: "Instagram" }],
      sentNotes: [{ text: "Sale hoy" }],
    });
    expect(paper.addresses.map(({ kind }) => kind)).toEqual(["shipping", "billing"]);
    expect(paper.addresses[1]?.fields?.map(({ value }) => value)).toEqual([
      "Comercial Peña SpA",
      "12.531.909-2",
      "Cafetería",
    ]);
    expect(paper.totals.find(({ strong }) => strong)?.value).toBe("$30000");
    expect(paper.history?.map(({ who }) => who)).toContain("staff 7");
  });

  test("never says a private note", () => {
    expect(JSON.stringify(paperOrderOf(toPrint(), write(true)))).not.toContain("difícil");
  });

  test("for people who see no money there is no amount in it at all", () => {
    const paper = paperOrderOf(toPrint(shipped()), write(false));
    expect(JSON.stringify(paper)).not.toContain("$");
    expect(JSON.stringify(paper)).not.toContain("Banco Estado");
    expect(paper.totals).toEqual([]);
  });

  test("asks to pack what is left, and the whole box again once all of it left; digital goods never", () => {
    const packs = (order: OrderToPrint) => paperOrderOf(order, write(true)).lines.map(({ toPack }) => toPack);
    const one = shipped({ lines: [{ lineId: "l1", quantity: 1 }] });
    expect(packs(toPrint())).toEqual([2, 0]);
    expect(packs(toPrint(one))).toEqual([1, 0]);
    expect(
      packs(toPrint(one, shipped({ shipmentId: "shp_2", lines: [{ lineId: "l1", quantity: 1 }] }))),
    ).toEqual([undefined, 0]);
  });
});
