import { and, asc, count, desc, eq, inArray, max, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { orders, reconciliationDifferences, reconciliationRuns, staff } from "@/db/schema";

export type RunRow = typeof reconciliationRuns.$inferSelect;
export type NewRun = typeof reconciliationRuns.$inferInsert;
export type DifferenceRow = typeof reconciliationDifferences.$inferSelect;
export type NewDifference = typeof reconciliationDifferences.$inferInsert;

export async function insertRun(tx: Tx, row: NewRun): Promise<number> {
  const [made] = await tx.insert(reconciliationRuns).values(row).returning({ id: reconciliationRuns.id });
  if (!made) throw new Error("the run was not written");
  return made.id;
}

export async function findRun(reader: Reader, id: number): Promise<RunRow | null> {
  const [row] = await reader.select().from(reconciliationRuns).where(eq(reconciliationRuns.id, id));
  return row ?? null;
}

export async function updateRun(reader: Reader, id: number, change: Partial<NewRun>): Promise<void> {
  await reader.update(reconciliationRuns).set(change).where(eq(reconciliationRuns.id, id));
}

/** The end of the newest period that was compared to its end. */
export async function lastComparedTo(reader: Reader, provider: string): Promise<Date | null> {
  const [row] = await reader
    .select({ to: max(reconciliationRuns.periodTo) })
    .from(reconciliationRuns)
    .where(and(eq(reconciliationRuns.provider, provider), eq(reconciliationRuns.state, "done")));
  return row?.to ?? null;
}

/** One run of a provider writes at a time. */
export async function lockProvider(tx: Tx, provider: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reconcile:${provider}`}, 0))`);
}

type Seen = {
  readonly objectIds: readonly string[];
  readonly found: readonly Pick<DifferenceRow, "objectId" | "kind">[];
};

/**
 * What earlier runs left open about the objects that this one looked at: found again, it is carried to this run; not found again, it
 * has settled itself.
 */
export async function closeEarlier(
  tx: Tx,
  run: { readonly id: number; readonly provider: string; readonly at: Date },
  { objectIds, found }: Seen,
): Promise<void> {
  const keys = JSON.stringify(found.map(({ objectId, kind }) => ({ objectId, kind })));
  const earlier = sql`provider = ${run.provider} and state = 'open' and run_id <> ${run.id}`;
  await tx.execute(sql`update reconciliation_differences set state = 'carried', outcome = 'carried', decided_at = ${run.at}
    where ${earlier} and (object_id, kind) in (select x->>'objectId', x->>'kind' from json_array_elements(${keys}::json) x)`);
  await tx.execute(sql`update reconciliation_differences set state = 'fixed', outcome = 'by_itself', decided_at = ${run.at}
    where ${earlier} and object_id in (select json_array_elements_text(${JSON.stringify(objectIds)}::json))`);
}

export async function insertDifferences(tx: Tx, rows: readonly NewDifference[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await tx
      .insert(reconciliationDifferences)
      .values(rows.slice(start, start + 500))
      .onConflictDoNothing();
  }
}

/** Reasons that a person gave for the same differences before, newest last. */
export async function labelsOf(
  reader: Reader,
  provider: string,
  objectIds: readonly string[],
): Promise<DifferenceRow[]> {
  if (objectIds.length === 0) return [];
  return reader
    .select()
    .from(reconciliationDifferences)
    .where(
      and(
        eq(reconciliationDifferences.provider, provider),
        eq(reconciliationDifferences.state, "labelled"),
        sql`${reconciliationDifferences.objectId} in (select json_array_elements_text(${JSON.stringify(objectIds)}::json))`,
      ),
    )
    .orderBy(asc(reconciliationDifferences.id));
}

export async function findDifference(reader: Reader, id: number): Promise<DifferenceRow | null> {
  const [row] = await reader
    .select()
    .from(reconciliationDifferences)
    .where(eq(reconciliationDifferences.id, id));
  return row ?? null;
}

export async function updateDifference(
  reader: Reader,
  id: number,
  change: Partial<NewDifference>,
): Promise<void> {
  await reader
    .update(reconciliationDifferences)
    .set(change)
    .where(and(eq(reconciliationDifferences.id, id), eq(reconciliationDifferences.state, "open")));
}

export async function listOpenOf(reader: Reader, runId: number): Promise<DifferenceRow[]> {
  return reader
    .select()
    .from(reconciliationDifferences)
    .where(and(eq(reconciliationDifferences.runId, runId), eq(reconciliationDifferences.state, "open")))
    .orderBy(asc(reconciliationDifferences.id));
}

export type ShownDifference = Awaited<ReturnType<typeof listDifferences>>[number];

export function listDifferences(reader: Reader, runId: number, limit = 500) {
  return reader
    .select({ difference: reconciliationDifferences, orderNumber: orders.number, decidedByName: staff.name })
    .from(reconciliationDifferences)
    .leftJoin(orders, eq(orders.id, reconciliationDifferences.orderId))
    .leftJoin(staff, eq(staff.id, reconciliationDifferences.decidedBy))
    .where(eq(reconciliationDifferences.runId, runId))
    .orderBy(sql`${reconciliationDifferences.state} = 'open' desc`, asc(reconciliationDifferences.id))
    .limit(limit);
}

export type ShownRun = Awaited<ReturnType<typeof listRuns>>[number];

/** The newest runs, with how many differences each has and how many of them are open. */
export function listRuns(reader: Reader, limit = 50) {
  const d = reconciliationDifferences;
  return reader
    .select({
      run: reconciliationRuns,
      staffName: staff.name,
      differences: sql<number>`(select count(*)::int from ${d} where ${d.runId} = ${reconciliationRuns.id})`,
      open: sql<number>`(select count(*)::int from ${d} where ${d.runId} = ${reconciliationRuns.id} and ${d.state} = 'open')`,
    })
    .from(reconciliationRuns)
    .leftJoin(staff, eq(staff.id, reconciliationRuns.staffId))
    .orderBy(desc(reconciliationRuns.id))
    .limit(limit);
}

export async function countOpenDifferences(reader: Reader): Promise<number> {
  const [row] = await reader
    .select({ open: count() })
    .from(reconciliationDifferences)
    .where(inArray(reconciliationDifferences.state, ["open"]));
  return row?.open ?? 0;
}

export type Candidate = { readonly differenceId: number; readonly number: number; readonly name: string };
const MOST_CANDIDATES = 3;

/** Orders that a payment without an order may belong to: of the same currency and amount, made around that day; unpaid ones first. */
export async function listCandidates(reader: Reader, runId: number): Promise<Candidate[]> {
  const { rows } = await reader.execute<{ id: string; number: number; name: string | null }>(sql`
    select d.id, o.number, o.name from reconciliation_differences d cross join lateral (
      select number, (select full_name from people where people.id = person_id) as name from orders
      where currency = d.currency and (total = d.theirs or balance_due = d.theirs)
        and created_at between d.occurred_at - interval '2 days' and d.occurred_at + interval '1 day'
      order by (captured >= total), abs(extract(epoch from created_at - d.occurred_at)), id
      limit ${MOST_CANDIDATES}) o
    where d.run_id = ${runId} and d.state = 'open' and d.order_id is null and d.theirs > 0 order by d.id`);
  return rows.map(({ id, number, name }) => ({ differenceId: Number(id), number, name: name ?? "" }));
}
