import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { digitalFiles, licenceKeys, products, variants } from "@/db/schema";

const FILE = {
  id: digitalFiles.id,
  variantId: digitalFiles.variantId,
  kind: digitalFiles.kind,
  name: digitalFiles.name,
  url: digitalFiles.url,
  storageKey: digitalFiles.storageKey,
  sizeBytes: digitalFiles.sizeBytes,
  mime: digitalFiles.mime,
  createdAt: digitalFiles.createdAt,
  archivedAt: digitalFiles.archivedAt,
};

export type DigitalFile = typeof digitalFiles.$inferSelect;
export type NewDigitalFile = typeof digitalFiles.$inferInsert;

/** With the limits of its product; null = as the settings say. */
export type GrantedFile = Pick<DigitalFile, "id" | "kind"> & {
  readonly days: number | null;
  readonly count: number | null;
};

export async function filesToGrant(reader: Reader, ids: readonly number[]): Promise<GrantedFile[]> {
  if (ids.length === 0) return [];
  return reader
    .select({
      id: digitalFiles.id,
      kind: digitalFiles.kind,
      days: products.downloadDays,
      count: products.downloadCount,
    })
    .from(digitalFiles)
    .innerJoin(variants, eq(variants.id, digitalFiles.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(digitalFiles.id, [...ids]));
}

export async function digitalFilesByIds(reader: Reader, ids: readonly number[]): Promise<DigitalFile[]> {
  if (ids.length === 0) return [];
  return reader
    .select(FILE)
    .from(digitalFiles)
    .where(inArray(digitalFiles.id, [...ids]));
}

export async function findDigitalFile(reader: Reader, id: number): Promise<DigitalFile | null> {
  return (await digitalFilesByIds(reader, [id]))[0] ?? null;
}

export type ShelvedFile = DigitalFile & { readonly keysLeft: number; readonly keysGiven: number };

/** All files of a variant, those that are sold first, with what is left of their pools. */
export async function listDigitalFiles(reader: Reader, variantId: number): Promise<ShelvedFile[]> {
  const left = sql<number>`count(${licenceKeys.id}) filter (where ${licenceKeys.orderId} is null)`;
  const given = sql<number>`count(${licenceKeys.orderId})`;
  return reader
    .select({ ...FILE, keysLeft: left.mapWith(Number), keysGiven: given.mapWith(Number) })
    .from(digitalFiles)
    .leftJoin(licenceKeys, eq(licenceKeys.fileId, digitalFiles.id))
    .where(eq(digitalFiles.variantId, variantId))
    .groupBy(digitalFiles.id)
    .orderBy(sql`${digitalFiles.archivedAt} is not null`, asc(digitalFiles.id));
}

export async function insertDigitalFile(tx: Tx | Reader, file: NewDigitalFile): Promise<DigitalFile> {
  const [row] = await tx.insert(digitalFiles).values(file).returning();
  if (!row) throw new Error("the digital file was not written");
  return row;
}

/** False when it was archived already. Orders keep what they were sold. */
export async function archiveDigitalFile(tx: Tx | Reader, id: number, at: Date): Promise<boolean> {
  const rows = await tx
    .update(digitalFiles)
    .set({ archivedAt: at })
    .where(and(eq(digitalFiles.id, id), isNull(digitalFiles.archivedAt)))
    .returning({ id: digitalFiles.id });
  return rows.length === 1;
}

export type DownloadTerms = { readonly days: number | null; readonly count: number | null };

export async function findTerms(reader: Reader, productId: number): Promise<DownloadTerms | null> {
  const [row] = await reader
    .select({ days: products.downloadDays, count: products.downloadCount })
    .from(products)
    .where(eq(products.id, productId));
  return row ?? null;
}

export async function setTerms(tx: Tx | Reader, productId: number, terms: DownloadTerms): Promise<boolean> {
  const rows = await tx
    .update(products)
    .set({ downloadDays: terms.days, downloadCount: terms.count })
    .where(eq(products.id, productId))
    .returning({ id: products.id });
  return rows.length === 1;
}

type NewKeys = { readonly fileId: number; readonly codes: readonly string[]; readonly at: Date };

/** Adds keys to a pool; a key that is in it, given or not, is left out. @returns how many are new. */
export async function addKeys(tx: Tx | Reader, { fileId, codes, at }: NewKeys): Promise<number> {
  if (codes.length === 0) return 0;
  const rows = await tx
    .insert(licenceKeys)
    .values(codes.map((code) => ({ fileId, code, createdAt: at })))
    .onConflictDoNothing()
    .returning({ id: licenceKeys.id });
  return rows.length;
}

export type KeysAsked = {
  readonly fileId: number;
  readonly orderId: number;
  readonly lineId: string;
  readonly wanted: number;
  readonly at: Date;
};

/**
 * Keys for a line, oldest first: those that it has already, then free ones, as many as there are. Whoever takes at the same time
 * skips the rows that we hold, so each key goes to one line and nobody waits.
 */
export async function takeKeys(tx: Tx, asked: KeysAsked): Promise<number[]> {
  const { fileId, orderId, lineId, wanted, at } = asked;
  const own = await tx
    .select({ id: licenceKeys.id })
    .from(licenceKeys)
    .where(
      and(eq(licenceKeys.fileId, fileId), eq(licenceKeys.orderId, orderId), eq(licenceKeys.lineId, lineId)),
    )
    .orderBy(asc(licenceKeys.id));
  const missing = wanted - own.length;
  if (missing <= 0) return own.map(({ id }) => id).slice(0, wanted);
  const free = await tx
    .select({ id: licenceKeys.id })
    .from(licenceKeys)
    .where(and(eq(licenceKeys.fileId, fileId), isNull(licenceKeys.orderId)))
    .orderBy(asc(licenceKeys.id))
    .limit(missing)
    .for("update", { skipLocked: true });
  const taken = free.map(({ id }) => id);
  if (taken.length > 0) {
    await tx.update(licenceKeys).set({ orderId, lineId, givenAt: at }).where(inArray(licenceKeys.id, taken));
  }
  return [...own.map(({ id }) => id), ...taken];
}

/** The keys themselves: only for who may see them. */
export async function keyCodes(
  reader: Reader,
  ids: readonly number[],
): Promise<{ readonly id: number; readonly code: string }[]> {
  if (ids.length === 0) return [];
  return reader
    .select({ id: licenceKeys.id, code: licenceKeys.code })
    .from(licenceKeys)
    .where(inArray(licenceKeys.id, [...ids]))
    .orderBy(asc(licenceKeys.id));
}
