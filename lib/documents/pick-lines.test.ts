import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickLines } from "./pick-lines";
import { line, paperOrder } from "./testing/paper-fixtures";

const order = (number: string, ...lines: Parameters<typeof line>[0][]) =>
  paperOrder({ number, lines: lines.map((given) => line(given)) });

describe("a pick list", () => {
  it("sums equal SKUs over orders and over lines of one order, sorted, lines without SKU last", () => {
    const lines = pickLines([
      order("7", { sku: "B", quantity: 1 }, { sku: "A", quantity: 2 }, { sku: "B", quantity: 3 }),
      order("8", { sku: "A", quantity: 5 }, { sku: "", name: "A medida", quantity: 1 }),
    ]);
    expect(lines.map(({ sku, quantity, orders }) => ({ sku, quantity, orders }))).toEqual([
      {
        sku: "A",
        quantity: 7,
        orders: [
          { number: "7", quantity: 2 },
          { number: "8", quantity: 5 },
        ],
      },
      { sku: "B", quantity: 4, orders: [{ number: "7", quantity: 4 }] },
      { sku: "", quantity: 1, orders: [{ number: "8", quantity: 1 }] },
    ]);
  });

  it("keeps lines without SKU apart by name and options", () => {
    const lines = pickLines([
      order("7", { sku: "", name: "X", options: "1" }, { sku: "", name: "X", options: "2" }),
    ]);
    expect(lines.length).toBe(2);
  });

  it("never loses or invents a unit", () => {
    const units = fc.array(fc.tuple(fc.constantFrom("A", "B", "C", ""), fc.nat(9), fc.option(fc.nat(9))), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(units, { maxLength: 6 }), (orders) => {
        const made = orders.map((lines, index) =>
          order(
            `${index}`,
            ...lines.map(([sku, quantity, toPack]) => ({ sku, quantity, toPack: toPack ?? quantity })),
          ),
        );
        const asked = orders.flat().reduce((sum, [, quantity, toPack]) => sum + (toPack ?? quantity), 0);
        const listed = pickLines(made);
        expect(listed.reduce((sum, one) => sum + one.quantity, 0)).toBe(asked);
        for (const one of listed)
          expect(one.orders.reduce((sum, part) => sum + part.quantity, 0)).toBe(one.quantity);
      }),
    );
  });
});
