import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directBuyUrl, parseItems, printItems, type WantedItem } from "./direct-buy";

const item = (sku: string, quantity = 1): WantedItem => ({ sku, quantity });

describe("reading a typed link", () => {
  test.each<[string, WantedItem[], string[]]>([
    ["CAFE-250:2,TAZA-AZUL:1", [item("CAFE-250", 2), item("TAZA-AZUL")], []],
    ["CAFE-250", [item("CAFE-250")], []],
    ["", [], []],
    [" , ,", [], []],
    ["A:1, B:2 ,", [item("A"), item("B", 2)], []],
    ["A:2,B,A:3", [item("A", 5), item("B")], []],
    ["A%2CB%3A1%2F%C3%B1%2B%25:2", [item("A,B:1/ñ+%", 2)], []],
    ["A:0,B", [item("B")], ["bad_quantity"]],
    ["A:-1,B", [item("B")], ["bad_quantity"]],
    ["A:1e9", [], ["bad_quantity"]],
    ["A:1000000000", [item("A", 999)], ["quantity_lowered"]],
    ["A:999,A:1", [item("A", 999)], ["quantity_lowered"]],
    ["A:1.5", [], ["bad_quantity"]],
    ["A:", [], ["bad_quantity"]],
    [":3", [], ["bad_sku"]],
    ["%:3,%E0%A4:1", [], ["bad_sku", "bad_sku"]],
    ["A%00B,C", [item("C")], ["bad_sku"]],
    ["A:B:2", [item("A:B", 2)], []],
    [`${"X".repeat(121)}:1`, [], ["bad_sku"]],
  ])("%j", (p, items, problems) => {
    const read = parseItems(p);
    expect(read.items).toEqual(items);
    expect(read.problems.map((bad) => bad.problem)).toEqual(problems);
  });

  test("at most fifty products, and those named before still add up", () => {
    const p = [...Array.from({ length: 52 }, (_, i) => `S${i}`), "S3:4"].join(",");
    const read = parseItems(p);
    expect(read.items).toHaveLength(50);
    expect(read.items[3]).toEqual(item("S3", 5));
    expect(read.problems).toEqual([
      { text: "S50", problem: "too_many_items" },
      { text: "S51", problem: "too_many_items" },
    ]);
  });

  test("no text makes it throw, and what it gives is always within bounds", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."A%:,09-2C ") }),
    );
    fc.assert(
      fc.property(text, (p) => {
        const { items } = parseItems(p);
        expect(items.length <= 50 && items.every((i) => i.quantity >= 1 && i.quantity <= 999)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

const sku = fc
  .string({ unit: "binary", minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() !== "" && text.isWellFormed() && text.length <= 120 && !/\p{Cc}/u.test(text));
const someItems = fc.uniqueArray(fc.record({ sku, quantity: fc.integer({ min: 1, max: 999 }) }), {
  maxLength: 50,
  selector: (wanted) => wanted.sku,
});

describe("printing a link", () => {
  test("what is printed is read back, also through a whole address", () => {
    fc.assert(
      fc.property(someItems, (items) => {
        expect(parseItems(printItems(items))).toEqual({ items, problems: [] });
        const p = new URL(directBuyUrl("https://shop.test", { items })).searchParams.get("p");
        expect(parseItems(p ?? "")).toEqual({ items, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test("plain SKUs stay readable; a hard one is encoded twice", () => {
    const items = [item("CAFE-250", 2), item("TAZA-AZUL")];
    expect(
      directBuyUrl("https://shop.test", { items, coupon: "BIENVENIDA", utm: { utm_source: "instagram" } }),
    ).toBe("https://shop.test/buy?p=CAFE-250:2,TAZA-AZUL:1&coupon=BIENVENIDA&utm_source=instagram");
    expect(directBuyUrl("", { items: [item("A,B:1/ñ+%", 2)] })).toBe(
      "/buy?p=A%252CB%253A1%252F%25C3%25B1%252B%2525%3A2",
    );
  });
});
