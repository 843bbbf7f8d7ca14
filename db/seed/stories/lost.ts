import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { hours, minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import type { World } from "../world";
import { checkout, type Wish } from "./checkout";
import { act } from "./paying";
import { buysByCard, walksAway } from "./plain";
import { look } from "./sending";

/** Leaves an e-mail and closes the page: abandoned a day later, reminded three times. */
export async function* leavesEarly(world: World, dice: Dice, wish: Wish): Story {
  yield* checkout(world, dice, { ...wish, leavesAt: dice.chance(0.6) ? "contact" : "delivery" });
}

/** Gets as far as the provider's page and no further. */
export async function* neverPays(world: World, dice: Dice, wish: Wish): Story {
  yield* walksAway(world, dice, wish);
}

/** A reminder works: the link in it makes a new order, and the old one says so (P10). */
export async function* comesBack(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield hours(dice, plus(world.time.now(), 24 * HOUR_MS), 2, 30);
  if ((await look(world, attempt.orderId)).paymentStatus !== "abandoned") return;
  const { coupon: _coupon, link: _link, ...again } = wish;
  yield* buysByCard(world, dice, { ...again, recoveredFrom: attempt.orderId });
}

/** The card is refused for good and nobody tries again: the clock cancels after the grace (P7). */
export async function* isRejected(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield minutes(dice, world.time.now(), 1, 3);
  await act(world, attempt, "decline");
  yield minutes(dice, world.time.now(), 1, 3);
  await act(world, attempt, "fail");
  world.time.at(plus(world.time.now(), 31 * 60_000), () => world.sweep());
}

/** Money after the end: paid all the same (P11), and the desk hears of it. */
export async function* paysLate(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield hours(dice, plus(world.time.now(), 24 * HOUR_MS), 3, 26);
  await act(world, attempt, "pay");
}

/** Some of the money after the end: no order for it, and it must go back. */
export async function* paysTooLittleTooLate(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield hours(dice, plus(world.time.now(), 24 * HOUR_MS), 3, 20);
  await act(world, attempt, "pay", { amount: (attempt.due / 2n).toString() });
}

/** The order ended, its goods went to others, then the money came: paid, short, flagged. */
export async function* paysLateForWhatIsGone(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, {
    ...wish,
    lines: [{ sku: "V60-ROJO", quantity: 2 }],
    how: "delivery",
  });
  if (!attempt) return;
  yield hours(dice, plus(world.time.now(), 24 * HOUR_MS), 4, 10);
  await world.adjust("V60-ROJO", "empty", "Caja dañada en bodega");
  yield hours(dice, world.time.now(), 1, 5);
  await act(world, attempt, "pay");
  yield hours(dice, world.time.now(), 48, 60);
  await world.adjust("V60-ROJO", 12, "Llegó reposición");
}
