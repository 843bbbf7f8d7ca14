import { findDemoPayment, updateDemoPayment } from "@/db/queries/demo-payments";
import { CUSTOMER } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mintId, orderRef } from "@/lib/kernel/ids";
import { type Currency, money } from "@/lib/kernel/money";
import { mustSucceed } from "@/lib/kernel/result";
import { actOnDemoPage, type DemoAct } from "@/lib/payments/commands/act-on-demo-page";
import { startPayment } from "@/lib/payments/commands/start-payment";
import type { ProviderFact } from "@/lib/payments/provider";
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

async function hear(
  world: World,
  attempt: Attempt,
  type: string,
  facts?: readonly ProviderFact[],
): Promise<void> {
  const eventId = mintId(world.ctx.random, "demo_evt");
  await world.demo.send(world.ctx, { eventId, type, objectId: attempt.objectId, facts });
}

export type Paid = { readonly amount?: string; readonly currency?: Currency };

/** What the buyer does on the page; its messages leave by themselves, late, twice or out of order where the act says so. */
export async function act(
  world: World,
  attempt: Attempt,
  act: DemoAct,
  { amount, currency }: Paid = {},
): Promise<void> {
  const input = { id: attempt.objectId, act, amount: amount ?? null, currency: currency ?? null };
  mustSucceed(await actOnDemoPage(by(world, CUSTOMER), input), `demo page: ${act}`);
}

type Book = Parameters<typeof updateDemoPayment>[2];

async function write(world: World, { objectId }: Attempt, change: Book): Promise<void> {
  const before = await findDemoPayment(world.tx, objectId);
  const version = (before?.version ?? 0) + 1;
  await updateDemoPayment(world.tx, objectId, { ...change, version, changedAt: world.ctx.now() });
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
  await hear(world, attempt, "dispute.updated", [fact]);
}
