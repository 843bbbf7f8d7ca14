import { hmacSha256, sameText } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";

const DIGITS = 6;

/** What the customer shows at the counter: six digits, re-made from a key that is not in the database, the same for an order each time. */
export const pickupCode = (linkKey: Uint8Array, orderId: number): string =>
  String(
    hmacSha256(linkKey, JSON.stringify(["pickup-code", orderId])).readUInt32BE(0) % 10 ** DIGITS,
  ).padStart(DIGITS, "0");

/** What the journal keeps of a code: nobody finds the code by trying a million of them. */
export const pickupCodeHash = (linkKey: Uint8Array, orderId: number, code: string): string =>
  hmacSha256(linkKey, JSON.stringify(["pickup-hash", orderId, code])).toString("hex");

type Announced = Pick<Order, "id" | "parcels">;

/** The code of an order that waits to be picked up, for whoever may see it; null when none was announced or its key is gone. */
export function pickupCodeOf(linkKey: Uint8Array, { id, parcels: { pickup } }: Announced): string | null {
  if (!pickup) return null;
  const code = pickupCode(linkKey, id);
  return sameText(pickup.codeHash, pickupCodeHash(linkKey, id, code)) ? code : null;
}

/** Spaces and dashes do not count: "418 203" and "418203" are the same. */
export function isPickupCode(
  linkKey: Uint8Array,
  { id, parcels: { pickup } }: Announced,
  typed: string,
): boolean {
  const digits = typed.replace(/\D/g, "");
  return pickup !== null && sameText(pickup.codeHash, pickupCodeHash(linkKey, id, digits));
}

export type PickupRefused =
  | { readonly code: "not_a_pickup" }
  | { readonly code: "order_not_placed" }
  | { readonly code: "order_is_held" }
  | { readonly code: "already_announced" }
  | { readonly code: "already_handed_over" }
  | { readonly code: "not_announced" };

const isPlaced = ({ paymentStatus }: Order): boolean =>
  paymentStatus === "paid" || paymentStatus === "pending";

/** Whether the customer may be told to come. An order that is paid at the counter may: the screen warns, nothing forbids. */
export function announceable(order: Order): Result<true, PickupRefused> {
  if (order.shippingOption !== "store_pickup") return refuse({ code: "not_a_pickup" });
  if (order.parcels.pickup?.handedOverAt) return refuse({ code: "already_handed_over" });
  if (order.parcels.pickup) return refuse({ code: "already_announced" });
  if (order.heldAt) return refuse({ code: "order_is_held" });
  return isPlaced(order) ? ok(true) : refuse({ code: "order_not_placed" });
}

/** Whether it waits at the counter now. */
export function handable(order: Order): Result<true, PickupRefused> {
  if (!order.parcels.pickup) return refuse({ code: "not_announced" });
  if (order.parcels.pickup.handedOverAt) return refuse({ code: "already_handed_over" });
  if (order.heldAt) return refuse({ code: "order_is_held" });
  return isPlaced(order) ? ok(true) : refuse({ code: "order_not_placed" });
}
