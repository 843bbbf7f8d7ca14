import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { mintId } from "@/lib/kernel/ids";
import { dayOf } from "@/lib/shop/day";
import { deskTime, hours, minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import { tell, type World } from "../world";
import { checkout, type Wish, watchPending } from "./checkout";
import { capture, decline, startDemo } from "./paying";
import { handOver, look, sendAll } from "./sending";

const ZONE = "America/Santiago";

/** The shop's part, whatever it is: parcel, pickup, or nothing to send. */
export async function* fulfil(world: World, dice: Dice, orderId: number, { how }: Pick<Wish, "how">): Story {
  if (how === "delivery") yield* sendAll(world, dice, orderId);
  if (how === "pickup") yield* handOver(world, dice, orderId);
}

/** Card at once; now and then the first try is declined. */
export async function* buysByCard(world: World, dice: Dice, wish: Wish): Story {
  const bought = yield* checkout(world, dice, wish);
  if (!bought) return;
  const { orderId } = bought;
  await watchPending(world, orderId);
  yield minutes(dice, world.time.now(), 0, 1);
  const attempt = await startDemo(world, orderId);
  yield minutes(dice, world.time.now(), 1, 4);
  if (dice.chance(0.08)) {
    await decline(world, dice, attempt, false);
    yield minutes(dice, world.time.now(), 1, 5);
  }
  await capture(world, attempt);
  yield minutes(dice, world.time.now(), 1, 2);
  yield* fulfil(world, dice, orderId, wish);
}

/** A person of the desk writes down what came in. */
export async function record(
  world: World,
  orderId: number,
  given: { readonly methodKey: string; readonly amount: bigint; readonly who?: "owner" | "manager" },
): Promise<void> {
  const paymentId = mintId(world.ctx.random, "pay");
  const paidOn = dayOf(world.time.now(), ZONE);
  const { methodKey, amount, who = "manager" } = given;
  await tell(world, world.crew[who], orderId, [
    {
      kind: "payment_recorded",
      ...{ paymentId, methodKey, amount, paidOn },
      referenceId: null,
      receiptId: null,
    },
  ]);
}

/** Bank transfer: instructions, a day or two of waiting, and somebody at the desk who sees it in the bank. */
export async function* buysByTransfer(world: World, dice: Dice, wish: Wish): Story {
  const bought = yield* checkout(world, dice, { ...wish, method: "bank_transfer" });
  if (!bought) return;
  yield deskTime(dice, hours(dice, world.time.now(), 1, 40));
  const order = await look(world, bought.orderId);
  if (order.paymentStatus !== "pending") return;
  const who = dice.chance(0.3) ? "owner" : "manager";
  await record(world, bought.orderId, { methodKey: "bank_transfer", amount: order.balanceDue, who });
  yield plus(world.time.now(), 60_000);
  yield* fulfil(world, dice, bought.orderId, wish);
}

/** Cash on delivery ships first; the courier's cash comes back days later. */
export async function* buysOnDelivery(world: World, dice: Dice, wish: Wish): Story {
  const bought = yield* checkout(world, dice, { ...wish, method: "cash_on_delivery", shipping: "envio_rm" });
  if (!bought) return;
  yield plus(world.time.now(), HOUR_MS / 2);
  yield* sendAll(world, dice, bought.orderId);
  yield deskTime(dice, hours(dice, world.time.now(), 20, 60));
  const order = await look(world, bought.orderId);
  if (order.balanceDue > 0n && order.paymentStatus === "pending")
    await record(world, bought.orderId, { methodKey: "cash_on_delivery", amount: order.balanceDue });
}

/** Cash in the shop when it is picked up. */
export async function* buysInShop(world: World, dice: Dice, wish: Wish): Story {
  const bought = yield* checkout(world, dice, { ...wish, method: "cash", how: "pickup" });
  if (!bought) return;
  yield deskTime(dice, hours(dice, world.time.now(), 4, 30));
  const order = await look(world, bought.orderId);
  await record(world, bought.orderId, { methodKey: "cash", amount: order.balanceDue });
  yield* handOver(world, dice, bought.orderId);
}

/** Somebody who never pays: the page of the provider stays open until the clock ends it. */
export async function* walksAway(world: World, dice: Dice, wish: Wish): Story<number | null> {
  const bought = yield* checkout(world, dice, wish);
  if (!bought) return null;
  await watchPending(world, bought.orderId);
  yield minutes(dice, world.time.now(), 0, 2);
  await startDemo(world, bought.orderId);
  return bought.orderId;
}
