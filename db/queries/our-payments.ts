import { eq, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { orders } from "@/db/schema";
import type { Period } from "@/lib/payments/provider";
import type { OurPayment } from "@/lib/payments/reconcile";

type Row = {
  order_id: string;
  payment_id: string;
  object_id: string | null;
  currency: string;
  captured: string;
  refunded: string;
  fee: string | null;
  at: string;
};

export type Named = { readonly objectIds: readonly string[]; readonly paymentIds: readonly string[] };

const ourOf = (row: Row): OurPayment => ({
  orderId: Number(row.order_id),
  paymentId: row.payment_id,
  objectId: row.object_id,
  currency: row.currency,
  captured: BigInt(row.captured),
  refunded: BigInt(row.refunded),
  fee: row.fee === null ? null : BigInt(row.fee),
  occurredAt: new Date(row.at),
});

/** Our payments of a provider that were captured in the period, and those that its list names whenever they were. */
export async function listOurPayments(
  reader: Reader,
  provider: string,
  { from, to }: Period,
  { objectIds, paymentIds }: Named,
): Promise<OurPayment[]> {
  const { rows } = await reader.execute<Row>(sql`
    with wanted as (
      select e.order_id, e.payload->>'paymentId' as payment_id from order_events e
        where e.kind = 'payment_captured' and e.occurred_at >= ${from} and e.occurred_at < ${to}
      union
      select p.order_id, p.payment_id from payments p where p.provider = ${provider}
        and p.provider_object_id in (select json_array_elements_text(${JSON.stringify(objectIds)}::json))
      union
      select p.order_id, p.payment_id from payments p where p.provider = ${provider}
        and p.payment_id in (select json_array_elements_text(${JSON.stringify(paymentIds)}::json)))
    select p.order_id, p.payment_id, p.provider_object_id as object_id, o.currency, p.captured,
      coalesce((select sum(r.amount) from refunds r where r.order_id = p.order_id and r.payment_id = p.payment_id
        and r.state = 'succeeded' and r.provider_refund_id is not null), 0)::text as refunded,
      o.state->'money'->'payments'->p.payment_id->>'fee' as fee,
      coalesce((select min(e.occurred_at) from order_events e where e.order_id = p.order_id
        and e.kind = 'payment_captured' and e.payload->>'paymentId' = p.payment_id), o.created_at)::text as at
    from wanted w join payments p using (order_id, payment_id) join orders o on o.id = p.order_id
    where p.provider = ${provider} order by p.order_id, p.payment_id`);
  return rows.map(ourOf);
}

export type KnownAttempt = {
  readonly orderId: number;
  readonly paymentId: string;
  readonly objectId: string;
};

/** Attempts of a provider that were started in the period, each with the object that can be asked about. */
export async function listAttemptsIn(
  reader: Reader,
  provider: string,
  { from, to }: Period,
): Promise<KnownAttempt[]> {
  const { rows } = await reader.execute<{
    order_id: string;
    payment_id: string;
    object_id: string;
  }>(sql`select distinct p.order_id, p.payment_id, p.provider_object_id as object_id
    from order_events e join payments p on p.order_id = e.order_id and p.payment_id = e.payload->>'paymentId'
    where e.kind = 'payment_started' and e.occurred_at >= ${from} and e.occurred_at < ${to}
      and p.provider = ${provider} and p.provider_object_id is not null order by p.order_id`);
  return rows.map((row) => ({
    orderId: Number(row.order_id),
    paymentId: row.payment_id,
    objectId: row.object_id,
  }));
}

export async function findOrderByNumber(reader: Reader, number: number): Promise<number | null> {
  const [row] = await reader.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
  return row?.id ?? null;
}
