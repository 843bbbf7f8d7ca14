import { z } from "zod";
import { lineText, orNull, positiveUnits } from "@/lib/kernel/input";
import { fold } from "@/lib/kernel/text";

export const SHIPPING_KINDS = ["flat", "free", "table", "carrier", "external"] as const;
export const TABLE_MEASURES = ["weight", "price", "quantity"] as const;

/** Null reaches further: no municipality = the whole region, no region = the country, no country = everywhere. */
const placeSchema = z.object({
  country: z.string().length(2).nullable(),
  region: orNull(lineText({ max: 80 })),
  municipality: orNull(lineText({ max: 80 })),
});

const rowSchema = z.object({
  place: placeSchema,
  /** Highest measure of the row, inclusive; null = no limit. Grams, minor units or pieces. */
  upTo: positiveUnits.nullable(),
  price: positiveUnits,
});

export const shippingMethodSchema = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,40}$/),
  name: lineText({ min: 1, max: 80 }),
  enabled: z.boolean(),
  kind: z.enum(SHIPPING_KINDS),
  /** Where the method is offered; empty = everywhere. */
  places: z.array(placeSchema).max(500),
  price: positiveUnits,
  measure: z.enum(TABLE_MEASURES),
  rows: z.array(rowSchema).max(2000),
  freeAbove: positiveUnits.nullable(),
});

export const pickupLocationSchema = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,40}$/),
  name: lineText({ min: 1, max: 80 }),
  enabled: z.boolean(),
  address: lineText({ max: 200 }),
  hours: lineText({ max: 200 }),
  description: lineText({ max: 300 }),
  instructions: z.string().max(2000),
});

export type Place = z.infer<typeof placeSchema>;
export type ShippingMethod = z.infer<typeof shippingMethodSchema>;
export type PickupLocation = z.infer<typeof pickupLocationSchema>;

export type Destination = {
  readonly country: string;
  readonly region: string | null;
  readonly municipality: string | null;
};
/** `amount` is what the lines cost after discounts, `weight` in grams. */
export type CartToShip = { readonly amount: bigint; readonly weight: number; readonly quantity: number };

export type ShippingOffer = {
  readonly option: "delivery" | "store_pickup";
  readonly key: string;
  readonly name: string;
  readonly price: bigint;
};

const same = (wanted: string | null, given: string | null): boolean =>
  wanted === null || (given !== null && fold(wanted) === fold(given));

const reaches = (place: Place, to: Destination): boolean =>
  same(place.country, to.country) &&
  same(place.region, to.region) &&
  same(place.municipality, to.municipality);

const closeness = (place: Place): number =>
  place.municipality !== null ? 3 : place.region !== null ? 2 : place.country !== null ? 1 : 0;

function measureOf(method: ShippingMethod, cart: CartToShip): bigint {
  if (method.measure === "price") return cart.amount;
  return BigInt(Math.ceil(method.measure === "weight" ? cart.weight : cart.quantity));
}

/** The closest place that has rows decides alone: a parcel too heavy for its comuna is not sent at the country's price. */
function tablePrice(method: ShippingMethod, cart: CartToShip, to: Destination): bigint | null {
  const reaching = method.rows.filter((row) => reaches(row.place, to));
  const closest = Math.max(...reaching.map((row) => closeness(row.place)));
  const measure = measureOf(method, cart);
  const fitting = reaching.filter(
    (row) => closeness(row.place) === closest && (row.upTo === null || measure <= row.upTo),
  );
  const smallest = fitting.reduce<(typeof fitting)[number] | null>((best, row) => {
    if (best === null || best.upTo === null) return row;
    return row.upTo !== null && row.upTo < best.upTo ? row : best;
  }, null);
  return smallest?.price ?? null;
}

/** Price of a method, or null when it is not offered here. Methods of carriers and outside services are asked elsewhere. */
export function priceOfMethod(method: ShippingMethod, cart: CartToShip, to: Destination): bigint | null {
  if (!method.enabled || method.kind === "carrier" || method.kind === "external") return null;
  if (method.places.length > 0 && !method.places.some((place) => reaches(place, to))) return null;
  const price =
    method.kind === "free" ? 0n : method.kind === "flat" ? method.price : tablePrice(method, cart, to);
  if (price === null) return null;
  return method.freeAbove !== null && cart.amount >= method.freeAbove ? 0n : price;
}

/** Every way to get the cart: deliveries cheapest first (only with a destination), then the places to pick it up. */
export function quote(
  shop: { readonly methods: readonly ShippingMethod[]; readonly pickups: readonly PickupLocation[] },
  cart: CartToShip,
  to: Destination | null,
): ShippingOffer[] {
  const deliveries = (to === null ? [] : shop.methods).flatMap((method) => {
    const price = to === null ? null : priceOfMethod(method, cart, to);
    return price === null ? [] : [{ option: "delivery" as const, key: method.key, name: method.name, price }];
  });
  const byPrice = deliveries.sort((a, b) => (a.price < b.price ? -1 : a.price > b.price ? 1 : 0));
  const pickups = shop.pickups.filter((location) => location.enabled);
  return [
    ...byPrice,
    ...pickups.map(({ key, name }) => ({ option: "store_pickup" as const, key, name, price: 0n })),
  ];
}
