import type { ActorKind } from "@/lib/kernel/actor";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { PaymentStatus } from "@/lib/payments/status";

export const ORDER_MOVES = [
  "create",
  "create_paid",
  "place",
  "place_free",
  "reopen",
  "expire",
  "pay",
  "pay_part",
  "cancel",
  "uncancel",
  "uncancel_paid",
  "uncancel_open",
  "recover",
  "void_payment",
  "edit",
] as const;
export type OrderMove = (typeof ORDER_MOVES)[number];

export const ORDER_LETTERS = [
  "payment_link",
  "order_placed",
  "order_paid",
  "order_canceled",
  "recovery",
] as const;
export type OrderLetter = (typeof ORDER_LETTERS)[number];

export type Rule = {
  /** The row of product.md §6. */
  readonly row: string;
  readonly to: PaymentStatus;
  readonly by: readonly ActorKind[];
  /** The permission a person (or an API key) needs; null when no person may. */
  readonly permission: string | null;
  readonly stock: "take" | "return" | "keep";
  /** Who may go below zero: nobody, money that came late, or a person who says so. */
  readonly shortage: "refuse" | "accept" | "if_accepted";
  readonly letter: OrderLetter | null;
  readonly hook: string | null;
};

type From = PaymentStatus | "none";

const KEEP = { stock: "keep", shortage: "refuse" } as const;
const TAKE = { stock: "take", shortage: "refuse" } as const;
const RETURN = { stock: "return", shortage: "refuse" } as const;
const CANCEL = {
  row: "P7",
  to: "canceled",
  permission: "orders.cancel",
  ...RETURN,
  letter: "order_canceled",
} as const;
const LATE = {
  row: "P11",
  to: "paid",
  by: ["provider", "staff", "api"],
  permission: "orders.pay",
  stock: "take",
  shortage: "accept",
  letter: "order_paid",
  hook: "order.paid",
} as const;
const RECOVER = {
  row: "P10",
  by: ["customer"],
  permission: null,
  ...KEEP,
  letter: null,
  hook: "order.recovered",
} as const;
const UNCANCEL = {
  row: "P14",
  by: ["staff", "api"],
  permission: "orders.cancel",
  stock: "take",
  shortage: "if_accepted",
  letter: null,
  hook: "order.updated",
} as const;

/** product.md §6 as data: guards, buttons, stock, letters and the printed table are read off it. */
export const ORDER_RULES = {
  none: {
    create: {
      ...{ row: "P1", to: "open", by: ["customer", "staff", "api", "import"], permission: "orders.create" },
      ...{ ...KEEP, letter: null, hook: "order.created" },
    },
    create_paid: {
      ...{ row: "P9", to: "paid", by: ["staff", "api", "import"], permission: "orders.create" },
      ...{ stock: "take", shortage: "if_accepted", letter: "order_paid", hook: "order.paid" },
    },
  },
  open: {
    place: {
      ...{ row: "P2", to: "pending", by: ["customer", "staff", "api"], permission: "orders.create" },
      ...{ ...TAKE, letter: "order_placed", hook: "order.pending" },
    },
    place_free: {
      ...{ row: "P2b", to: "paid", by: ["customer", "staff", "api"], permission: "orders.create" },
      ...{ ...TAKE, letter: "order_paid", hook: "order.paid" },
    },
    pay: { ...LATE, row: "P5" },
    pay_part: { ...LATE, row: "P5", to: "pending", letter: null, hook: "order.updated" },
    expire: {
      ...{ row: "P4", to: "abandoned", by: ["clock"], permission: null, ...KEEP, letter: "recovery" },
      hook: "order.abandoned",
    },
    cancel: { ...CANCEL, ...KEEP, by: ["staff", "api"], hook: "order.canceled" },
  },
  pending: {
    reopen: {
      row: "P3",
      to: "open",
      by: ["customer"],
      permission: null,
      ...RETURN,
      letter: null,
      hook: "order.updated",
    },
    pay: {
      ...{ row: "P5", to: "paid", by: ["provider", "staff", "api", "clock"], permission: "orders.pay" },
      ...{ ...KEEP, letter: "order_paid", hook: "order.paid" },
    },
    expire: {
      ...{ row: "P6", to: "abandoned", by: ["clock"], permission: null, ...RETURN, letter: "recovery" },
      hook: "order.abandoned",
    },
    cancel: { ...CANCEL, by: ["staff", "api", "clock"], hook: "order.canceled" },
  },
  paid: {
    cancel: { ...CANCEL, row: "P8", by: ["staff", "api", "clock"], hook: "order.canceled" },
    void_payment: {
      ...{ row: "P13", to: "pending", by: ["staff"], permission: "orders.pay", ...KEEP, letter: null },
      hook: "order.updated",
    },
    edit: {
      ...{ row: "P15", to: "pending", by: ["staff"], permission: "orders.edit", ...KEEP, letter: null },
      hook: "order.updated",
    },
  },
  canceled: {
    uncancel: { ...UNCANCEL, to: "pending" },
    uncancel_paid: { ...UNCANCEL, to: "paid" },
    uncancel_open: { ...UNCANCEL, ...KEEP, to: "open" },
    pay: LATE,
    recover: { ...RECOVER, to: "canceled" },
  },
  abandoned: {
    pay: LATE,
    recover: { ...RECOVER, to: "abandoned" },
  },
} as const satisfies Record<From, Partial<Record<OrderMove, Rule>>>;

export type MoveRefused = {
  readonly code: "move_not_allowed";
  readonly from: From;
  readonly move: OrderMove;
};

export const ruleOf = (from: From, move: OrderMove): Rule | undefined =>
  (ORDER_RULES[from] as Partial<Record<OrderMove, Rule>>)[move];

/** May this actor make this move from here? The answer is the rule itself, or a refusal that names both. */
export function stepFrom(from: From, move: OrderMove, by: ActorKind): Result<Rule, MoveRefused> {
  const rule = ruleOf(from, move);
  return rule?.by.includes(by) ? ok(rule) : refuse({ code: "move_not_allowed", from, move });
}

export const movesFrom = (from: From, by: ActorKind): OrderMove[] =>
  ORDER_MOVES.filter((move) => ruleOf(from, move)?.by.includes(by));

/** Every row of the table, for tests and for the printed documentation. */
export function everyRule(): { readonly from: From; readonly move: OrderMove; readonly rule: Rule }[] {
  return (Object.keys(ORDER_RULES) as From[]).flatMap((from) =>
    ORDER_MOVES.flatMap((move) => {
      const rule = ruleOf(from, move);
      return rule ? [{ from, move, rule }] : [];
    }),
  );
}
