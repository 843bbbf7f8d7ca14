import { z } from "zod";
import { inTransaction } from "@/db/client";
import { findOrderByNumber, listOurPayments } from "@/db/queries/our-payments";
import {
  type DifferenceRow,
  findDifference,
  listOpenOf,
  updateDifference,
} from "@/db/queries/reconciliation";
import { providerActor } from "@/lib/kernel/actor";
import { rowIdField } from "@/lib/kernel/input";
import { mustSucceed, ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { factOf, listedOf, readListed } from "@/lib/payments/listed";
import type { ListedPayment, ProviderFact } from "@/lib/payments/provider";
import { DIFFERENCE_LABELS, reconcile } from "@/lib/payments/reconcile";
import { as, type Context } from "@/lib/platform/context";
import { applyAskedFacts } from "./apply-facts";

export const fixDifferenceInput = z.strictObject({
  differenceId: rowIdField,
  /** For a payment whose order nobody knows. */
  orderNumber: z.preprocess((value) => (value === "" ? undefined : value), rowIdField.optional()),
});
export type FixDifferenceInput = z.output<typeof fixDifferenceInput>;
export type FixRefused = {
  readonly code:
    | "difference_not_found"
    | "already_settled"
    | "order_needed"
    | "order_not_found"
    | "provider_silent"
    | "still_different";
};

/** What the fixes of one run are named after in the journal. */
const sourceOf = (runId: number): string => `reconciled:${runId}`;

/**
 * Makes one difference good by facts: asks the provider once more, applies what it says as if its message had come, and looks whether
 * the two agree now. Harmless twice: known facts change nothing. No network inside a transaction.
 */
export async function fixDifference(
  ctx: Context,
  input: FixDifferenceInput,
): Promise<Result<null, FixRefused>> {
  const row = await findDifference(ctx.db, input.differenceId);
  if (!row) return refuse({ code: "difference_not_found" });
  if (row.state !== "open") return refuse({ code: "already_settled" });
  const orderId = row.orderId ?? (await orderNumbered(ctx, input.orderNumber));
  if (orderId === null) return refuse({ code: input.orderNumber ? "order_not_found" : "order_needed" });
  const heard = await askAgain(ctx, row);
  if (!heard) return refuse({ code: "provider_silent" });
  await applyTo(ctx, { ...row, orderId }, heard);
  if (await isStillDifferent(ctx, row, heard.listed)) return refuse({ code: "still_different" });
  await updateDifference(ctx.db, row.id, {
    ...{ state: "fixed", orderId, outcome: row.kind === "missing_there" ? "confirmed" : "applied" },
    ...decided(ctx),
  });
  return ok(null);
}

/** Everything of a run that needs no person: an order that nobody knows, and what the provider does not confirm, stay open. */
export async function repairRun(ctx: Context, runId: number): Promise<void> {
  for (const { id, orderId } of await listOpenOf(ctx.db, runId)) {
    if (orderId !== null) await fixDifference(ctx, { differenceId: id });
  }
}

export const repairRunInput = z.strictObject({ runId: rowIdField });

/** The same for a person: a job does it. */
export async function startRepair(
  ctx: Context,
  { runId }: z.output<typeof repairRunInput>,
): Promise<Result<null, { readonly code: "nothing_to_fix" }>> {
  const open = await listOpenOf(ctx.db, runId);
  if (!open.some(({ orderId }) => orderId !== null)) return refuse({ code: "nothing_to_fix" });
  await inTransaction(ctx.db, async (tx) => {
    await ctx.enqueue(
      tx,
      "payments:reconcile",
      { runId, repair: true },
      { key: `reconcile:${runId}`, maxAttempts: 3 },
    );
  });
  return ok(null);
}

export const labelDifferenceInput = z.strictObject({
  differenceId: rowIdField,
  reason: z.enum(DIFFERENCE_LABELS),
});

/** Leaves a difference standing with a reason; the next runs keep it while its amounts stay the same. */
export async function labelDifference(
  ctx: Context,
  { differenceId, reason }: z.output<typeof labelDifferenceInput>,
): Promise<Result<null, { readonly code: "difference_not_found" | "already_settled" }>> {
  const row = await findDifference(ctx.db, differenceId);
  if (!row) return refuse({ code: "difference_not_found" });
  if (row.state !== "open") return refuse({ code: "already_settled" });
  await updateDifference(ctx.db, differenceId, { state: "labelled", outcome: reason, ...decided(ctx) });
  return ok(null);
}

const decided = (ctx: Context) => ({
  decidedBy: ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null,
  decidedAt: ctx.now(),
});

const orderNumbered = async (ctx: Context, number: number | undefined): Promise<number | null> =>
  number === undefined ? null : findOrderByNumber(ctx.db, number);

type Heard = { readonly facts: readonly ProviderFact[]; readonly listed: ListedPayment | null };

/** The provider's newest word; where it cannot be asked about the object, its own line in the list stands for it. */
async function askAgain(ctx: Context, row: DifferenceRow): Promise<Heard | null> {
  const kept = readListed(row.listed);
  const provider = ctx.providers.get(row.provider);
  const asked = await provider?.ask(row.objectId).catch(() => null);
  const answered = asked && asked.state !== "unknown" ? asked.facts : null;
  const fresh = answered && listedOf(answered).find(({ objectId }) => objectId === row.objectId);
  if (answered && fresh)
    return { facts: answered, listed: { ...fresh, fee: fresh.fee ?? kept?.fee ?? null } };
  if (kept && kept.captured.amount > 0n) return { facts: [...(answered ?? []), factOf(kept)], listed: kept };
  return answered ? { facts: answered, listed: null } : null;
}

type Placed = DifferenceRow & { readonly orderId: number };

async function applyTo(ctx: Context, row: Placed, { facts, listed }: Heard): Promise<void> {
  const { orderId, provider, runId } = row;
  const applied = await applyAskedFacts(ctx, orderId, provider, facts, sourceOf(runId));
  mustSucceed(applied, `difference ${row.id}`);
  const fee = listed?.fee?.amount;
  if (fee === undefined) return;
  const told = await changeOrder<never>(
    as(ctx, providerActor(provider)),
    orderId,
    ({ money }) => {
      const payment = Object.values(money.payments).find(
        (one) => one.provider === provider && one.providerObjectId === row.objectId,
      );
      const isNews = payment && payment.captured > 0n && payment.fee !== fee;
      if (!isNews) return ok([]);
      return ok([{ kind: "payment_fee_reported", paymentId: payment.paymentId, provider, fee }]);
    },
    { sourceEventId: sourceOf(runId) },
  );
  mustSucceed(told, `fee of difference ${row.id}`);
}

async function isStillDifferent(
  ctx: Context,
  row: DifferenceRow,
  listed: ListedPayment | null,
): Promise<boolean> {
  const nowhere = { from: row.occurredAt, to: row.occurredAt };
  const ours = await listOurPayments(ctx.db, row.provider, nowhere, {
    objectIds: [row.objectId],
    paymentIds: [],
  });
  const { differences } = reconcile(listed ? [listed] : [], ours);
  return differences.some(({ kind }) => kind === row.kind);
}
