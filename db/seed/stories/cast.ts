import { DAY_MS, plus } from "@/lib/kernel/clock";
import { dayPlus, shoppingTime } from "../calendar";
import { type Dice, diceOf } from "../dice";
import { aCustomer, aNeighbour, type Customer } from "../people";
import type { Story } from "../timeline";
import { aWish, byLink } from "../wishes";
import type { World } from "../world";
import type { Wish } from "./checkout";
import { fillsTheShelf, isOrderedAndWaits, isOrderedByPhone, tidies } from "./desk";
import * as lost from "./lost";
import * as money from "./money";
import * as parcels from "./parcels";
import { buysByCard, buysByTransfer, buysInShop, buysOnDelivery, buysTheGuide, type Plain } from "./plain";
import * as returns from "./returns";

export type Cast = { readonly seed: string; readonly orders: number; readonly start: Date };

type Tell = (world: World, dice: Dice, wish: Wish) => Story;

/** A story that must be in the shop: how often, and between how many days ago. */
type Role = readonly [times: number, ago: readonly [most: number, least: number], tell: Tell];

const ROLES: readonly Role[] = [
  [16, [180, 3], lost.leavesEarly],
  [4, [0.9, 0.02], lost.leavesEarly],
  [8, [180, 3], lost.neverPays],
  [3, [0.8, 0.02], lost.neverPays],
  [5, [150, 6], lost.comesBack],
  [4, [160, 4], lost.isRejected],
  [2, [12, 4], lost.paysLate],
  [1, [20, 8], lost.paysTooLittleTooLate],
  [1, [14, 9], lost.paysLateForWhatIsGone],
  [3, [2.2, 1.2], money.sendsReceipt],
  [4, [150, 8], money.sendsReceiptTwice],
  [2, [9, 3], money.paysInParts],
  [1, [8, 4], money.paysTooMuch],
  [1, [6, 3], money.paysTwice],
  [2, [5, 2], money.paysSomethingElse],
  [2, [90, 10], money.paysOutOfOrder],
  [2, [120, 12], money.isMarkedByMistake],
  [6, [160, 15], returns.getsSomeBack],
  [2, [120, 10], returns.getsAllBack],
  [4, [150, 8], (...given) => returns.cancelsPaid(...given, true)],
  [2, [8, 3], (...given) => returns.cancelsPaid(...given, false)],
  [1, [25, 16], returns.refundFails],
  [1, [28, 24], (...given) => returns.isDisputed(...given, "open")],
  [1, [110, 60], (...given) => returns.isDisputed(...given, "won")],
  [1, [120, 60], (...given) => returns.isDisputed(...given, "lost")],
  [7, [170, 5], returns.cancelsUnpaid],
  [1, [70, 20], returns.isCanceledByMistake],
  [1, [6, 4], returns.isCanceledOnTheWay],
  [1, [60, 20], returns.breaks],
  [1, [4, 2], returns.bounces],
  [3, [5, 3], (...given) => parcels.comesInParts(...given, false)],
  [3, [140, 20], (...given) => parcels.comesInParts(...given, true)],
  [2, [9, 6], (...given) => parcels.failsAtTheDoor(...given, false)],
  [3, [150, 15], (...given) => parcels.failsAtTheDoor(...given, true)],
  [1, [16, 10], parcels.getsLost],
  [1, [60, 15], parcels.isSentByMistake],
  [2, [3, 1], (...given) => parcels.isHeld(...given, false)],
  [2, [100, 15], (...given) => parcels.isHeld(...given, true)],
  [3, [0.6, 0.2], parcels.hasJustLeft],
  [6, [150, 1], buysTheGuide],
  [14, [175, 4], isOrderedByPhone],
  [2, [3, 1], isOrderedAndWaits],
  [1, [6, 4], returns.waitsForApproval],
];

const HALF_YEAR = 183;
/** Enough that today's queues are never empty. */
const LATELY = 26;

/** Tells everybody when to come. The special ones first: a small shop still has all of its troubles. */
export function castOf(world: World, { seed, orders, start }: Cast): void {
  world.time.tell(fillsTheShelf(world, diceOf(`${seed}/shelf`)), start);
  world.time.at(plus(start, 40 * DAY_MS), () =>
    world.adjust("TAZA-AZUL", "empty", "Vendidas en la feria de Ñuñoa"),
  );
  world.time.at(plus(world.end, -DAY_MS), () => world.adjust("CAFE-250", 160, "Tueste de la semana"));
  let index = 0;
  for (const [times, [most, least], tell] of ROLES) {
    for (let turn = 0; turn < times && index < orders; turn++, index++) {
      const dice = diceOf(`${seed}/order/${index}`);
      const ago = (least + (most - least) * (dice.int(0, 1_000_000) / 1_000_000)) * DAY_MS;
      world.time.tell(
        tell(world, dice, plainWish(dice, customerOf(seed, dice, index, aCustomer))),
        plus(world.end, -ago),
      );
    }
  }
  for (let left = orders - index; index < orders; index++, left--) {
    const dice = diceOf(`${seed}/order/${index}`);
    const at =
      left <= LATELY ? lately(dice, world.end) : shoppingTime(dice, dayPlus(start, dayOfOrder(dice)));
    world.time.tell(plainStory(world, dice, seed, index), at);
  }
}

const lately = (dice: Dice, end: Date): Date => plus(end, -dice.int(20 * 60_000, 60 * 3_600_000));

/** More orders lately than half a year ago: a shop that grows. */
const dayOfOrder = (dice: Dice): number =>
  Math.min(HALF_YEAR - 3, Math.floor(HALF_YEAR * Math.sqrt(dice.int(40_000, 1_000_000) / 1_000_000)));

const REGULARS = 20;

/** Some have bought before: the same person, under the same e-mail. */
function customerOf(seed: string, dice: Dice, index: number, make: (dice: Dice) => Customer): Customer {
  const who = index > REGULARS && dice.chance(0.2) ? dice.int(0, index - 1) : index;
  return make(diceOf(`${seed}/customer/${who}`));
}

/** Without the guide alone: the special stories need something to send. */
function plainWish(dice: Dice, customer: Customer): Wish {
  const wish = aWish(dice, customer);
  return wish.how === "nothing"
    ? { ...wish, lines: [{ sku: "HUILA-250", quantity: 1 }], how: "delivery" }
    : wish;
}

async function* plainStory(world: World, dice: Dice, seed: string, index: number): Story {
  const kind = dice.weighted([
    ["card", 60],
    ["transfer", 24],
    ["delivery", 8],
    ["shop", 8],
  ] as const);
  const near = kind === "delivery" || kind === "shop";
  const customer = customerOf(seed, dice, index, near ? aNeighbour : aCustomer);
  const wish = !near && dice.chance(0.28) ? byLink(dice, customer) : aWish(dice, customer);
  const orderId = yield* TELLERS[kind](world, dice, near ? withGoods(wish) : wish);
  if (orderId !== null) yield* tidies(world, dice, orderId);
}

const withGoods = (wish: Wish): Wish =>
  wish.how === "nothing" ? { ...wish, lines: [{ sku: "CAFE-250", quantity: 1 }], how: "delivery" } : wish;

const TELLERS: Record<"card" | "transfer" | "delivery" | "shop", Plain> = {
  card: buysByCard,
  transfer: buysByTransfer,
  delivery: buysOnDelivery,
  shop: buysInShop,
};
