import { describe, expect, test } from "vitest";
import {
  can,
  type FixedRole,
  mayGrant,
  PERMISSIONS,
  permissionsOf,
  ROLE_PERMISSIONS,
  ROLE_PRESETS,
} from "./roles";

/** The printed matrix: owner, manager, logistics, viewer. */
const MATRIX: readonly [string, string][] = [
  ["orders.read catalog.read", "oMlv"],
  ["money.read", "oM-v"],
  ["links.read letters.read reports.read inbox.read", "oM-v"],
  ["orders.note", "oMl-"],
  ["fulfillments.write documents.print stock.write", "oMl-"],
  ["orders.create orders.edit orders.archive", "oM--"],
  ["orders.pay receipts.review orders.cancel", "oM--"],
  ["refunds.write refunds.approve", "oM--"],
  ["orders.export documents.attach downloads.write", "oM--"],
  ["links.write letters.send letters.write catalog.write", "oM--"],
  ["inbox.replay settings.read users.read", "oM--"],
  ["settings.write users.write", "o---"],
  ["webhooks.write api_keys.write privacy.write", "o---"],
];
const COLUMNS: readonly FixedRole[] = ["owner", "manager", "logistics", "viewer"];
const cells = MATRIX.flatMap(([names, marks]) =>
  names
    .split(" ")
    .flatMap((name) => COLUMNS.map((role, column) => ({ name, role, allowed: marks[column] !== "-" }))),
);

describe("the matrix", () => {
  test.each(cells)("$role, $name: $allowed", ({ name, role, allowed }) => {
    const permission = PERMISSIONS.find((one) => one === name);
    expect(permission && can(role, permission)).toBe(allowed);
  });

  test("names every permission once", () => {
    const named = MATRIX.flatMap(([names]) => names.split(" "));
    expect(named.toSorted()).toEqual([...PERMISSIONS].sort());
    expect(new Set(PERMISSIONS).size).toBe(34);
  });
});

test("custom permissions count only for the custom role, unknown ones never", () => {
  expect(permissionsOf("custom", ["orders.read", "root"])).toEqual(["orders.read"]);
  expect(permissionsOf("custom", null)).toEqual([]);
  expect(permissionsOf("viewer", ["settings.write"])).toBe(ROLE_PERMISSIONS.viewer);
  expect(can(ROLE_PRESETS.accounting, "orders.export")).toBe(true);
  expect(can(ROLE_PRESETS.accounting, "orders.pay")).toBe(false);
});

test("nobody gives what they do not hold", () => {
  expect(mayGrant(ROLE_PERMISSIONS.manager, ROLE_PERMISSIONS.viewer)).toBe(true);
  expect(mayGrant(ROLE_PERMISSIONS.manager, ROLE_PERMISSIONS.owner)).toBe(false);
  expect(mayGrant(PERMISSIONS, PERMISSIONS)).toBe(true);
});
