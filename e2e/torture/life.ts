import { setTimeout as sleep } from "node:timers/promises";
import type { Dice } from "@/db/seed/dice";
import type { StripeWorld } from "@/e2e/support/fakes/stripe-world";

/** Something that happens at the provider; it may lead to more. */
type Happening = () => readonly Happening[];

const ENDS = [
  ["paid", 60],
  ["declined_then_paid", 10],
  ["later_then_paid", 14],
  ["later_then_failed", 6],
  ["expired", 5],
  ["left", 5],
] as const;

const STEPS_AT_ONCE = 20;
const TICK_MS = 15;

export type LifeAsked = {
  readonly world: StripeWorld;
  readonly sessions: readonly string[];
  /** Distinct events that must have come about, at least. */
  readonly events: number;
  readonly dice: Dice;
  /** True while the sender is so far behind that more would only pile up. */
  readonly isBehind: () => boolean;
};

/** What buyers, banks and the merchant's dashboard do to every session, in no order: payments, declines, vouchers, refunds, disputes. */
export async function live({ world, sessions, events, dice, isBehind }: LifeAsked): Promise<void> {
  const refundable: string[] = [];
  const happenings = ofWorld(world, dice, refundable);
  const todo: Happening[] = sessions.map((id) => () => happenings.buyer(id));
  for (let step = 0; todo.length > 0 || (world.events.length < events && refundable.length > 0); step++) {
    if (step % STEPS_AT_ONCE === 0) await sleep(TICK_MS);
    while (isBehind()) await sleep(TICK_MS);
    const [next] = todo.splice(dice.int(0, Math.max(0, todo.length - 1)), 1);
    todo.push(...(next ?? (() => happenings.refund(dice.pick(refundable))))());
  }
}

function ofWorld(world: StripeWorld, dice: Dice, refundable: string[]) {
  const intentOf = (id: string): string => String(world.session(id).payment_intent);
  const paid = (id: string): Happening[] => {
    const intent = intentOf(id);
    if (dice.chance(0.05)) return [() => dispute(intent)];
    refundable.push(intent);
    return dice.chance(0.35) ? [() => refund(intent)] : [];
  };
  const pay = (id: string): Happening[] => {
    world.pay(id);
    return paid(id);
  };
  const settle = (id: string, isPaid: boolean): Happening[] => {
    world.settle(id, isPaid);
    return isPaid ? paid(id) : [];
  };
  const BUYER: Record<(typeof ENDS)[number][0], (id: string) => Happening[]> = {
    paid: pay,
    declined_then_paid: (id) => {
      world.decline(id);
      return [() => pay(id)];
    },
    later_then_paid: (id) => {
      world.pay(id, { later: true });
      return [() => settle(id, true)];
    },
    later_then_failed: (id) => {
      world.pay(id, { later: true });
      return [() => settle(id, false)];
    },
    expired: (id) => {
      world.expire(id);
      return [];
    },
    left: () => [],
  };
  const buyer = (id: string): Happening[] => BUYER[dice.weighted(ENDS)](id);
  const refund = (intent: string): Happening[] => {
    const charge = world.charges.get(String(world.intent(intent).latest_charge));
    const left = charge ? charge.amount_captured - charge.amount_refunded : 0;
    if (left < 1) return [];
    const amount = dice.chance(0.1) ? left : dice.int(1, Math.min(left, 3_000));
    const made = world.createRefund({ payment_intent: intent, amount: String(amount) });
    return [() => endRefund(made.id)];
  };
  const endRefund = (id: string): Happening[] => {
    world.endRefund(id, dice.chance(0.9) ? "succeeded" : "failed");
    return [];
  };
  const dispute = (intent: string): Happening[] => {
    const { id } = world.openDispute(intent);
    return dice.chance(0.7) ? [() => closeDispute(id)] : [];
  };
  const closeDispute = (id: string): Happening[] => {
    world.endDispute(id, dice.chance(0.5) ? "won" : "lost");
    return [];
  };
  return { buyer, refund };
}
