import type { Goods } from "@/app/(desk)/orders/_lines/found-goods";
import type { Currency } from "@/lib/kernel/money";
import type { EditDraft } from "./use-edit";

export type SwapGoods = Goods & { readonly productId: number };

/** What the editor opens with: plain data, all of one version of the order. */
export type EditStart = {
  readonly orderId: number;
  readonly number: number;
  readonly version: number;
  readonly currency: Currency;
  readonly draft: EditDraft;
  /** Variants of the order's products, to show and to change lines into. */
  readonly goods: readonly SwapGoods[];
  readonly taxes: readonly string[];
  /** How it travels now, in words. */
  readonly way: string;
  readonly hasAddress: boolean;
  readonly pickups: readonly { readonly key: string; readonly name: string }[];
};
