/** 20 MB. */
export const LARGEST_STATEMENT = 20 * 1024 * 1024;

/** Which column of a bank's statement holds what, and how the bank writes days and amounts. Columns count from 0. */
export type StatementColumns = {
  readonly date: number;
  readonly dateOrder: DateOrder;
  /** One signed column, or one that holds only what came in. */
  readonly amount: number;
  readonly decimal: "," | ".";
  readonly description: number;
  readonly reference: number | null;
  readonly payer: number | null;
  readonly taxId: number | null;
};

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
