import { z } from "zod";
import { inTransaction } from "@/db/client";
import { type KnownAttempt, listAttemptsIn, listOurPayments } from "@/db/queries/our-payments";
import { findOrderOfFact } from "@/db/queries/payments";
import {
  closeEarlier,
  findRun,
  insertDifferences,
  insertRun,
  labelsOf,
  lastComparedTo,
  lockProvider,
  type NewDifference,
  type RunRow,
  updateRun,
} from "@/db/queries/reconciliation";
import { DAY_MS, HOUR_MS, plus } from "@/lib/kernel/clock";
import { orderIdOf } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { listedOf, listedText } from "@/lib/payments/listed";
import type { ListedPayment, PaymentProvider, Period } from "@/lib/payments/provider";
import { type Difference, type OurPayment, reconcile } from "@/lib/payments/reconcile";
import type { Context } from "@/lib/platform/context";
import { isDay, spanOf } from "@/lib/shop/day";
import { repairRun } from "./fix-difference";

const MOST_DAYS = 62;
/** The least that a run of the clock looks back: a provider gives up on a message after three days. */
const LEAST_BACK_MS = 3 * DAY_MS;
const OVERLAP_MS = HOUR_MS;

export const startReconciliationInput = z.strictObject({
  provider: z.string().min(1).max(40),
  from: z.string().refine(isDay, "bad_day"),
  to: z.string().refine(isDay, "bad_day"),
});
export type StartReconciliationInput = z.output<typeof startReconciliationInput>;
export type StartReconciliationRefused = { readonly code: "provider_not_configured" | "period_too_long" };

/** Begins a comparison for a person; a job does it, and changes nothing by itself: each difference waits for its fix. */
export async function startReconciliation(
  ctx: Context,
  input: StartReconciliationInput,
): Promise<Result<{ readonly runId: number }, StartReconciliationRefused>> {
  if (!ctx.providers.has(input.provider)) return refuse({ code: "provider_not_configured" });
  const { timeZone } = await ctx.settings();
  const span = spanOf(input, timeZone);
  if (span.before.getTime() - span.from.getTime() > MOST_DAYS * DAY_MS)
    return refuse({ code: "period_too_long" });
  const staffId = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
  const runId = await inTransaction(ctx.db, async (tx) => {
    const id = await insertRun(
      tx,
      newRun(input.provider, { from: span.from, to: span.before }, staffId, ctx.now()),
    );
    await ctx.enqueue(
      tx,
      "payments:reconcile",
      { runId: id, repair: false },
      { key: `reconcile:${id}`, maxAttempts: 3 },
    );
    return id;
  });
  return ok({ runId });
}

const newRun = (provider: string, { from, to }: Period, staffId: number | null, startedAt: Date) => ({
  ...{ provider, periodFrom: from, periodTo: to, staffId, startedAt },
  state: "waiting" as const,
});

/** The clock's own: each provider since it was last compared, and what it missed is repaired at once. One that fails does not stop the others. */
export async function reconcileAll(ctx: Context): Promise<void> {
  const failures: unknown[] = [];
  for (const provider of ctx.providers.values()) {
    const now = ctx.now();
    const last = await lastComparedTo(ctx.db, provider.name);
    const back = plus(now, -LEAST_BACK_MS);
    const from = last && plus(last, -OVERLAP_MS) < back ? plus(last, -OVERLAP_MS) : back;
    const runId = await inTransaction(ctx.db, (tx) =>
      insertRun(tx, newRun(provider.name, { from, to: now }, null, now)),
    );
    await reconcileRun(ctx, { runId, repair: true }).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} providers could not be compared`);
}

/**
 * Compares one run's provider with our journal and keeps what does not agree; with `repair`, what can be made good without a person is.
 * A run that is done is not done again. @throws when the provider gave no list: the run says so, the job tries again.
 */
export async function reconcileRun(
  ctx: Context,
  { runId, repair }: { readonly runId: number; readonly repair: boolean },
): Promise<void> {
  const run = await findRun(ctx.db, runId);
  if (!run) return;
  try {
    if (run.finishedAt === null) await compareRun(ctx, run);
    if (repair) await repairRun(ctx, runId);
    await updateRun(ctx.db, runId, { state: "done", error: null });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await updateRun(ctx.db, runId, { state: "failed", error: reason.slice(0, 1_000) });
    throw error;
  }
}

type Heard = {
  readonly listed: readonly ListedPayment[];
  /** Objects that the provider gave no answer about. */
  readonly unanswered: ReadonlySet<string>;
};

async function compareRun(ctx: Context, run: RunRow): Promise<void> {
  const provider = ctx.providers.get(run.provider);
  if (!provider) throw new Error(`${run.provider} is not configured`);
  const period = { from: run.periodFrom, to: run.periodTo };
  const first = await theirsOf(ctx, provider, period);
  const named = await oursOf(ctx, provider, period, first.listed);
  const heard = await confirmed(provider, first, named);
  const ours = named.filter(({ objectId }) => objectId === null || !heard.unanswered.has(objectId));
  const { agreed, differences, sums } = reconcile(heard.listed, ours);
  const rows = await Promise.all(differences.map((one) => rowOf(ctx, run, one)));
  const objectIds = [
    ...heard.listed.map((one) => one.objectId),
    ...ours.flatMap(({ objectId }) => objectId ?? []),
  ];
  const labels = await labelsOf(
    ctx.db,
    run.provider,
    rows.map(({ objectId }) => objectId),
  );
  await inTransaction(ctx.db, async (tx) => {
    await lockProvider(tx, run.provider);
    await closeEarlier(tx, { id: run.id, provider: run.provider, at: ctx.now() }, { objectIds, found: rows });
    await insertDifferences(
      tx,
      rows.map((row) => ({ ...row, ...labelOf(row, labels) })),
    );
    await updateRun(tx, run.id, {
      source: provider.list ? "list" : "asked",
      listed: heard.listed.length,
      unanswered: heard.unanswered.size,
      agreed,
      sums,
      finishedAt: ctx.now(),
    });
  });
}

async function theirsOf(ctx: Context, provider: PaymentProvider, period: Period): Promise<Heard> {
  if (provider.list) return { listed: await provider.list(period), unanswered: new Set() };
  return askEach(provider, await listAttemptsIn(ctx.db, provider.name, period));
}

async function askEach(
  provider: PaymentProvider,
  attempts: readonly Pick<KnownAttempt, "objectId">[],
): Promise<Heard> {
  const listed: ListedPayment[] = [];
  const unanswered = new Set<string>();
  for (const { objectId } of attempts) {
    const asked = await provider.ask(objectId).catch(() => null);
    if (!asked || asked.state === "unknown") unanswered.add(objectId);
    else listed.push(...listedOf(asked.facts));
  }
  return { listed, unanswered };
}

const oursOf = (ctx: Context, { name }: PaymentProvider, period: Period, listed: readonly ListedPayment[]) =>
  listOurPayments(ctx.db, name, period, {
    objectIds: listed.map(({ objectId }) => objectId),
    paymentIds: listed.flatMap(({ paymentId }) => paymentId ?? []),
  });

/** What a list leaves out may lie beyond its edge: asked by name, the provider has the last word before it is called missing. */
async function confirmed(
  provider: PaymentProvider,
  { listed, unanswered }: Heard,
  ours: readonly OurPayment[],
): Promise<Heard> {
  const known = new Set(listed.map(({ objectId }) => objectId));
  const missing = ours.flatMap(({ objectId, captured }) =>
    objectId !== null && captured > 0n && !known.has(objectId) && !unanswered.has(objectId)
      ? [{ objectId }]
      : [],
  );
  const asked = await askEach(provider, missing);
  return {
    listed: [...listed, ...asked.listed],
    unanswered: new Set([...unanswered, ...asked.unanswered]),
  };
}

async function rowOf(ctx: Context, run: RunRow, found: Difference): Promise<NewDifference> {
  const { listed, ...rest } = found;
  const named = listed?.orderRef ? orderIdOf(listed.orderRef) : null;
  const orderId =
    found.orderId ??
    (listed ? await findOrderOfFact(ctx.db, { ...listed, provider: run.provider }, named) : null);
  return {
    ...rest,
    orderId,
    listed: listedText(listed),
    runId: run.id,
    provider: run.provider,
    state: "open",
  };
}

/** A reason that was given for the same amounts before holds for them now. */
function labelOf(
  row: NewDifference,
  labels: readonly (NewDifference & { readonly outcome?: string | null })[],
) {
  const same = labels.findLast(
    (one) =>
      one.objectId === row.objectId &&
      one.kind === row.kind &&
      one.ours === row.ours &&
      one.theirs === row.theirs,
  );
  if (!same) return {};
  const { outcome, decidedBy, decidedAt } = same;
  return { state: "labelled" as const, outcome, decidedBy, decidedAt };
}
