import { expect, test } from "vitest";
import type { OrderRow } from "@/db/queries/order-list";
import { ROLE_PERMISSIONS } from "@/lib/staff/roles";
import { type ShownFor, shownRows } from "./shown-row";

const ORDER: OrderRow = {
  ...{ id: 7, number: 1007, version: 3, personId: 1, addressId: 1, locale: "es", tags: [] },
  createdAt: new Date("2026-05-04T02:30:00.000Z"),
  changedAt: new Date("2026-05-04T02:30:00.000Z"),
  ...{ paymentMethod: "transfer", paymentStatus: "paid", badges: ["disputed"], flags: ["overpaid"] },
  ...{ shipmentStatus: "unfulfilled", shippingOption: "delivery", dispatchable: true, preparation: "none" },
  ...{ currency: "CLP", total: 25_990n, heldAt: null, archivedAt: null },
  ...{ customer: "Lucía Rojas", phone: "+56 9 8765 4321", city: "Ñuñoa" },
};

const SHOP: ShownFor = {
  methodNames: new Map([["transfer", "Transferencia"]]),
  permissions: ROLE_PERMISSIONS.owner,
  ...{ numbers: "es-CL", words: "es-CL", timeZone: "America/Santiago", currency: "CLP" },
  now: new Date("2026-05-04T05:30:00.000Z"),
};

const shown = (change: Partial<OrderRow> = {}) => shownRows([{ ...ORDER, ...change }], SHOP)[0];

test("an order in the words of the shop: its day, its money, its method by name", () => {
  expect(shown()).toMatchObject({
    ...{
      number: 1007,
      customer: "Lucía Rojas",
      city: "Ñuñoa",
      method: "Transferencia",
      whatsapp: "56987654321",
    },
    created: {
      iso: "2026-05-04T02:30:00.000Z",
      text: "03-05-2026, 22:30",
      ago: "hace 3 h",
    },
    total: { bare: "25.990", full: "$25.990" },
    ...{ badges: ["disputed"], flags: ["overpaid"], held: false, archived: false },
  });
});

test("another currency than the shop's shows its code everywhere", () => {
  const total = shown({ currency: "USD" })?.total;
  expect(total?.full).toMatch(/USD/);
  expect(total?.bare).toBe(total?.full);
});

test("what is not known or may not be seen is not there; a method that is gone keeps its key", () => {
  expect(shown({ total: null, phone: null, paymentMethod: null })).toMatchObject({
    ...{ total: null, whatsapp: null, method: null },
  });
  expect(shown({ paymentMethod: "gone" })?.method).toBe("gone");
});

test("held and archived are said; rows with the same menu share one list of entries", () => {
  const at = new Date("2026-05-04T03:00:00.000Z");
  const rows = shownRows([ORDER, { ...ORDER, id: 8 }, { ...ORDER, id: 9, heldAt: at, archivedAt: at }], SHOP);
  expect(rows[0]?.entries).toBe(rows[1]?.entries);
  expect(rows[2]).toMatchObject({ held: true, archived: true });
  expect(rows[2]?.entries).not.toContain("dispatch");
});
