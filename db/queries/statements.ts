import { and, asc, count, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import {
  addresses,
  orders,
  people,
  receipts,
  statementLayouts,
  statementRows,
  statements,
} from "@/db/schema";
import type { StatementColumns } from "@/lib/payments/statement-columns";
import type { Candidate } from "@/lib/payments/statement-match";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";

export type StatementFile = typeof statements.$inferSelect;
export type StatementLine = typeof statementRows.$inferSelect;
export type NewStatementLine = Omit<typeof statementRows.$inferInsert, "id">;
export type LineState = StatementLine["state"];

export async function insertStatement(reader: Reader, row: typeof statements.$inferInsert): Promise<void> {
  await reader.insert(statements).values(row);
}

export async function findStatement(reader: Reader, id: string): Promise<StatementFile | null> {
  const [row] = await reader.select().from(statements).where(eq(statements.id, id));
  return row ?? null;
}

export async function listStatements(reader: Reader, most: number): Promise<StatementFile[]> {
  return reader.select().from(statements).orderBy(desc(statements.createdAt)).limit(most);
}

export async function updateStatement(
  reader: Reader | Tx,
  id: string,
  change: Partial<typeof statements.$inferInsert>,
): Promise<void> {
  await reader.update(statements).set(change).where(eq(statements.id, id));
}

/** From `mapping` to `reading`, once, however often the button is pressed. */
export async function claimStatement(tx: Tx, id: string, columns: StatementColumns): Promise<boolean> {
  const claimed = await tx
    .update(statements)
    .set({ state: "reading", columns })
    .where(and(eq(statements.id, id), eq(statements.state, "mapping")))
    .returning({ id: statements.id });
  return claimed.length === 1;
}

export async function findLayout(reader: Reader, heading: string): Promise<StatementColumns | null> {
  const [row] = await reader.select().from(statementLayouts).where(eq(statementLayouts.heading, heading));
  return row?.columns ?? null;
}

export async function keepLayout(
  tx: Tx,
  heading: string,
  columns: StatementColumns,
  at: Date,
): Promise<void> {
  await tx
    .insert(statementLayouts)
    .values({ heading, columns, changedAt: at })
    .onConflictDoUpdate({ target: statementLayouts.heading, set: { columns, changedAt: at } });
}

/** Rows that are known already are left as they are, with what was decided about them. */
export async function insertLines(reader: Reader, rows: readonly NewStatementLine[]): Promise<void> {
  if (rows.length === 0) return;
  await reader
    .insert(statementRows)
    .values([...rows])
    .onConflictDoNothing({ target: statementRows.hash });
}

export async function countLines(reader: Reader, statementId: string): Promise<number> {
  const [row] = await reader
    .select({ lines: count() })
    .from(statementRows)
    .where(eq(statementRows.statementId, statementId));
  return row?.lines ?? 0;
}

export async function countByState(reader: Reader): Promise<Readonly<Record<LineState, number>>> {
  const rows = await reader
    .select({ state: statementRows.state, lines: count() })
    .from(statementRows)
    .groupBy(statementRows.state);
  const none = { open: 0, later: 0, dismissed: 0, used: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, lines }) => [state, lines])) };
}

export type LineKey = { readonly day: string; readonly id: number };
export type ListedLine = StatementLine & {
  readonly orderNumber: number | null;
  /** What it paid was voided since: it may be used again. */
  readonly isFree: boolean;
};

const PAID = sql`(${orders.state}->'money'->'payments'->${statementRows.paymentId}->>'state')`;

/** Newest first, by day of the bank. */
export async function listLines(
  reader: Reader,
  {
    state,
    after,
    limit,
  }: { readonly state: LineState; readonly after: LineKey | null; readonly limit: number },
): Promise<ListedLine[]> {
  const older: SQL | undefined = after
    ? or(
        lt(statementRows.bookedOn, after.day),
        and(eq(statementRows.bookedOn, after.day), lt(statementRows.id, after.id)),
      )
    : undefined;
  const rows = await reader
    .select({
      line: statementRows,
      orderNumber: orders.number,
      isFree: sql<boolean>`${statementRows.state} = 'used' and ${PAID} is distinct from 'captured'`,
    })
    .from(statementRows)
    .leftJoin(orders, eq(orders.id, statementRows.orderId))
    .where(and(eq(statementRows.state, state), older))
    .orderBy(desc(statementRows.bookedOn), desc(statementRows.id))
    .limit(limit);
  return rows.map(({ line, orderNumber, isFree }) => ({ ...line, orderNumber, isFree }));
}

/** Holds the row until the transaction ends: two people cannot use it for two orders. */
export async function lockLine(tx: Tx, id: number): Promise<StatementLine | null> {
  const [row] = await tx.select().from(statementRows).where(eq(statementRows.id, id)).for("update");
  return row ?? null;
}

export async function updateLine(
  tx: Tx | Reader,
  id: number,
  change: Partial<NewStatementLine>,
): Promise<void> {
  await tx.update(statementRows).set(change).where(eq(statementRows.id, id));
}

export async function orderNumberOf(reader: Reader, orderId: number): Promise<number | null> {
  const [row] = await reader.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
  return row?.number ?? null;
}

export async function orderIdOf(reader: Reader, number: number): Promise<number | null> {
  const [row] = await reader.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
  return row?.id ?? null;
}

export type Clues = {
  readonly amounts: readonly bigint[];
  readonly numbers: readonly number[];
  readonly references: readonly string[];
};
export type OrderCandidate = Candidate & { readonly currency: string };

const MOST_CANDIDATES = 500;

/** Orders that wait for money by hand and share an amount, a number or a reference with some rows. */
export async function candidatesFor(
  reader: Reader,
  clues: Clues,
  timeZone: string,
): Promise<OrderCandidate[]> {
  const { amounts, numbers, references } = clues;
  const claimedBy = (is: SQL) =>
    sql`exists (select 1 from receipts r where r.order_id = ${orders.id} and ${is})`;
  const shares = or(
    amounts.length > 0 ? inArray(orders.balanceDue, [...amounts]) : undefined,
    numbers.length > 0 ? inArray(orders.number, [...numbers]) : undefined,
    amounts.length > 0 ? claimedBy(inArray(sql`r.claimed_amount`, [...amounts])) : undefined,
    references.length > 0 ? claimedBy(inArray(sql`r.reference_key`, [...references])) : undefined,
  );
  if (!shares) return [];
  const waits = and(
    inArray(orders.paymentStatus, ["open", "pending"]),
    sql`${orders.balanceDue} > 0`,
    or(sql`${orders.paymentMethod} is null`, inArray(orders.paymentMethod, [...MANUAL_METHODS])),
  );
  const rows = await reader
    .select({
      orderId: orders.id,
      number: orders.number,
      balanceDue: orders.balanceDue,
      currency: orders.currency,
      placedOn: sql<string>`to_char(${orders.createdAt} at time zone ${timeZone}, 'YYYY-MM-DD')`,
      customer: people.fullName,
      taxId: addresses.taxId,
    })
    .from(orders)
    .leftJoin(people, eq(people.id, orders.personId))
    .leftJoin(addresses, eq(addresses.id, orders.billingAddressId))
    .where(and(waits, shares))
    .orderBy(desc(orders.createdAt))
    .limit(MOST_CANDIDATES);
  const claims = await claimsOf(
    reader,
    rows.map(({ orderId }) => orderId),
  );
  return rows.map((row) => ({ ...row, claims: claims.get(row.orderId) ?? [] }));
}

async function claimsOf(
  reader: Reader,
  orderIds: readonly number[],
): Promise<ReadonlyMap<number, Candidate["claims"][number][]>> {
  if (orderIds.length === 0) return new Map();
  const { orderId, claimedAmount, reference, payer } = receipts;
  const rows = await reader
    .select({ orderId, amount: claimedAmount, reference, payer })
    .from(receipts)
    .where(inArray(receipts.orderId, [...orderIds]))
    .orderBy(asc(receipts.createdAt));
  const found = new Map<number, Candidate["claims"][number][]>();
  for (const { orderId: id, ...claim } of rows) found.set(id, [...(found.get(id) ?? []), claim]);
  return found;
}
