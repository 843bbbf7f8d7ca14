import { describe, expect, test } from "vitest";
import { PAYMENT_STATUSES, SHIPMENT_STATUSES } from "@/lib/orders/order";
import { movesFrom } from "@/lib/orders/rules";
import { ROLE_PERMISSIONS } from "@/lib/staff/roles";
import { type RowEntry, type RowState, rowEntries } from "./row-entries";

const row = (change: Partial<RowState> = {}): RowState => ({
  ...{ paymentStatus: "paid", shipmentStatus: "unfulfilled", shippingOption: "delivery" },
  ...{ held: false, hasPhone: true },
  ...change,
});

const owner = (change: Partial<RowState> = {}) => rowEntries(row(change), ROLE_PERMISSIONS.owner);

describe("the menu of a row (S11)", () => {
  test.each(PAYMENT_STATUSES)("offers the moves of the rules from %s and no others", (paymentStatus) => {
    const entries = owner({ paymentStatus });
    const moves = movesFrom(paymentStatus, "staff");
    expect(entries).toContain("details");
    expect(entries.includes("mark_paid")).toBe(moves.includes("pay"));
    expect(entries.includes("cancel")).toBe(moves.includes("cancel"));
  });

  test.each<[RowState["paymentStatus"], RowEntry[]]>([
    ["open", ["mark_paid", "cancel"]],
    ["pending", ["mark_paid", "cancel", "dispatch"]],
    ["paid", ["cancel", "dispatch"]],
    ["canceled", ["mark_paid"]],
    ["abandoned", ["mark_paid"]],
  ])("%s: %j", (paymentStatus, moves) => {
    const known: readonly RowEntry[] = ["mark_paid", "cancel", "dispatch"];
    expect(owner({ paymentStatus }).filter((entry) => known.includes(entry))).toEqual(moves);
  });

  test.each([...SHIPMENT_STATUSES, null])("sends by hand only what is still here (%s)", (shipmentStatus) => {
    const here = shipmentStatus === "unfulfilled" || shipmentStatus === "partial";
    expect(owner({ shipmentStatus }).includes("dispatch")).toBe(here);
    expect(owner({ shipmentStatus, held: true })).not.toContain("dispatch");
    expect(owner({ shipmentStatus, shippingOption: "store_pickup" })).not.toContain("dispatch");
  });

  test("a label once it is dispatched; papers always", () => {
    expect(owner()).not.toContain("print_label");
    expect(owner({ shipmentStatus: "requested" })).toContain("print_label");
    for (const paymentStatus of PAYMENT_STATUSES) expect(owner({ paymentStatus })).toContain("print_sheet");
  });

  test("recovery only after the end, payment only before it, duplicate always", () => {
    const links = (paymentStatus: RowState["paymentStatus"]) =>
      owner({ paymentStatus }).filter((entry) => entry.startsWith("copy_"));
    expect(links("open")).toEqual(["copy_status", "copy_payment", "copy_duplicate"]);
    expect(links("paid")).toEqual(["copy_status", "copy_duplicate"]);
    expect(links("canceled")).toEqual(["copy_status", "copy_duplicate", "copy_recovery"]);
    expect(links("abandoned")).toEqual(["copy_status", "copy_duplicate", "copy_recovery"]);
  });

  test("what a person may not do is not there", () => {
    expect(rowEntries(row({ paymentStatus: "pending" }), ROLE_PERMISSIONS.viewer)).toEqual(["details"]);
    expect(rowEntries(row({ paymentStatus: "pending" }), ROLE_PERMISSIONS.logistics)).toEqual([
      "details",
      "dispatch",
      "print_sheet",
      "print_slip",
    ]);
    expect(owner({ hasPhone: false })).not.toContain("whatsapp");
  });
});
