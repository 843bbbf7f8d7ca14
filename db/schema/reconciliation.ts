import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { DifferenceKind, RunSums } from "@/lib/payments/reconcile";
import { at, minor, ref, rowId } from "./columns";

/** Attempts that nobody has heard of for too long, and when their provider is asked again. */
export const attemptAsks = pgTable(
  "attempt_asks",
  {
    orderId: ref("order_id").notNull(),
    paymentId: text("payment_id").notNull(),
    askedAt: at("asked_at").notNull(),
    /** What the provider said last: live, unknown. */
    answer: text("answer").notNull(),
    tries: integer("tries").notNull(),
    nextAt: at("next_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.paymentId] })],
);

/** One comparison of a provider's list with ours. */
export const reconciliationRuns = pgTable(
  "reconciliation_runs",
  {
    id: rowId(),
    provider: text("provider").notNull(),
    periodFrom: at("period_from").notNull(),
    periodTo: at("period_to").notNull(),
    state: text("state").$type<"waiting" | "done" | "failed">().notNull(),
    /** Null: the clock. */
    staffId: ref("staff_id"),
    /** Whether the provider gave a list, or was asked payment by payment. */
    source: text("source").$type<"list" | "asked">(),
    listed: integer("listed").notNull().default(0),
    agreed: integer("agreed").notNull().default(0),
    /** Payments that the provider was asked about without an answer: nothing is concluded about them. */
    unanswered: integer("unanswered").notNull().default(0),
    sums: jsonb("sums").$type<readonly RunSums[]>().notNull().default([]),
    error: text("error"),
    startedAt: at("started_at").notNull(),
    finishedAt: at("finished_at"),
  },
  (t) => [index("reconciliation_runs_provider_idx").on(t.provider, t.id)],
);

/** What did not agree in a run, and what was done about it. */
export const reconciliationDifferences = pgTable(
  "reconciliation_differences",
  {
    id: rowId(),
    runId: ref("run_id").notNull(),
    provider: text("provider").notNull(),
    kind: text("kind").$type<DifferenceKind>().notNull(),
    objectId: text("object_id").notNull(),
    paymentId: text("payment_id"),
    orderId: ref("order_id"),
    currency: text("currency").notNull(),
    /** Null: this side does not know it. */
    ours: minor("ours"),
    theirs: minor("theirs"),
    /** The provider's own line, to apply when asking again brings nothing. */
    listed: jsonb("listed"),
    occurredAt: at("occurred_at").notNull(),
    /** open → fixed, or labelled with a reason; carried: found again by a later run. */
    state: text("state").$type<"open" | "fixed" | "labelled" | "carried">().notNull(),
    /** How it was fixed, or the reason that it was labelled with. */
    outcome: text("outcome"),
    decidedBy: ref("decided_by"),
    decidedAt: at("decided_at"),
  },
  (t) => [
    index("reconciliation_differences_run_idx").on(t.runId),
    uniqueIndex("reconciliation_differences_open_uq")
      .on(t.provider, t.objectId, t.kind)
      .where(sql`state = 'open'`),
    index("reconciliation_differences_open_idx").on(t.id).where(sql`state = 'open'`),
  ],
);
