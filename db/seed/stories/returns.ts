import { and, eq } from "drizzle-orm";
import { letters } from "@/db/schema";
import { providerActor } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { type CancelOrderInput, cancelOrder } from "@/lib/orders/commands/cancel-order";
import { uncancelOrder } from "@/lib/orders/commands/uncancel-order";
import { requestRefund, requestRefundInput } from "@/lib/payments/commands/request-refund";
import { deskTime, hours, minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import { by, tell, type World } from "../world";
import { checkout, type Wish } from "./checkout";
import { dispute, refundAtProvider } from "./paying";
import { fulfil, paysByCard } from "./plain";
import { look, sendParcel, travel } from "./sending";

type Cancel = Partial<Pick<CancelOrderInput, "reason" | "note" | "notReturned" | "notify">>;

export async function cancel(world: World, orderId: number, change: Cancel = {}): Promise<void> {
  const { version } = await look(world, orderId);
  const input = {
    orderId,
    expectedVersion: version,
    reason: "customer_asked" as const,
    notify: true,
    notReturned: [],
  };
  mustSucceed(await cancelOrder(by(world, world.crew.manager), { ...input, ...change }), "cancel");
}

/** Delivered, and one thing was not right: some money back on the provider's page. */
export async function* getsSomeBack(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  yield* fulfil(world, dice, attempt.orderId, wish);
  yield deskTime(dice, hours(dice, world.time.now(), 20, 60));
  await refundAtProvider(world, attempt, { amount: attempt.due / 3n });
}

/** All of it back before anything left; the clock cancels after the grace (P8). */
export async function* getsAllBack(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  yield hours(dice, world.time.now(), 1, 2);
  await refundAtProvider(world, attempt, { amount: attempt.due });
  world.time.at(plus(world.time.now(), 32 * 60_000), () => world.sweep());
}

/** Canceled after it was paid; the money went back, or it is still owed. */
export async function* cancelsPaid(world: World, dice: Dice, wish: Wish, isPaidBack: boolean): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  yield hours(dice, world.time.now(), 1, 3);
  await cancel(world, attempt.orderId, { note: "Se equivocó de molienda y prefiere comprar de nuevo." });
  yield hours(dice, world.time.now(), 1, 4);
  if (isPaidBack) await refundAtProvider(world, attempt, { amount: attempt.due });
}

export async function* refundFails(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  yield* fulfil(world, dice, attempt.orderId, wish);
  yield hours(dice, world.time.now(), 30, 50);
  await refundAtProvider(world, attempt, { amount: attempt.due / 2n, state: "pending" });
  yield hours(dice, world.time.now(), 20, 30);
  await refundAtProvider(world, attempt, { amount: attempt.due / 2n, state: "failed" });
}

/** Delivered, broken on the way, and more than the manager may give back alone. */
export async function* waitsForApproval(world: World, dice: Dice, wish: Wish): Story {
  const lines = [{ sku: "PRENSA-600", quantity: 2 }];
  const attempt = yield* paysByCard(world, dice, { ...wish, lines });
  if (!attempt) return;
  yield* fulfil(world, dice, attempt.orderId, wish);
  yield deskTime(dice, hours(dice, world.time.now(), 6, 20));
  const { lines: bought } = await look(world, attempt.orderId);
  const input = requestRefundInput.parse({
    ...{ orderId: attempt.orderId, reason: "damaged", note: "Llegaron quebradas, mandó fotos." },
    lines: bought.map(({ lineId, quantity }) => ({ lineId, quantity, restock: false })),
    ...{ shipping: false, alsoCancel: false },
  });
  const alone = { limit: 0n, mayCancel: true };
  mustSucceed(await requestRefund(by(world, world.crew.manager), input, alone), "refund");
}

/** Delivered, and three weeks later the bank asks. */
export async function* isDisputed(world: World, dice: Dice, wish: Wish, end: "open" | "won" | "lost"): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  yield* fulfil(world, dice, attempt.orderId, wish);
  yield plus(world.time.now(), dice.int(10, 16) * DAY_MS);
  await dispute(world, attempt, "open");
  if (end === "open") return;
  yield plus(world.time.now(), dice.int(8, 14) * DAY_MS);
  await dispute(world, attempt, end);
}

/** Never paid, and the customer says that it is not wanted any more. */
export async function* cancelsUnpaid(world: World, dice: Dice, wish: Wish): Story {
  const bought = yield* checkout(world, dice, { ...wish, method: "bank_transfer" });
  if (!bought) return;
  yield deskTime(dice, hours(dice, world.time.now(), 3, 40));
  if ((await look(world, bought.orderId)).paymentStatus !== "pending") return;
  await cancel(world, bought.orderId, { reason: dice.pick(["customer_asked", "duplicate", "other"]) });
}

/** Canceled by the wrong click and taken back. */
export async function* isCanceledByMistake(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  const { orderId } = attempt;
  yield minutes(dice, world.time.now(), 30, 60);
  await cancel(world, orderId, { notify: false });
  yield minutes(dice, world.time.now(), 1, 3);
  const { version } = await look(world, orderId);
  const input = { orderId, expectedVersion: version, acceptShortage: false };
  mustSucceed(await uncancelOrder(by(world, world.crew.manager), input), "uncancel");
  yield minutes(dice, world.time.now(), 1, 3);
  yield* fulfil(world, dice, orderId, wish);
}

/** Canceled while the parcel was on its way. */
export async function* isCanceledOnTheWay(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, { ...wish, how: "delivery" });
  if (!attempt) return;
  yield deskTime(dice, world.time.now());
  const shipmentId = await sendParcel(world, dice, attempt.orderId);
  if (!shipmentId) return;
  yield hours(dice, world.time.now(), 20, 30);
  await cancel(world, attempt.orderId, { note: "Cambió de dirección, pide devolver el paquete." });
}

/** Never came back in one piece: written off instead of returned to the shelf. */
export async function* breaks(world: World, dice: Dice, wish: Wish): Story {
  const lines = [{ sku: "PRENSA-600", quantity: 1 }];
  const attempt = yield* paysByCard(world, dice, { ...wish, lines, how: "delivery" });
  if (!attempt) return;
  yield deskTime(dice, world.time.now());
  const shipmentId = await sendParcel(world, dice, attempt.orderId);
  if (!shipmentId) return;
  yield* travel(world, dice, attempt.orderId, shipmentId);
  yield deskTime(dice, hours(dice, world.time.now(), 20, 40));
  const order = await look(world, attempt.orderId);
  const notReturned = order.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  await cancel(world, attempt.orderId, { reason: "other", note: "Llegó quebrada.", notReturned });
  yield hours(dice, world.time.now(), 1, 4);
  await refundAtProvider(world, attempt, { amount: attempt.due });
}

/** The address does not exist: the mail comes back. */
export async function* bounces(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* paysByCard(world, dice, wish);
  if (!attempt) return;
  yield minutes(dice, world.time.now(), 2, 6);
  const { orderId } = attempt;
  const [sent] = await world.tx
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.orderId, orderId), eq(letters.audience, "customer"), eq(letters.state, "sent")));
  if (sent)
    await tell(world, providerActor("resend"), orderId, [
      { kind: "letter_failed", letterId: sent.id, cause: "bounced" },
    ]);
}
