import { findPerson } from "@/db/queries/people";
import { formatMoney } from "@/lib/i18n/format";
import { CUSTOMER } from "@/lib/kernel/actor";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { sha256Hex } from "@/lib/kernel/hash";
import { money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import { acceptReceipt, rejectReceipt } from "@/lib/payments/commands/review-receipt";
import { submitReceipt } from "@/lib/payments/commands/submit-receipt";
import { voidPayment } from "@/lib/payments/commands/void-payment";
import { dayOf } from "@/lib/shop/day";
import { deskTime, hours, minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Story } from "../timeline";
import { voucherPdf } from "../voucher";
import { by, type World } from "../world";
import { checkout, type Wish } from "./checkout";
import { act } from "./paying";
import { fulfil, record, walksAway } from "./plain";
import { look } from "./sending";

async function* transfers(world: World, dice: Dice, wish: Wish): Story<number | null> {
  const bought = yield* checkout(world, dice, { ...wish, method: "bank_transfer" });
  if (!bought) return null;
  yield hours(dice, world.time.now(), 2, 20);
  return bought.orderId;
}

const BANKS = ["Banco Cordillera", "Banco del Puerto", "Caja Andina"] as const;

/** A voucher as banks print it, kept like one that a customer sends. */
async function sendReceipt(world: World, dice: Dice, orderId: number, amount: bigint): Promise<string> {
  const { ctx, files, time } = world;
  const [order, { name: shop, timeZone }] = [await look(world, orderId), await ctx.settings()];
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  const payer = person?.fullName ?? "";
  const said = { bank: dice.pick(BANKS), reference: String(dice.int(10_000_000, 99_999_999)), payer };
  const claimedOn = dayOf(time.now(), timeZone);
  const written = formatMoney(money(amount, "CLP"), "es-CL");
  const bytes = voucherPdf({ ...said, amount: written, day: claimedOn.split("-").reverse().join("-"), shop });
  const fileHash = sha256Hex(bytes);
  const file = {
    ...{ key: `receipts/${fileHash.slice(0, 2)}/${fileHash.slice(0, 32)}`, type: "application/pdf" },
    ...{ name: `comprobante-${said.reference}.pdf`, size: bytes.length },
  };
  if (files) await files.put(file.key, bytes, file.type);
  const input = { ...said, orderId, fileHash, claimedAmount: amount, claimedOn, ...(files ? { file } : {}) };
  return mustSucceed(await submitReceipt(by(world, CUSTOMER), input), "receipt").receiptId;
}

/** A photo of the transfer waits for somebody who looks. */
export async function* sendsReceipt(world: World, dice: Dice, wish: Wish): Story {
  const orderId = yield* transfers(world, dice, wish);
  if (orderId === null) return;
  await sendReceipt(world, dice, orderId, (await look(world, orderId)).balanceDue);
}

/** The first photo is of another transfer, the second one is right. */
export async function* sendsReceiptTwice(world: World, dice: Dice, wish: Wish): Story {
  const orderId = yield* transfers(world, dice, wish);
  if (orderId === null) return;
  const due = (await look(world, orderId)).balanceDue;
  const wrong = await sendReceipt(world, dice, orderId, due - 1_000n);
  yield deskTime(dice, world.time.now());
  const manager = by(world, world.crew.manager);
  mustSucceed(
    await rejectReceipt(manager, { orderId, receiptId: wrong, reason: "other_transfer" }),
    "reject",
  );
  yield hours(dice, world.time.now(), 1, 5);
  const right = await sendReceipt(world, dice, orderId, due);
  yield deskTime(dice, world.time.now());
  const accepted = { orderId, receiptId: right, methodKey: "bank_transfer" as const, acceptShortage: false };
  mustSucceed(await acceptReceipt(manager, accepted), "accept");
  yield plus(world.time.now(), 60_000);
  yield* fulfil(world, dice, orderId, wish);
}

/** Half now, the rest later, or never. */
export async function* paysInParts(world: World, dice: Dice, wish: Wish): Story {
  const orderId = yield* transfers(world, dice, wish);
  if (orderId === null) return;
  const { balanceDue } = await look(world, orderId);
  yield deskTime(dice, world.time.now());
  await record(world, orderId, {
    methodKey: "bank_transfer",
    amount: balanceDue / 2n,
    reference: "Primer abono",
  });
}

export async function* paysTooMuch(world: World, dice: Dice, wish: Wish): Story {
  const orderId = yield* transfers(world, dice, wish);
  if (orderId === null) return;
  const { balanceDue } = await look(world, orderId);
  yield deskTime(dice, world.time.now());
  await record(world, orderId, {
    methodKey: "bank_transfer",
    amount: balanceDue + 5_000n,
    reference: "TEF 55120981",
  });
}

/** Transfers, the desk writes it down, and then the card goes through as well. */
export async function* paysTwice(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield hours(dice, world.time.now(), 1, 3);
  await record(world, attempt.orderId, { methodKey: "bank_transfer", reference: "TEF 71920034" });
  yield minutes(dice, world.time.now(), 10, 50);
  await act(world, attempt, "pay");
}

/** The page was told another amount, or another currency: never paid, always flagged. */
export async function* paysSomethingElse(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield minutes(dice, world.time.now(), 2, 8);
  if (dice.chance(0.5)) await act(world, attempt, "pay", { amount: "35.00", currency: "USD" });
  else await act(world, attempt, "pay", { amount: (attempt.due - 2_000n).toString() });
}

/** The failure is heard after the money: it comes late and changes nothing. */
export async function* paysOutOfOrder(world: World, dice: Dice, wish: Wish): Story {
  const attempt = yield* walksAway(world, dice, wish);
  if (!attempt) return;
  yield minutes(dice, world.time.now(), 2, 8);
  await act(world, attempt, "pay_unordered");
  yield minutes(dice, world.time.now(), 2, 4);
  yield* fulfil(world, dice, attempt.orderId, wish);
}

/** Marked on the wrong order, taken back, found again next day. */
export async function* isMarkedByMistake(world: World, dice: Dice, wish: Wish): Story {
  const orderId = yield* transfers(world, dice, wish);
  if (orderId === null) return;
  yield deskTime(dice, world.time.now());
  await record(world, orderId, { methodKey: "bank_transfer", reference: "TEF 30021177" });
  const paymentId = Object.keys((await look(world, orderId)).money.payments)[0] ?? "";
  yield minutes(dice, world.time.now(), 3, 9);
  const input = { orderId, paymentId, reason: "mistake" as const };
  mustSucceed(await voidPayment(by(world, world.crew.manager), input), "void");
  yield deskTime(dice, plus(world.time.now(), 20 * HOUR_MS));
  if ((await look(world, orderId)).paymentStatus !== "pending") return;
  await record(world, orderId, { methodKey: "bank_transfer", reference: "TEF 30021184" });
  yield plus(world.time.now(), 60_000);
  yield* fulfil(world, dice, orderId, wish);
}
