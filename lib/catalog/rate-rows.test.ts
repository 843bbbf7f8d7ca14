import { describe, expect, test } from "vitest";
import { CHILE } from "@/lib/customers/chile";
import { placeChoices, placeText, readPlace } from "./place-text";
import { pastedRows, type RateShop, readRows, tableLimits, typedRow } from "./rate-rows";

const SHOP: RateShop = { country: "CL", currency: "CLP", weightUnit: "kg" };
const at = (country: string | null, region: string | null = null, municipality: string | null = null) => ({
  country,
  region,
  municipality,
});

describe("places in words", () => {
  test.each([
    ["", at(null)],
    ["Chile", at("CL")],
    ["Brasil", at("BR")],
    ["pe", at("PE")],
    ["nunoa", at("CL", null, "Ñuñoa")],
    ["Valparaíso", at("CL", null, "Valparaíso")],
    ["Valparaíso (región)", at("CL", "Valparaíso")],
    ["Región de Valparaíso", at("CL", "Valparaíso")],
    ["Metropolitana", at("CL", "Metropolitana de Santiago")],
    ["Región de O'Higgins", at("CL", "Libertador General Bernardo O'Higgins")],
    ["Región de Los Lagos", at("CL", "Los Lagos")],
    ["Narnia", null],
  ])("«%s» in Chile", (text, place) => {
    expect(readPlace(text, "CL")).toEqual(place);
  });

  test("elsewhere a region, and a municipality in it", () => {
    expect(readPlace("Lima / Miraflores", "PE")).toEqual(at("PE", "Lima", "Miraflores"));
    expect(placeText(at("PE", "Lima", "Miraflores"), "PE", "es")).toBe("Lima / Miraflores");
  });

  test("every region and comuna of Chile is read back as what it was written for, in each language", () => {
    const places = CHILE.flatMap(({ name, comunas }) => [
      at("CL", name),
      ...comunas.map((comuna) => at("CL", null, comuna)),
    ]);
    for (const locale of ["es", "en", "pt"])
      for (const place of [...places, at("CL"), at(null)])
        expect(readPlace(placeText(place, "CL", locale), "CL")).toEqual(place);
    expect(placeChoices("CL", "es")).toHaveLength(1 + 16 + 346);
  });
});

describe("tables as they are typed", () => {
  const typed = [
    { place: "Ñuñoa", upTo: "1,5", price: "2990" },
    { place: "", upTo: "", price: "" },
    { place: "Chile", upTo: "", price: "5990" },
  ];

  test("blank rows are left out, weights come in the shop's unit, and all comes back as it was", () => {
    const read = readRows(typed, "weight", SHOP);
    expect(read).toEqual({
      rows: [
        { place: at("CL", null, "Ñuñoa"), upTo: 1500n, price: 2990n },
        { place: at("CL"), upTo: null, price: 5990n },
      ],
    });
    const rows = "rows" in read ? read.rows : [];
    expect(rows.map((row) => typedRow(row, "weight", SHOP, "es"))).toEqual([
      { place: "Ñuñoa", upTo: "1.5", price: "2990" },
      { place: "Chile", upTo: "", price: "5990" },
    ]);
    expect(tableLimits({ rows, measure: "weight" }, SHOP, "es")).toEqual([{ place: "Ñuñoa", upTo: "1.5" }]);
  });

  test("each mistake is named at its field", () => {
    const wrong = [
      { place: "Narnia", upTo: "-1", price: "2.990" },
      { place: "Ñuñoa", upTo: "5", price: "1" },
      { place: "ñuñoa", upTo: "5.0", price: "2" },
      { place: "Ñuñoa", upTo: "6", price: "" },
    ];
    expect(readRows(wrong, "weight", SHOP)).toEqual({
      problems: {
        "rows.0.place": "unknown_place",
        "rows.0.upTo": "bad_measure",
        "rows.0.price": "bad_amount",
        "rows.2.upTo": "row_twice",
        "rows.3.price": "bad_amount",
      },
    });
    expect(readRows([{ place: "", upTo: "1.5", price: "1" }], "quantity", SHOP)).toMatchObject({
      problems: { "rows.0.upTo": "bad_measure" },
    });
  });

  test("what reads as a thousand to one and as one to another is refused, never taken for the smaller", () => {
    const priced = readRows([{ place: "", upTo: "50.000", price: "3.000" }], "price", SHOP);
    expect(priced).toEqual({ problems: { "rows.0.upTo": "bad_measure", "rows.0.price": "bad_amount" } });
    const grams = { ...SHOP, weightUnit: "g" as const };
    const weighed = (upTo: string, shop: RateShop) =>
      readRows([{ place: "", upTo, price: "1" }], "weight", shop);
    expect(weighed("1.000", grams)).toEqual({ problems: { "rows.0.upTo": "bad_measure" } });
    expect(weighed("1000", grams)).toMatchObject({ rows: [{ upTo: 1000n }] });
    expect(weighed("0.250", SHOP)).toMatchObject({ rows: [{ upTo: 250n }] });
  });

  test("lines of a spreadsheet become rows, without their heading", () => {
    expect(pastedRows("Comuna\tHasta\tPrecio\r\nÑuñoa\t1\t$2990\n\nChile;;5990\n")).toEqual([
      { place: "Ñuñoa", upTo: "1", price: "2990" },
      { place: "Chile", upTo: "", price: "5990" },
    ]);
  });
});
