/** Parameters of the address that a chip stands for, in the order of the chips. The first four are the reference's. */
export const CHIPS = [
  "date",
  "method",
  "payment",
  "shipment",
  "badge",
  "flag",
  "source",
  "tag",
  "sku",
  "carrier",
  "coupon",
  "channel",
  "link",
  "amount",
  "assigned",
] as const;
export type ChipName = (typeof CHIPS)[number];

export type Choice = { readonly value: string; readonly label: string };

/** One filter as the browser needs it: its words, what may be chosen, and what is chosen now. */
export type FilterChoice = {
  readonly name: ChipName;
  readonly label: string;
  readonly kind: "choices" | "date" | "text" | "amount" | "fixed";
  readonly options: readonly Choice[];
  /** As in the address: "paid,pending", "7d", "2026-05-01..2026-05-04", "10000..". Empty: the filter is off. */
  readonly value: string;
  /** The value in words. */
  readonly said: string;
};

/** What takes a filter out of an address. */
export const paramsOf = (name: ChipName): readonly string[] => (name === "amount" ? ["min", "max"] : [name]);
