import { cancelShipment } from "@/lib/fulfillment/commands/cancel-shipment";
import { leftToSend } from "@/lib/fulfillment/status";
import { mustSucceed } from "@/lib/kernel/result";
import { addNote } from "@/lib/orders/commands/add-note";
import { markOrder } from "@/lib/orders/commands/mark-order";
import { deskTime, hours, minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import { by, type World } from "../world";
import type { Wish } from "./checkout";
import type { Attempt } from "./paying";
import { fulfil, paysByCard } from "./plain";
import { look, pack, report, sendParcel, travel } from "./sending";

const TWO = [
  { sku: "CAFE-250", quantity: 2 },
  { sku: "V60-BLANCO", quantity: 1 },
] as const;

async function* packed(world: World, dice: Dice, wish: Wish): Story<Attempt | null> {
  const attempt = yield* paysByCard(world, dice, { ...wish, how: "delivery" });
  if (!attempt) return null;
  yield deskTime(dice, world.time.now());
  await pack(world, attempt.orderId);
  yield hours(dice, world.time.now(), 1, 3);
  return attempt;
}

/** One parcel now, the rest when it is there; `isWhole`: the rest has left too. */
export async function* comesInParts(world: World, dice: Dice, wish: Wish, isWhole: boolean): Story {
  const attempt = yield* packed(world, dice, { ...wish, lines: TWO });
  if (!attempt) return;
  const { orderId } = attempt;
  const [first] = leftToSend(await look(world, orderId));
  if (!first) return;
  const shipmentId = await sendParcel(world, dice, orderId, [{ ...first, quantity: 1 }]);
  if (shipmentId) yield* travel(world, dice, orderId, shipmentId);
  if (!isWhole) return;
  yield deskTime(dice, world.time.now());
  const second = await sendParcel(world, dice, orderId);
  if (second) yield* travel(world, dice, orderId, second);
}

/** Nobody at home, twice. Then it comes back, or goes out once more. */
export async function* failsAtTheDoor(world: World, dice: Dice, wish: Wish, isSentAgain: boolean): Story {
  const attempt = yield* packed(world, dice, wish);
  if (!attempt) return;
  const { orderId } = attempt;
  const shipmentId = await sendParcel(world, dice, orderId);
  if (!shipmentId) return;
  yield hours(dice, world.time.now(), 10, 20);
  await report(world, orderId, shipmentId, "in_transit");
  yield hours(dice, world.time.now(), 20, 50);
  await report(world, orderId, shipmentId, "failed", dice.pick(["attempt_failed", "refused", "returned"]));
  if (!isSentAgain) return;
  yield hours(dice, world.time.now(), 10, 30);
  yield* travel(world, dice, orderId, shipmentId);
}

export async function* getsLost(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* packed(world, dice, wish);
  if (!attempt) return;
  const shipmentId = await sendParcel(world, dice, attempt.orderId);
  if (!shipmentId) return;
  yield hours(dice, world.time.now(), 80, 120);
  await report(world, attempt.orderId, shipmentId, "failed", "lost");
}

/** Dispatched with the label of another order, taken back, dispatched again. */
export async function* isSentByMistake(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* packed(world, dice, wish);
  if (!attempt) return;
  const { orderId } = attempt;
  const shipmentId = await sendParcel(world, dice, orderId);
  if (!shipmentId) return;
  yield minutes(dice, world.time.now(), 2, 6);
  mustSucceed(await cancelShipment(by(world, world.crew.logistics), { orderId, shipmentId }), "take back");
  yield minutes(dice, world.time.now(), 5, 15);
  const again = await sendParcel(world, dice, orderId);
  if (again) yield* travel(world, dice, orderId, again);
}

/** Looks odd: held until somebody has called. `isReleased`: it was all right. */
export async function* isHeld(world: World, dice: Dice, wish: Wish, isReleased: boolean): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  const { orderId } = attempt;
  const manager = by(world, world.crew.manager);
  yield minutes(dice, world.time.now(), 4, 15);
  mustSucceed(await markOrder(manager, { orderId, mark: "hold" }), "hold");
  const text = "La dirección no existe en el mapa. Llamar antes de despachar.";
  mustSucceed(await addNote(manager, { orderId, text }), "note");
  if (!isReleased) return;
  yield deskTime(dice, hours(dice, world.time.now(), 2, 20));
  mustSucceed(await markOrder(manager, { orderId, mark: "release" }), "release");
  yield minutes(dice, world.time.now(), 1, 5);
  yield* fulfil(world, dice, orderId, wish);
}

/** Handed to the carrier today; nobody has scanned it yet. */
export async function* hasJustLeft(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, { ...wish, how: "delivery" });
  if (!attempt) return;
  yield minutes(dice, world.time.now(), 20, 60);
  await pack(world, attempt.orderId);
  yield minutes(dice, world.time.now(), 20, 60);
  await sendParcel(world, dice, attempt.orderId);
}
