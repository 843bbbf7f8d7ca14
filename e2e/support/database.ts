import pg from "pg";
import { databaseUrl } from "./setting";

let pool: pg.Pool | undefined;

/** Reads, or for what no person can do writes, straight in the database of the server under test. */
export async function sql<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  if (!pool) {
    pool = new pg.Pool({ connectionString: databaseUrl(), max: 2, allowExitOnIdle: true });
    pool.on("error", () => undefined);
  }
  return (await pool.query<T>(text, [...values])).rows;
}

/** The one row that is asked for. @throws Error when there is none. */
export async function one<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<T> {
  const [row] = await sql<T>(text, values);
  if (!row) throw new Error(`no row: ${text} ${JSON.stringify(values)}`);
  return row;
}

export type OrderFacts = {
  id: string;
  number: number;
  payment_status: string;
  shipment_status: string | null;
  total: string;
  captured: string;
  flags: string[];
  payment_method: string | null;
};

/** The newest order of a buyer, as the list's table holds it. */
export const orderOf = (email: string): Promise<OrderFacts> =>
  one<OrderFacts>(
    `select o.id::text, o.number::int, o.payment_status, o.shipment_status, o.total::text, o.captured::text,
       to_jsonb(o.flags) as flags, o.payment_method
     from orders o join people p on p.id = o.person_id where p.email = $1 order by o.id desc limit 1`,
    [email],
  );

/** How much was done to an order. Letters leave in their own time and are not counted. */
export const eventsOf = async (orderId: string): Promise<number> =>
  (
    await one<{ n: number }>(
      "select count(*)::int as n from order_events where order_id = $1 and kind not like 'letter%'",
      [orderId],
    )
  ).n;

export const stockOf = async (sku: string): Promise<number> =>
  (await one<{ stock: number }>("select stock::int from variants where sku = $1", [sku])).stock;

/** How many units the newest order of a buyer holds: what its stock movements took and did not give back. */
export async function heldBy(email: string): Promise<number> {
  const { id } = await orderOf(email);
  const held = await one<{ units: number }>(
    "select coalesce(-sum(delta), 0)::int as units from stock_movements where order_id = $1",
    [id],
  );
  return held.units;
}
