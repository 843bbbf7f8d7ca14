import type { Address } from "@/lib/customers/address";
import type { Locale } from "@/lib/i18n/locale";
import type { Order } from "@/lib/orders/order";
import type { ShopSettings } from "@/lib/shop/settings";

export type Reader = { readonly name: string; readonly email: string | null; readonly phone: string | null };

export type PayLinkData = { readonly url: string; readonly amount: bigint; readonly expiresAt: Date | null };

export type DownloadData = {
  readonly name: string;
  readonly url: string;
  /** How often still; null for what is only shown. */
  readonly uses: number | null;
  readonly until: Date;
};

/** Everything that a letter about an order may tell, loaded once; the letter takes what it needs. */
export type LetterData = {
  readonly locale: Locale;
  readonly settings: ShopSettings;
  readonly appUrl: string;
  readonly demo: boolean;
  readonly order: Order;
  readonly customer: Reader;
  readonly address: Address | null;
  readonly statusUrl: string;
  readonly recoverUrl: string | null;
  readonly payLink: PayLinkData | null;
  readonly shipmentId: string | null;
  readonly receiptId: string | null;
  /** What the letter is about in particular: the refund, the dispute and its stage. */
  readonly occasion: string;
  readonly step: number;
  /** Texts that events name by id: instructions, messages, reasons. */
  readonly notes: ReadonlyMap<string, string>;
  /** What the shop wrote to the customer with the order. */
  readonly customerNote: string | null;
  /** What can be downloaded now, file by file. */
  readonly downloads: readonly DownloadData[];
  readonly shownPickupCode: string | null;
};
