import { destinationOf, readPlace } from "./place-text";
import { limitOf, type RateShop } from "./rate-rows";
import type { CartToShip, Destination } from "./shipping-rates";

/** A parcel as somebody types it to ask what it would cost. */
export type TypedParcel = Readonly<Partial<Record<"to" | "weight" | "amount" | "pieces", string>>>;

export type ReadParcel =
  | { readonly cart: CartToShip; readonly to: Destination }
  | { readonly problem: "place" | "number" };

/** Reads the parcel; what is left empty counts as nothing, one piece at least. A comuna brings its region along. */
export function readParcel(
  { to = "", weight = "", amount = "", pieces = "" }: TypedParcel,
  shop: RateShop,
): ReadParcel {
  const place = readPlace(to, shop.country);
  if (place === null) return { problem: "place" };
  const grams = limitOf(weight, "weight", shop);
  const cost = limitOf(amount, "price", shop);
  const count = limitOf(pieces, "quantity", shop);
  if (grams === undefined || cost === undefined || count === undefined) return { problem: "number" };
  const cart = { amount: cost ?? 0n, weight: Number(grams ?? 0n), quantity: Number(count ?? 1n) };
  return { cart, to: destinationOf(place, shop.country) };
}
