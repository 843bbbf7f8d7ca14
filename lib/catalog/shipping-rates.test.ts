import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CartToShip,
  type Destination,
  type Place,
  priceOfMethod,
  quote,
  type ShippingMethod,
  shippingMethodSchema,
} from "./shipping-rates";

const place = (
  country: string | null,
  region: string | null = null,
  municipality: string | null = null,
): Place => ({
  country,
  region,
  municipality,
});
const method = (over: Partial<ShippingMethod>): ShippingMethod => ({
  key: "envio",
  name: "Envío",
  enabled: true,
  kind: "flat",
  places: [],
  price: 3990n,
  measure: "weight",
  rows: [],
  freeAbove: null,
  ...over,
});
const PROVIDENCIA: Destination = { country: "CL", region: "Metropolitana", municipality: "Providencia" };
const CART: CartToShip = { amount: 20_000n, weight: 1500, quantity: 3 };
const row = (where: Place, upTo: bigint | null, price: bigint) => ({ place: where, upTo, price });

const TABLE = method({
  kind: "table",
  rows: [
    row(place("CL"), null, 9000n),
    row(place("CL", "Metropolitana"), 2000n, 4000n),
    row(place("CL", "Metropolitana"), 1000n, 3000n),
    row(place("CL", "Metropolitana", "Ñuñoa"), 5000n, 2000n),
  ],
});

describe("price of a method", () => {
  test.each<[string, ShippingMethod, Partial<CartToShip>, Partial<Destination>, bigint | null]>([
    ["flat", method({}), {}, {}, 3990n],
    ["switched off", method({ enabled: false }), {}, {}, null],
    ["free", method({ kind: "free" }), {}, {}, 0n],
    ["asked at a carrier", method({ kind: "carrier" }), {}, {}, null],
    ["just below the free limit", method({ freeAbove: 20_001n }), {}, {}, 3990n],
    ["at the free limit", method({ freeAbove: 20_000n }), {}, {}, 0n],
    ["in its place", method({ places: [place("CL", "metropolitana")] }), {}, {}, 3990n],
    ["outside its places", method({ places: [place("CL", "Biobío")] }), {}, {}, null],
    [
      "an unknown region is in no region",
      method({ places: [place("CL", "Biobío")] }),
      {},
      { region: null },
      null,
    ],
    ["table: smallest row that fits", TABLE, { weight: 900 }, {}, 3000n],
    ["table: at its edge", TABLE, { weight: 1000 }, {}, 3000n],
    ["table: just over the edge", TABLE, { weight: 1000.5 }, {}, 4000n],
    ["table: too heavy for the region, not sent", TABLE, { weight: 2001 }, {}, null],
    ["table: the comuna wins, without accents", TABLE, {}, { municipality: "nunoa" }, 2000n],
    ["table: the rest of the country", TABLE, { weight: 90_000 }, { region: "Biobío" }, 9000n],
    ["table: abroad", TABLE, {}, { country: "AR" }, null],
    ["table by price", { ...TABLE, measure: "price" }, { amount: 1500n }, {}, 4000n],
    ["table by quantity", { ...TABLE, measure: "quantity" }, { quantity: 999 }, {}, 3000n],
  ])("%s", (_, given, cart, to, price) => {
    expect(priceOfMethod(given, { ...CART, ...cart }, { ...PROVIDENCIA, ...to })).toBe(price);
  });

  test("a parcel that grows never gets cheaper in a table that does not", () => {
    const steps = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.nat(10_000), fc.nat(10_000), (edges, a, b) => {
        const rows = edges.map((edge) => row(place(null), BigInt(edge), BigInt(edge)));
        const table = method({ kind: "table", rows });
        const [light, heavy] = [Math.min(a, b), Math.max(a, b)].map((weight) =>
          priceOfMethod(table, { ...CART, weight }, PROVIDENCIA),
        );
        if (typeof heavy === "bigint") expect(typeof light === "bigint" && light <= heavy).toBe(true);
        expect(typeof heavy === "bigint").toBe(Math.max(a, b) <= Math.max(...edges));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("quote", () => {
  const pickup = {
    key: "centro",
    name: "Tienda centro",
    enabled: true,
    address: "Huérfanos 100",
    hours: "10–19",
    description: "",
    instructions: "",
  };
  const shop = {
    methods: [method({ key: "a" }), method({ key: "b", price: 100n })],
    pickups: [pickup, { ...pickup, key: "cerrada", enabled: false }],
  };
  test("deliveries cheapest first, then pickup", () => {
    expect(quote(shop, CART, PROVIDENCIA).map((offer) => [offer.key, offer.price])).toEqual([
      ["b", 100n],
      ["a", 3990n],
      ["centro", 0n],
    ]);
  });
  test("without an address only pickup", () => {
    expect(quote(shop, CART, null).map((offer) => offer.option)).toEqual(["store_pickup"]);
  });
});

test("a method survives its JSON column", () => {
  const json = JSON.stringify(TABLE, (_, value) => (typeof value === "bigint" ? value.toString() : value));
  expect(shippingMethodSchema.parse(JSON.parse(json))).toEqual(TABLE);
});
