import type { ShopProps } from "./letter-props";

/** What happens to the money of a canceled order. */
export type CanceledMoneyProps =
  | { readonly kind: "nothing_paid" }
  | { readonly kind: "kept" }
  | { readonly kind: "refunded"; readonly amount: string }
  | { readonly kind: "to_refund"; readonly amount: string };

export type RefundProps = {
  readonly amount: string;
  readonly full: boolean;
  readonly method: string | null;
  readonly date: string | null;
  readonly note: string | null;
};

export type DisputeProps = {
  readonly shop: ShopProps;
  readonly number: string;
  readonly customerName: string;
  readonly amount: string;
  readonly provider: string;
  readonly stage: "open" | "won" | "lost";
  readonly answerBy: string | null;
  readonly deskUrl: string;
};
