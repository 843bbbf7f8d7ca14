import type { PaymentStatus, ShipmentStatus } from "@/lib/orders/order";
import { movesFrom, type OrderMove, ruleOf } from "@/lib/orders/rules";
import { isPermission, type Permission } from "@/lib/staff/roles";

export const ROW_ENTRIES = [
  "details",
  "mark_paid",
  "cancel",
  "dispatch",
  "print_sheet",
  "print_slip",
  "print_label",
  "copy_status",
  "copy_payment",
  "copy_duplicate",
  "copy_recovery",
  "whatsapp",
] as const;
export type RowEntry = (typeof ROW_ENTRIES)[number];
/** Those that do something here; the others are links. */
export type RowAction = Exclude<RowEntry, "details" | "whatsapp">;

export type RowState = {
  readonly paymentStatus: PaymentStatus;
  readonly shipmentStatus: ShipmentStatus | null;
  readonly shippingOption: string;
  readonly held: boolean;
  readonly hasPhone: boolean;
};

const SENDABLE: readonly (ShipmentStatus | null)[] = ["unfulfilled", "partial"];
const SENT: readonly (ShipmentStatus | null)[] = [
  "requested",
  "in_transit",
  "delivered",
  "failed",
  "partial",
];

/** What the menu of a row offers: the moves that the rules allow from here to a person with these permissions, and nothing else. */
export function rowEntries(row: RowState, permissions: readonly Permission[]): RowEntry[] {
  const may = (permission: Permission) => permissions.includes(permission);
  const moves = movesFrom(row.paymentStatus, "staff");
  const canMove = (move: OrderMove): boolean => {
    const needed = ruleOf(row.paymentStatus, move)?.permission;
    return moves.includes(move) && typeof needed === "string" && isPermission(needed) && may(needed);
  };
  const closed = row.paymentStatus === "canceled" || row.paymentStatus === "abandoned";
  const placed = row.paymentStatus === "paid" || row.paymentStatus === "pending";
  const offered: Record<RowEntry, boolean> = {
    details: true,
    mark_paid: canMove("pay"),
    cancel: canMove("cancel"),
    dispatch: placed && !row.held && sendsByHand(row) && may("fulfillments.write"),
    print_sheet: may("documents.print"),
    print_slip: may("documents.print"),
    print_label: may("documents.print") && SENT.includes(row.shipmentStatus),
    copy_status: may("links.write"),
    copy_payment: may("links.write") && (row.paymentStatus === "open" || row.paymentStatus === "pending"),
    copy_duplicate: may("links.write"),
    copy_recovery: may("links.write") && closed,
    whatsapp: row.hasPhone && may("letters.send"),
  };
  return ROW_ENTRIES.filter((entry) => offered[entry]);
}

const sendsByHand = (row: RowState): boolean =>
  row.shippingOption === "delivery" && SENDABLE.includes(row.shipmentStatus);
