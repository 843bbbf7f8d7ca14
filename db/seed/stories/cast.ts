import { dayPlus, shoppingTime } from "../calendar";
import { type Dice, diceOf } from "../dice";
import { aCustomer, aNeighbour } from "../people";
import type { Story } from "../timeline";
import { aWish, byLink } from "../wishes";
import type { World } from "../world";
import { buysByCard, buysByTransfer, buysInShop, buysOnDelivery } from "./plain";

export type Cast = { readonly seed: string; readonly orders: number; readonly start: Date };

const DAYS = 183;

/** More orders lately than half a year ago: a shop that grows. */
const dayOfOrder = (dice: Dice): number =>
  Math.min(DAYS, Math.floor(DAYS * Math.sqrt(dice.int(40_000, 1_000_000) / 1_000_000)));

export function castOf(world: World, { seed, orders, start }: Cast): void {
  for (let index = 0; index < orders; index++) {
    const dice = diceOf(`${seed}/order/${index}`);
    const at = shoppingTime(dice, dayPlus(start, dayOfOrder(dice)));
    world.time.tell(plainStory(world, dice, index), at);
  }
}

function plainStory(world: World, dice: Dice, index: number): Story {
  const kind = dice.weighted([
    ["card", 60],
    ["transfer", 24],
    ["delivery", 8],
    ["shop", 8],
  ] as const);
  const near = kind === "delivery" || kind === "shop";
  const customer = near ? aNeighbour(dice, index) : aCustomer(dice, index);
  const wish = dice.chance(0.25) ? byLink(dice, customer) : aWish(dice, customer);
  if (kind === "card") return buysByCard(world, dice, wish);
  if (kind === "transfer") return buysByTransfer(world, dice, wish);
  return kind === "delivery" ? buysOnDelivery(world, dice, wish) : buysInShop(world, dice, wish);
}
