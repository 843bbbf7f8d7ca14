import type { Order } from "@/lib/orders/order";
import type { ScanLine } from "./scan";
import { leftToSend } from "./status";

/** What goes into the box now: what is in no parcel yet. */
export function linesToPrepare(order: Order): ScanLine[] {
  return leftToSend(order).flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.lineId === lineId);
    if (!line) return [];
    const { sku, name, options } = line;
    return [{ lineId, sku: sku || null, name, options: options.join(" · "), wanted: quantity }];
  });
}

/** One product to fetch: how many units in all, and for which orders. */
export type PickRow = {
  readonly key: string;
  readonly sku: string | null;
  readonly name: string;
  readonly options: string;
  readonly units: number;
  readonly orders: readonly { readonly number: number; readonly units: number }[];
};

/** The units of several orders summed by SKU (by name where there is none), in the order of the SKUs. */
export function pickRows(orders: readonly Order[]): PickRow[] {
  const rows = new Map<string, PickRow>();
  for (const order of orders)
    for (const { sku, name, options, wanted } of linesToPrepare(order)) {
      const key = sku ?? `\uffff${name} ${options}`;
      const row = rows.get(key) ?? { key, sku, name, options, units: 0, orders: [] };
      const before = row.orders.find(({ number }) => number === order.number)?.units ?? 0;
      const others = row.orders.filter(({ number }) => number !== order.number);
      rows.set(key, {
        ...row,
        units: row.units + wanted,
        orders: [...others, { number: order.number, units: before + wanted }],
      });
    }
  return [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
