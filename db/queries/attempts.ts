import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { payments } from "@/db/schema";

export type AttemptRow = {
  readonly orderId: number;
  readonly paymentId: string;
  readonly objectId: string;
};

/** The attempt for which a provider made something: by what it made, or by our own id. */
export async function findAttempt(
  reader: Reader,
  provider: string,
  by: { readonly objectId: string } | { readonly paymentId: string },
): Promise<AttemptRow | null> {
  const is =
    "objectId" in by ? eq(payments.providerObjectId, by.objectId) : eq(payments.paymentId, by.paymentId);
  const [row] = await reader
    .select({
      orderId: payments.orderId,
      paymentId: payments.paymentId,
      objectId: payments.providerObjectId,
    })
    .from(payments)
    .where(and(eq(payments.provider, provider), is, isNotNull(payments.providerObjectId)))
    .orderBy(asc(payments.orderId))
    .limit(1);
  return row?.objectId ? { ...row, objectId: row.objectId } : null;
}
