import { expect, test } from "vitest";
import { CLOCK, carrierActor, providerActor, staffActor } from "@/lib/kernel/actor";
import { canonicalJson, sha256Hex } from "@/lib/kernel/hash";
import { fold } from "./fold";
import { FOLD_VERSION, lineRows, orderColumns, paymentRows, refundRows, shipmentRows } from "./projection";
import { aLine, captured, created, journalOf, minutesIn, placed, shipped } from "./testing/journal";

/** One order with a bit of everything that the fold makes columns of. */
const LIFE = journalOf([
  created({
    lines: [aLine({ quantity: 3 }), aLine({ lineId: "pdf", variantId: 2, requiresShipping: false })],
  }),
  placed(),
  {
    event: { kind: "link_issued", linkId: "lnk_1", purpose: "payment", amount: null, expiresAt: null },
    at: minutesIn(2),
    actor: staffActor(1),
  },
  { event: captured(50_000n), at: minutesIn(3), actor: providerActor("demo") },
  shipped({ lines: [{ lineId: "l1", quantity: 2 }] }),
  {
    event: {
      kind: "shipment_reported",
      shipmentId: "shp_1",
      state: "failed",
      detail: "returned",
      word: "RTS",
    },
    at: minutesIn(60),
    actor: carrierActor("starken"),
  },
  { kind: "stock_restocked", lines: [{ lineId: "l1", quantity: 1 }], refundId: null },
  {
    event: {
      ...{ kind: "refund_requested", refundId: "rf_1", paymentId: "pay_1", amount: 20_000n },
      ...{ lines: [{ lineId: "l1", quantity: 1, amount: 20_000n }], shippingAmount: 0n, restock: [] },
      ...{ reason: "damaged", alsoCancel: false, needsApproval: false },
    },
    at: minutesIn(70),
    actor: staffActor(1),
  },
  {
    kind: "refund_recorded",
    ...{ refundId: "rf_1", methodKey: "cash", amount: 20_000n, referenceId: null, paidOn: "2026-05-04" },
  },
  {
    event: {
      ...{ kind: "refund_reported", refundId: null, providerRefundId: "re_1", paymentId: "pay_1" },
      ...{ amount: 20_000n, outcome: "succeeded" },
    },
    at: minutesIn(80),
    actor: providerActor("demo"),
  },
  {
    event: { kind: "order_archived", reason: null },
    at: minutesIn(90),
    actor: CLOCK,
  },
]);

/** Raise FOLD_VERSION with the hash: orders written before are then folded again after the upgrade. */
const KNOWN = { version: 2, hash: "ebfa16f30e19137fb594e6060dba67c34565196645690d0cc1cc2ffe1ef5f9d1" };

test("what the fold makes of a journal changes only with its version", () => {
  const order = fold(1, LIFE);
  const rows = [lineRows(order), paymentRows(order), refundRows(order), shipmentRows(order)];
  const hash = sha256Hex(canonicalJson([{ ...orderColumns(order, "head"), foldVersion: 0 }, ...rows]));
  expect({ version: FOLD_VERSION, hash }).toEqual(KNOWN);
});
