import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { carts, orders, staff } from "@/db/schema";
import type { DeskDraft } from "@/lib/carts/desk-draft";
import type { CartRow } from "./carts";

const MOST_LISTED = 50;

/** Kept where carts keep the hash of their token: a draft is opened by people who are signed in, its key is no secret. */
const named = (key: string): string => `desk:${key}`;
export const draftKeyOf = ({ tokenHash }: Pick<CartRow, "tokenHash">): string =>
  tokenHash.slice("desk:".length);

/** A draft of the desk, held: a cart that nobody but the shop sees, named by a key that the screen made. */
export async function lockDraft(tx: Tx, key: string): Promise<CartRow | null> {
  const [row] = await tx
    .select()
    .from(carts)
    .where(and(eq(carts.tokenHash, named(key)), eq(carts.kind, "desk_draft")))
    .for("update");
  return row ?? null;
}

export type NewDraft = Pick<CartRow, "draft" | "locale" | "staffId" | "createdAt"> & { readonly key: string };

/** Null when another tab was faster. */
export async function insertDraft(tx: Tx, { key, ...draft }: NewDraft): Promise<CartRow | null> {
  const [row] = await tx
    .insert(carts)
    .values({
      ...draft,
      ...{ tokenHash: named(key), kind: "desk_draft", lines: [], source: "manual", attribution: {} },
      changedAt: draft.createdAt,
    })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/** What was put away comes back with it. */
export async function updateDraft(tx: Tx, row: CartRow, draft: DeskDraft, at: Date): Promise<CartRow> {
  const [saved] = await tx
    .update(carts)
    .set({ draft, locale: draft.customer.locale, version: row.version + 1, changedAt: at, archivedAt: null })
    .where(eq(carts.id, row.id))
    .returning();
  if (!saved) throw new Error(`draft ${row.id} is gone`);
  return saved;
}

export async function findDraft(reader: Reader, id: number): Promise<CartRow | null> {
  const [row] = await reader
    .select()
    .from(carts)
    .where(and(eq(carts.id, id), eq(carts.kind, "desk_draft")));
  return row ?? null;
}

/** Drafts that are neither orders nor put away, newest first, with who began them. */
export async function listDrafts(reader: Reader) {
  return reader
    .select({ id: carts.id, draft: carts.draft, changedAt: carts.changedAt, by: staff.name })
    .from(carts)
    .leftJoin(staff, eq(staff.id, carts.staffId))
    .where(and(eq(carts.kind, "desk_draft"), isNull(carts.orderId), isNull(carts.archivedAt)))
    .orderBy(desc(carts.changedAt))
    .limit(MOST_LISTED);
}

/** False when it is an order by now, or was put away before. */
export async function archiveDraft(reader: Reader, id: number, at: Date): Promise<boolean> {
  const rows = await reader
    .update(carts)
    .set({ archivedAt: at, version: sql`${carts.version} + 1` })
    .where(
      and(eq(carts.id, id), eq(carts.kind, "desk_draft"), isNull(carts.orderId), isNull(carts.archivedAt)),
    )
    .returning({ id: carts.id });
  return rows.length === 1;
}

/** The number of the order that a draft became. */
export async function numberOfOrder(reader: Reader, orderId: number): Promise<number | null> {
  const [row] = await reader.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
  return row?.number ?? null;
}

/** The draft becomes its order and leaves the list. */
export async function nameOrderOfDraft(tx: Tx, row: CartRow, orderId: number, at: Date): Promise<void> {
  const change = { orderId, changedAt: at, archivedAt: null, version: sql`${carts.version} + 1` };
  await tx.update(carts).set(change).where(eq(carts.id, row.id));
}

/** The id of an order by its number, held; null when there is none. */
export async function holdOrderByNumber(tx: Tx, number: number): Promise<number | null> {
  const [row] = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.number, number))
    .for("update");
  return row?.id ?? null;
}
