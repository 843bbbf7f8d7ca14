import { findDemoPayment, updateDemoPayment } from "@/db/queries/demo-payments";
import { CUSTOMER, providerActor } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mintId, orderRef } from "@/lib/kernel/ids";
import { type Currency, money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import { receiveProviderMessage } from "@/lib/payments/commands/receive-provider-message";
import { startPayment } from "@/lib/payments/commands/start-payment";
import type { ProviderFact } from "@/lib/payments/provider";
import type { Dice } from "../dice";
import { by, type World } from "../world";

export type Attempt = {
  readonly orderId: number;
  readonly objectId: string;
  readonly paymentId: string;
  readonly due: bigint;
};

/** The buyer presses "pay": one live page at the demo provider. */
export async function startDemo(world: World, orderId: number): Promise<Attempt> {
  const { ctx, tx } = world;
  const url = `${ctx.appUrl}/`;
  const page = mustSucceed(
    await startPayment(by(world, CUSTOMER), { orderId, methodKey: "demo", successUrl: url, cancelUrl: url }),
    "start payment",
  );
  const book = await findDemoPayment(tx, page.objectId);
  if (!book) throw new Error(`${page.objectId} is not in the books`);
  return { orderId, objectId: book.id, paymentId: book.paymentId, due: book.amount };
}

/** A signed message arrives: stored, then worked on by its job, as any other. */
export async function hear(
  world: World,
  { objectId }: Attempt,
  type: string,
  more: { readonly facts?: readonly ProviderFact[]; readonly eventId?: string } = {},
): Promise<string> {
  const { ctx, demo } = world;
  const eventId = more.eventId ?? mintId(ctx.random, "evt");
  const raw = demo.message(eventId, type, objectId, more.facts);
  mustSucceed(await receiveProviderMessage(by(world, providerActor("demo")), demo.provider, raw), type);
  return eventId;
}

type Book = Parameters<typeof updateDemoPayment>[2];

async function write(world: World, { objectId }: Attempt, change: Book): Promise<void> {
  const before = await findDemoPayment(world.tx, objectId);
  const version = (before?.version ?? 0) + 1;
  await updateDemoPayment(world.tx, objectId, { ...change, version, changedAt: world.ctx.now() });
}

export type Paid = { readonly amount?: bigint; readonly currency?: Currency };

/** The buyer pays on the page. `amount` and `currency` differ only where a story goes wrong. Returns the event id. */
export async function capture(world: World, attempt: Attempt, paid: Paid = {}): Promise<string> {
  const { amount = attempt.due, currency = "CLP" } = paid;
  const capturedAt = world.ctx.now();
  await write(world, attempt, { captured: amount, capturedCurrency: currency, capturedAt, state: "paid" });
  return hear(world, attempt, "payment.captured");
}

const CODES = ["insufficient_funds", "card_declined", "expired_card"] as const;

/** The bank says no; `final`: the page is over too. */
export async function decline(world: World, dice: Dice, attempt: Attempt, final: boolean): Promise<void> {
  const failure = { code: dice.pick(CODES), final, at: world.ctx.now().toISOString() };
  await write(world, attempt, { failure, ...(final ? { state: "failed" as const } : {}) });
  await hear(world, attempt, "payment.failed");
}

export type Refunding = {
  readonly amount: bigint;
  readonly state?: "pending" | "succeeded" | "failed";
  readonly refundId?: string;
};

/** Money back on the provider's own page, or what became of a refund that the desk asked for. */
export async function refundAtProvider(world: World, attempt: Attempt, refunding: Refunding): Promise<void> {
  const { amount, state = "succeeded", refundId = null } = refunding;
  const made = { id: `demo_re_${attempt.paymentId}`, refundId, amount: amount.toString(), state };
  await write(world, attempt, { refunds: [{ ...made, at: world.ctx.now().toISOString() }] });
  await hear(world, attempt, "refund.updated");
}

/** The buyer's bank takes the money back, for now. The demo's books know no disputes: this is what a real provider would say. */
export async function dispute(world: World, attempt: Attempt, stage: "open" | "won" | "lost"): Promise<void> {
  const at = world.ctx.now();
  const fact: ProviderFact = {
    kind: "dispute",
    orderRef: orderRef(attempt.orderId),
    paymentId: attempt.paymentId,
    objectId: attempt.objectId,
    disputeId: `demo_dp_${attempt.paymentId}`,
    amount: money(attempt.due, "CLP"),
    stage,
    reason: "product_not_received",
    dueBy: plus(at, 9 * DAY_MS),
    occurredAt: at,
  };
  await hear(world, attempt, "dispute.updated", { facts: [fact] });
}
