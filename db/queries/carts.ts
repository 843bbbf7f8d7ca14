import { and, eq } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { carts } from "@/db/schema";

export type CartRow = typeof carts.$inferSelect;
export type NewCart = typeof carts.$inferInsert;
export type CartChange = Partial<Pick<CartRow, "lines" | "coupon" | "draft" | "orderId" | "locale">>;

export async function insertCart(tx: Tx | Reader, cart: NewCart): Promise<CartRow> {
  const [row] = await tx.insert(carts).values(cart).returning();
  if (!row) throw new Error("the cart was not written");
  return row;
}

export async function findCart(reader: Reader, tokenHash: string): Promise<CartRow | null> {
  const [row] = await reader.select().from(carts).where(eq(carts.tokenHash, tokenHash));
  return row ?? null;
}

/** Held first in every command about a cart, before its order. */
export async function lockCart(tx: Tx, tokenHash: string): Promise<CartRow | null> {
  const [row] = await tx.select().from(carts).where(eq(carts.tokenHash, tokenHash)).for("update");
  return row ?? null;
}

/** Writes a change to a cart that the caller has locked; each one counts its version up. */
export async function updateCart(tx: Tx, cart: CartRow, change: CartChange, at: Date): Promise<CartRow> {
  const [row] = await tx
    .update(carts)
    .set({ ...change, version: cart.version + 1, changedAt: at })
    .where(eq(carts.id, cart.id))
    .returning();
  if (!row) throw new Error(`cart ${cart.id} is gone`);
  return row;
}

/** What was typed and refused is kept for the next page; nothing that others see has changed. */
export async function saveDraft(tx: Tx, cart: CartRow, draft: CartRow["draft"]): Promise<CartRow> {
  await tx.update(carts).set({ draft }).where(eq(carts.id, cart.id));
  return { ...cart, draft };
}

/** The cart that an order came from and still follows, held. */
export async function lockCartOfOrder(tx: Tx, orderId: number): Promise<CartRow | null> {
  const [row] = await tx
    .select()
    .from(carts)
    .where(and(eq(carts.orderId, orderId), eq(carts.kind, "public")))
    .for("update");
  return row ?? null;
}
