import { can, type Permission } from "@/lib/staff/roles";
import type { Order } from "./order";
import { movesFrom, type OrderMove, ruleOf } from "./rules";

/** What a person may choose for the payment status (S23): paid, canceled, and taking the cancel back. */
export const STATUS_CHOICES = ["pay", "cancel", "reopen"] as const;
export type StatusChoice = (typeof STATUS_CHOICES)[number];

const CHOICE_OF: Partial<Record<OrderMove, StatusChoice>> = {
  pay: "pay",
  cancel: "cancel",
  uncancel: "reopen",
  uncancel_paid: "reopen",
  uncancel_open: "reopen",
};

/** Read off the rules: the moves that staff has from here, less those that this person lacks the permission for. */
export function statusChoices(
  order: Pick<Order, "paymentStatus" | "recoveredBy">,
  permissions: readonly Permission[],
): StatusChoice[] {
  const from = order.paymentStatus;
  const allowed = movesFrom(from, "staff").filter((move) => {
    const permission = ruleOf(from, move)?.permission as Permission | null | undefined;
    return permission ? can(permissions, permission) : false;
  });
  const found = new Set(allowed.map((move) => CHOICE_OF[move]));
  if (order.recoveredBy !== null) found.delete("reopen");
  return STATUS_CHOICES.filter((choice) => found.has(choice));
}
