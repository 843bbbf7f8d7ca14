import type { OrderRow } from "@/db/queries/order-list";
import { waDigits } from "@/lib/customers/phone";
import type { RowState } from "./row-entries";

/** What the browser is told of a row, for its menu. */
export type MenuRow = RowState & {
  readonly id: number;
  readonly number: number;
  readonly version: number;
  readonly customer: string | null;
  /** Digits for wa.me. */
  readonly whatsapp: string | null;
};

export const rowStateOf = (row: OrderRow): MenuRow => ({
  id: row.id,
  number: row.number,
  version: row.version,
  customer: row.customer,
  whatsapp: row.phone ? waDigits(row.phone) : null,
  paymentStatus: row.paymentStatus,
  shipmentStatus: row.shipmentStatus,
  shippingOption: row.shippingOption,
  held: row.heldAt !== null,
  hasPhone: row.phone !== null,
});
