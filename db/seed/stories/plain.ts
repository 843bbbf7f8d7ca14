import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { markPaidByHand } from "@/lib/payments/commands/mark-paid-by-hand";
import { deskTime, hours, minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import { by, type World } from "../world";
import { checkout, type Wish, watchPending } from "./checkout";
import { type Attempt, act, startDemo } from "./paying";
import { handOver, look, sendAll } from "./sending";

/** The shop's part, whatever it is: parcel, pickup, or nothing to send. */
export async function* fulfil(world: World, dice: Dice, orderId: number, { how }: Pick<Wish, "how">): Story {
  if (how === "delivery") yield* sendAll(world, dice, orderId);
  if (how === "pickup") yield* handOver(world, dice, orderId);
}

/** Ends with the order, for whoever tidies up. */
export type Plain = (world: World, dice: Dice, wish: Wish) => Story<number | null>;

/** Card at once; now and then the first try is declined, or the provider says it twice. */
export async function* buysByCard(world: World, dice: Dice, wish: Wish): Story<number | null> {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return null;
  yield minutes(dice, world.time.now(), 1, 4);
  if (dice.chance(0.08)) {
    await act(world, attempt, "decline");
    yield minutes(dice, world.time.now(), 1, 5);
  }
  await act(world, attempt, dice.chance(0.06) ? "pay_twice" : "pay");
  yield minutes(dice, world.time.now(), 1, 2);
  yield* fulfil(world, dice, attempt.orderId, wish);
  return attempt.orderId;
}

export type Recorded = {
  readonly methodKey: "bank_transfer" | "cash" | "cash_on_delivery";
  /** Left out: all that is missing. */
  readonly amount?: bigint;
  readonly who?: "owner" | "manager";
  readonly reference?: string | null;
};

/** A person of the desk writes down what came in. */
export async function record(world: World, orderId: number, given: Recorded): Promise<void> {
  const { methodKey, amount = null, who = "manager", reference = null } = given;
  const input = { orderId, methodKey, amount, reference, acceptShortage: false };
  mustSucceed(await markPaidByHand(by(world, world.crew[who]), input), "mark paid");
}

/** Bank transfer: instructions, a day or two of waiting, and somebody at the desk who sees it in the bank. */
export async function* buysByTransfer(world: World, dice: Dice, wish: Wish): Story<number | null> {
  const bought = yield* checkout(world, dice, { ...wish, method: "bank_transfer" });
  if (!bought) return null;
  yield deskTime(dice, hours(dice, world.time.now(), 1, 40));
  const order = await look(world, bought.orderId);
  if (order.paymentStatus !== "pending") return null;
  const who = dice.chance(0.3) ? "owner" : "manager";
  const reference = `TEF ${dice.int(10_000_000, 99_999_999)}`;
  await record(world, bought.orderId, { methodKey: "bank_transfer", who, reference });
  yield plus(world.time.now(), 60_000);
  yield* fulfil(world, dice, bought.orderId, wish);
  return bought.orderId;
}

/** Cash on delivery ships first; the courier's cash comes back days later. */
export async function* buysOnDelivery(world: World, dice: Dice, wish: Wish): Story<number | null> {
  const bought = yield* checkout(world, dice, { ...wish, method: "cash_on_delivery", shipping: "envio_rm" });
  if (!bought) return null;
  yield plus(world.time.now(), HOUR_MS / 2);
  yield* sendAll(world, dice, bought.orderId);
  yield deskTime(dice, hours(dice, world.time.now(), 20, 60));
  const order = await look(world, bought.orderId);
  if (order.balanceDue > 0n && order.paymentStatus === "pending")
    await record(world, bought.orderId, { methodKey: "cash_on_delivery" });
  return bought.orderId;
}

/** Cash in the shop when it is picked up. */
export async function* buysInShop(world: World, dice: Dice, wish: Wish): Story<number | null> {
  const bought = yield* checkout(world, dice, { ...wish, method: "cash", how: "pickup" });
  if (!bought) return null;
  yield deskTime(dice, hours(dice, world.time.now(), 4, 30));
  await record(world, bought.orderId, { methodKey: "cash" });
  yield* handOver(world, dice, bought.orderId);
  return bought.orderId;
}

/** Somebody who never pays: the page of the provider stays open until the clock ends it. */
export async function* walksAway(world: World, dice: Dice, wish: Wish): Story<Attempt | null> {
  const bought = yield* checkout(world, dice, wish);
  if (!bought) return null;
  await watchPending(world, bought.orderId);
  yield minutes(dice, world.time.now(), 0, 2);
  return startDemo(world, bought.orderId);
}

/** As far as the money: what the shop does then is another story. */
export async function* paysByCard(world: World, dice: Dice, wish: Wish): Story<Attempt | null> {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return null;
  yield minutes(dice, world.time.now(), 1, 4);
  await act(world, attempt, "pay");
  yield minutes(dice, world.time.now(), 1, 2);
  return attempt;
}

/** Only the guide: nothing to send, the download opens with the payment. */
export async function* buysTheGuide(world: World, dice: Dice, wish: Wish): Story {
  const { link: _link, ...rest } = wish;
  yield* paysByCard(world, dice, { ...rest, lines: [{ sku: "GUIA-PDF", quantity: 1 }], how: "nothing" });
}
