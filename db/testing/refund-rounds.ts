import type { Db } from "@/db/client";
import { readJournal } from "@/db/queries/journal";
import { type Dice, diceOf, seededRandom } from "@/db/seed/dice";
import { verifyOrders } from "@/db/verify/verify-orders";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { applyAskedFacts } from "@/lib/payments/commands/apply-facts";
import { approveRefund, rejectRefund } from "@/lib/payments/commands/decide-refund";
import { requestRefund, requestRefundInput } from "@/lib/payments/commands/request-refund";
import { sendRefund } from "@/lib/payments/commands/send-refund";
import { recordRefund, retryRefund } from "@/lib/payments/commands/settle-refund";
import { refundableOf } from "@/lib/payments/refundable";
import {
  type RefundingProvider,
  refundingProvider,
  type Weather,
} from "@/lib/payments/testing/refunding-provider";
import { as } from "@/lib/platform/context";
import { staff, testContext } from "./context";
import { type Broken, type Counted, checkRound, noneBroken } from "./refund-invariants";
import { givenRefundable, type RefundShop } from "./refund-order";

export type RefundInvariant = {
  readonly name: string;
  readonly checked: number;
  readonly broken: number;
  readonly example: string | null;
};

export type RefundRounds = {
  readonly db: Db;
  readonly rounds: number;
  readonly seed: string;
  /** Told now and then how far it is. */
  readonly report?: (done: number) => void;
};

const WEATHER: readonly (readonly [Weather, number])[] = [
  ["fine", 40],
  ["cut", 30],
  ["dead", 10],
  ["slow", 12],
  ["refused", 8],
];
const CLICKS: readonly (readonly [number, number])[] = [
  [2, 50],
  [6, 45],
  [50, 5],
];
const WAVES = 5;
const LIMIT = 20_000n;
const SIDE_BY_SIDE = 4;
const MOST_CALMING = 40;

function shopOf(db: Db, seed: string): RefundShop {
  const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
  const dice = diceOf(seed);
  const provider = refundingProvider();
  provider.now = () => {
    clock.now = new Date(clock.now.getTime() + 1_000);
    return clock.now;
  };
  const ctx = testContext(db, {
    ...{ clock, actor: staff(1), random: seededRandom(`${seed}/ids`) },
    providers: new Map([["demo", provider]]),
  });
  return { db, ctx, provider, dice, usesDashboard: dice.chance(0.5) };
}

/** What people, jobs and messages do to one order at once; what each of them is told does not matter here. */
function deeds({ ctx, provider, dice }: RefundShop, order: Order): (() => Promise<unknown>)[] {
  const one = { orderId: order.id };
  const ids = Object.keys(order.money.refunds);
  const may = { limit: dice.chance(0.2) ? LIMIT : null, mayCancel: true };
  const request = () => requestRefund(ctx, wish(order, dice), may);
  const accounts = accountsOf(provider, order);
  const hear = async () => {
    for (const { objectId } of accounts) {
      const facts = provider.factsOf(objectId).toSorted(() => (dice.chance(0.5) ? 1 : -1));
      for (let copy = dice.int(0, 2); copy > 0; copy--)
        await applyAskedFacts(ctx, order.id, provider.name, facts);
    }
  };
  const each = (work: (refundId: string) => Promise<unknown>, share: number) =>
    ids.filter(() => dice.chance(share)).map((refundId) => () => work(refundId));
  return [
    ...Array.from({ length: dice.weighted(CLICKS) }, () => request),
    ...each((refundId) => sendRefund(ctx, { ...one, refundId }), 0.8),
    ...each((refundId) => sendRefund(ctx, { ...one, refundId }), 0.4),
    ...each((refundId) => retryRefund(ctx, { ...one, refundId }, may), 0.4),
    ...each((refundId) => approveRefund(as(ctx, staff(2)), { ...one, refundId }), 0.4),
    ...each((refundId) => rejectRefund(ctx, { ...one, refundId, undo: true }, { mayRefuse: true }), 0.1),
    ...each(
      (refundId) =>
        recordRefund(ctx, { ...one, refundId, methodKey: "cash" }, { limit: null, mayCancel: false }),
      0.2,
    ),
    hear,
  ];
}

function wish(order: Order, dice: Dice) {
  const lines = order.lines
    .filter(() => dice.chance(0.3))
    .map(({ lineId, quantity }) => ({
      lineId,
      quantity: dice.int(1, Math.min(2, quantity)),
      restock: dice.chance(0.5),
    }));
  const most = Number(refundableOf(order)) + 1_000;
  const amount = dice.chance(0.4) ? String(dice.int(1, dice.chance(0.2) ? most : Math.ceil(most / 6))) : "";
  const shipping = dice.chance(0.1);
  return requestRefundInput.parse({
    orderId: order.id,
    lines,
    shipping,
    amount,
    alsoCancel: dice.chance(0.05),
  });
}

/** Refunds turn out otherwise later, and somebody makes one in the provider's own dashboard. */
function atTheProvider({ provider, dice, usesDashboard }: RefundShop, order: Order): void {
  const accounts = accountsOf(provider, order);
  for (const refund of accounts.flatMap(({ refunds }) => refunds)) {
    if (refund.outcome === "pending") provider.settle(refund, dice.chance(0.7) ? "succeeded" : "failed");
    else if (refund.outcome === "succeeded" && dice.chance(0.05)) provider.settle(refund, "failed");
  }
  for (const account of accounts.filter(() => usesDashboard && dice.chance(0.1))) {
    provider.makeRefund(account, BigInt(dice.int(1, 10_000)));
  }
}

const accountsOf = ({ accounts }: RefundingProvider, { id }: Order) =>
  [...accounts.values()].filter(({ objectId }) => objectId.startsWith(`obj_${id}_`));

const reread = async ({ db }: RefundShop, { id }: Order): Promise<Order> => {
  const found = await readOrder(db, id);
  if (!found) throw new Error(`order ${id} is gone`);
  return found;
};

/** The storm passes: what is agreed to is sent until it is answered, and every message is heard. */
async function calm(shop: RefundShop, given: Order): Promise<Order> {
  const { ctx, provider } = shop;
  let order = given;
  for (let tries = 0; tries < MOST_CALMING; tries++) {
    const waiting = Object.values(order.money.refunds).filter(
      ({ state, paymentId }) => state === "approved" && order.money.payments[paymentId]?.provider,
    );
    for (const { refundId } of waiting) await sendRefund(ctx, { orderId: order.id, refundId });
    atTheProvider({ ...shop, dice: { ...shop.dice, chance: (share) => share === 0.7 } }, order);
    for (const { objectId } of accountsOf(provider, order)) {
      await applyAskedFacts(ctx, order.id, provider.name, provider.factsOf(objectId));
    }
    order = await reread(shop, order);
    if (waiting.length === 0) return order;
  }
  return order;
}

async function round(shop: RefundShop): Promise<Broken> {
  const { dice, provider } = shop;
  const placed = await givenRefundable(shop);
  let order = placed;
  provider.namesOurs = dice.chance(0.6);
  for (let wave = 0; wave < WAVES; wave++) {
    provider.weather = () => dice.weighted(WEATHER);
    provider.answers = () => dice.chance(0.8);
    await Promise.allSettled(deeds(shop, order).map((deed) => deed()));
    atTheProvider(shop, order);
    order = await reread(shop, order);
  }
  provider.weather = () => "fine";
  provider.answers = () => true;
  order = await calm(shop, order);
  return checkRound(order, await readJournal(shop.db, order.id), provider);
}

/**
 * Rounds of racing requests, approvals, retries and messages about one order each, while the provider's answers are cut after the
 * work was done. The same seed makes the same orders and the same weather; how the races end differs.
 */
export async function raceRefunds({ db, rounds, seed, report }: RefundRounds): Promise<RefundInvariant[]> {
  const counted: Counted = noneBroken();
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < rounds) {
      const number = next++;
      const broken = await round(shopOf(db, `${seed}/${number}`));
      for (const [name, { checked, examples }] of Object.entries(broken)) {
        const sum = counted[name as keyof Counted];
        sum.checked += checked;
        sum.examples.push(...examples.map((example) => `round ${number}: ${example}`));
      }
      done++;
      if (done % 50 === 0) report?.(done);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  const { orders, differences } = await verifyOrders(db);
  const found = Object.entries(counted).map(([name, { checked, examples }]) => ({
    ...{ name, checked, broken: examples.length, example: examples[0] ?? null },
  }));
  const [first] = differences;
  const example = first ? `order ${first.order}, ${first.column}: ${first.expected} / ${first.found}` : null;
  return [
    ...found,
    { name: "the tables say what the journal says", checked: orders, broken: differences.length, example },
  ];
}
