import { dispatch } from "@/lib/fulfillment/commands/dispatch";
import { pickupCode, pickupCodeHash } from "@/lib/fulfillment/pickup";
import { leftToSend } from "@/lib/fulfillment/status";
import { carrierActor } from "@/lib/kernel/actor";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { markOrder } from "@/lib/orders/commands/mark-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { LineQuantity } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { deskTime, hours } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import { by, tell, type World } from "../world";

const MESSAGES = [
  "Va recién tostado. Que lo disfrute.",
  "Incluimos una muestra del Huila para que la pruebe.",
  "Dejamos su pedido en la tarde. Gracias por comprar en Café Andes.",
] as const;

/** As it stands, without touching it. */
export async function look(world: World, orderId: number): Promise<Order> {
  const order = await readOrder(world.tx, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  return order;
}

export const isWanted = ({ paymentStatus, placed, heldAt }: Order): boolean =>
  heldAt === null &&
  (paymentStatus === "paid" || (paymentStatus === "pending" && placed?.shipsFirst === true));

function trackingNumber(dice: Dice, carrier: string): string {
  const digits = carrier === "starken" ? 9 : 12;
  return String(dice.int(1, 9)) + Array.from({ length: digits - 1 }, () => dice.int(0, 9)).join("");
}

export async function sendParcel(
  world: World,
  dice: Dice,
  orderId: number,
  lines: readonly LineQuantity[] = [],
): Promise<string | null> {
  const order = await look(world, orderId);
  if (!isWanted(order) || leftToSend(order).length === 0) return null;
  const known = order.shippingMethod?.key ?? "";
  const carrier =
    known === "starken" || known === "chilexpress" ? known : dice.pick(["blue_express", "starken"]);
  const sent = mustSucceed(
    await dispatch(by(world, world.crew.logistics), {
      orderId,
      expectedVersion: order.version,
      carrier,
      trackingNumber: trackingNumber(dice, carrier),
      trackingUrl: null,
      lines: [...lines],
      expectedTo: plus(world.time.now(), dice.int(24, 96) * HOUR_MS).toISOString(),
      message: dice.chance(0.35) ? dice.pick(MESSAGES) : null,
      notify: true,
    }),
    "dispatch",
  );
  return Object.keys(sent.parcels.shipments).at(-1) ?? null;
}

export type Report = "in_transit" | "delivered" | "failed";
type Detail = "out_for_delivery" | "attempt_failed" | "returned" | "refused" | "lost" | null;

export async function report(
  world: World,
  orderId: number,
  shipmentId: string,
  state: Report,
  detail: Detail = null,
): Promise<void> {
  const carrier = (await look(world, orderId)).parcels.shipments[shipmentId]?.carrier ?? "starken";
  await tell(world, carrierActor(carrier), orderId, [
    { kind: "shipment_reported", shipmentId, state, detail },
  ]);
}

export async function pack(world: World, orderId: number): Promise<void> {
  mustSucceed(await markOrder(by(world, world.crew.logistics), { orderId, mark: "packed" }), "pack");
}

/** From the work bench to the door: packed, dispatched, on its way, delivered. */
export async function* sendAll(world: World, dice: Dice, orderId: number): Story {
  yield deskTime(dice, world.time.now());
  if (!isWanted(await look(world, orderId))) return;
  if (dice.chance(0.5)) {
    await pack(world, orderId);
    yield hours(dice, world.time.now(), 1, 4);
  }
  const shipmentId = await sendParcel(world, dice, orderId);
  if (shipmentId) yield* travel(world, dice, orderId, shipmentId);
}

export async function* travel(world: World, dice: Dice, orderId: number, shipmentId: string): Story {
  yield hours(dice, world.time.now(), 4, 22);
  await report(world, orderId, shipmentId, "in_transit");
  yield hours(dice, world.time.now(), 14, 60);
  if (dice.chance(0.3)) {
    await report(world, orderId, shipmentId, "in_transit", "out_for_delivery");
    yield hours(dice, world.time.now(), 2, 7);
  }
  await report(world, orderId, shipmentId, "delivered");
}

/** Announced when it is ready, handed over a day or three later. */
export async function* handOver(world: World, dice: Dice, orderId: number): Story {
  yield deskTime(dice, world.time.now());
  if (!isWanted(await look(world, orderId))) return;
  await pack(world, orderId);
  yield hours(dice, world.time.now(), 1, 3);
  const { linkKey } = world.ctx;
  const codeHash = pickupCodeHash(linkKey, orderId, pickupCode(linkKey, orderId));
  await tell(world, world.crew.logistics, orderId, [
    { kind: "pickup_ready", locationKey: "providencia", codeHash, notify: true },
  ]);
  yield deskTime(dice, hours(dice, world.time.now(), 16, 70));
  await tell(world, world.crew.logistics, orderId, [
    { kind: "pickup_handed_over", codeChecked: dice.chance(0.8) },
  ]);
}
