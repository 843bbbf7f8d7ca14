import { describe, expect, test } from "vitest";
import { aLine } from "@/lib/orders/testing/journal";
import {
  type DeskLine,
  deskLineOf,
  deskLineSchema,
  type LineProblems,
  newDeskLine,
  readDeskLine,
} from "./desk-line";

const custom = (change: Partial<DeskLine> = {}) =>
  newDeskLine("n1", { name: "Regalo", price: "2.500", ...change });
const product = (change: Partial<DeskLine> = {}) => newDeskLine("n1", { variantId: 7, ...change });

const WRONG: readonly [string, DeskLine, LineProblems][] = [
  ["a custom line without a name", custom({ name: "  " }), { name: "missing" }],
  ["a custom line without a price", custom({ price: "" }), { price: "missing" }],
  ["no units", product({ quantity: "0" }), { quantity: "bad_quantity" }],
  ["half a unit", product({ quantity: "1,5" }), { quantity: "bad_quantity" }],
  ["an empty quantity", product({ quantity: "" }), { quantity: "bad_quantity" }],
  ["seven digits", product({ quantity: "1000000" }), { quantity: "bad_quantity" }],
  ["a negative price", product({ price: "-5" }), { price: "bad_amount" }],
  ["cents where there are none", product({ price: "12,50" }), { price: "bad_amount" }],
  ["a word for a discount", product({ discount: "mitad" }), { discount: "bad_amount" }],
  ["more than all", product({ discount: "101", discountKind: "percent" }), { discount: "bad_percent" }],
];

describe("what cannot be read is named", () => {
  test.each(WRONG)("%s", (_what, line, problems) => {
    expect(readDeskLine(line, "CLP")).toEqual({ ok: false, problems });
  });
});

test("an empty price leaves it to the catalogue", () => {
  expect(readDeskLine(product({ quantity: " 3 " }), "CLP")).toMatchObject({
    ok: true,
    line: { quantity: 3, price: null, discount: null, variantId: 7 },
  });
});

test("a discount is an amount or a share", () => {
  const read = (change: Partial<DeskLine>) => readDeskLine(product(change), "MXN");
  expect(read({ discount: "1.234,50" })).toMatchObject({
    line: { discount: { kind: "fixed", amount: 123450n } },
  });
  expect(read({ discount: "12,5", discountKind: "percent" })).toMatchObject({
    line: { discount: { kind: "percent", basisPoints: 1250 } },
  });
});

test("a line of an order comes back as it was agreed on", () => {
  const line = aLine({ lineId: "l3", unitPrice: 9_990n, quantity: 2, discount: 990n });
  const typed = deskLineOf(line, "CLP");
  expect(deskLineSchema.parse(typed)).toEqual(typed);
  expect(readDeskLine(typed, "CLP")).toMatchObject({
    ok: true,
    line: { key: "l3", quantity: 2, price: 9_990n, discount: { kind: "fixed", amount: 990n } },
  });
});
