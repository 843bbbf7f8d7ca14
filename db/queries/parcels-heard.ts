import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { labels, shipments } from "@/db/schema";
import type { KnownParcel } from "@/lib/fulfillment/find-parcel";

const readParcels = async (reader: Reader, where: SQL | undefined): Promise<KnownParcel[]> => {
  const rows = await reader
    .select({
      orderId: shipments.orderId,
      shipmentId: shipments.shipmentId,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      live: shipments.live,
      createdAt: sql<string>`coalesce((select max(e.recorded_at) from order_events e
        where e.order_id = ${shipments.orderId} and e.kind = 'shipment_created'
          and e.payload->>'shipmentId' = ${shipments.shipmentId}), now())::text`,
    })
    .from(shipments)
    .where(where);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
};

/** Parcels with a number, of whichever carrier; as typed, or in capitals. */
export const parcelsByNumber = (reader: Reader, number: string): Promise<KnownParcel[]> =>
  readParcels(reader, inArray(shipments.trackingNumber, [...new Set([number, number.toUpperCase()])]));

export const parcelsOfOrder = (reader: Reader, orderId: number): Promise<KnownParcel[]> =>
  readParcels(reader, eq(shipments.orderId, orderId));

type Named = { readonly trackerId: string | null; readonly sellerRef: string | null };

/** The parcel that a label was bought for, by what its seller calls it. */
export async function parcelOfLabel(
  reader: Reader,
  provider: string,
  { trackerId, sellerRef }: Named,
): Promise<{ readonly orderId: number; readonly shipmentId: string } | null> {
  const named = [
    ...(trackerId === null ? [] : [eq(labels.trackerId, trackerId)]),
    ...(sellerRef === null ? [] : [eq(labels.sellerRef, sellerRef)]),
  ];
  if (named.length === 0) return null;
  const [row] = await reader
    .select({ orderId: labels.orderId, shipmentId: labels.shipmentId })
    .from(labels)
    .innerJoin(
      shipments,
      and(eq(shipments.orderId, labels.orderId), eq(shipments.shipmentId, labels.shipmentId)),
    )
    .where(and(eq(labels.provider, provider), or(...named)))
    .limit(1);
  return row ?? null;
}

/** The carrier took the label back by itself. */
export async function markLabelVoided(tx: Tx, shipmentId: string, at: Date): Promise<void> {
  await tx.update(labels).set({ state: "voided", settledAt: at }).where(eq(labels.shipmentId, shipmentId));
}
