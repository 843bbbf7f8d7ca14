import type { Locale } from "@/lib/i18n/locale";
import type { ReceiptReason } from "@/lib/payments/receipt-file";
import type { LetterText } from "./letter-text";
import type { CanceledMoneyProps, DisputeProps, RefundProps } from "./money-props";

/**
 * What each letter has to be told. Money and dates are text in the reader's language; links lead to the shop, a carrier or a map.
 */
export type ShopProps = {
  readonly name: string;
  readonly url: string;
  readonly logoUrl: string | null;
  /** `#rrggbb`; darkened when white text on it would be hard to read. */
  readonly brand: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** International, e.g. `+56912345678`. */
  readonly whatsapp: string | null;
  readonly address: string | null;
  readonly demo: boolean;
};

export type CustomerProps = { readonly firstName: string | null; readonly name: string };

export type LineProps = {
  readonly name: string;
  readonly detail: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly total: string;
  /** Unit price with a point and no grouping, for machines: `12990`, `12.50`. */
  readonly unitDecimal: string;
  readonly imageUrl: string | null;
};

export type TotalsProps = {
  readonly subtotal: string;
  readonly discount: string | null;
  readonly shipping: string | null;
  readonly taxes: string | null;
  /** Prices already hold the taxes. */
  readonly taxesIncluded: boolean;
  readonly total: string;
  readonly paid: string | null;
  readonly balance: string | null;
};

export type OrderProps = {
  /** As printed, without `#`. */
  readonly number: string;
  readonly date: string;
  readonly statusUrl: string;
  /** ISO 4217, for machines. */
  readonly currency: string;
  readonly totalDecimal: string;
  readonly lines: readonly LineProps[];
  readonly totals: TotalsProps;
  readonly paymentMethod: string | null;
  readonly deliveryMethod: string | null;
  /** The address as its country writes it, one line each, the name first. */
  readonly deliverTo: readonly string[] | null;
};

export type OrderLetterProps = {
  readonly shop: ShopProps;
  readonly customer: CustomerProps;
  readonly order: OrderProps;
};

export type FactProps = { readonly label: string; readonly value: string };

export type ManualPaymentProps = {
  readonly method: string;
  readonly amount: string;
  /** The shop's own words; line breaks are kept. */
  readonly instructions: string | null;
  /** Bank, account, holder, tax id: as the shop wrote them. */
  readonly details: readonly FactProps[];
  readonly reference: string | null;
  readonly due: string | null;
  readonly uploadUrl: string | null;
};

export type DownloadProps = {
  readonly name: string;
  readonly url: string;
  readonly uses: number | null;
  readonly until: string | null;
};

export type ShipmentProps = {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly message: string | null;
  /** A day, or the days between which it should come. */
  readonly expected: string | null;
  /** ISO 8601 with offset, for machines: the first and the last moment. */
  readonly expectedFromIso: string | null;
  readonly expectedIso: string | null;
  /** What travels in this parcel; null when it is the whole order. */
  readonly contents: readonly Pick<LineProps, "name" | "detail" | "quantity">[] | null;
};

export type DestinationProps = {
  readonly name: string;
  readonly street: string;
  readonly locality: string;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string;
};

type ParcelLetterProps = OrderLetterProps & {
  readonly shipment: ShipmentProps;
  readonly destination: DestinationProps | null;
};

export type PickupProps = {
  readonly location: string;
  readonly address: readonly string[] | null;
  readonly mapUrl: string | null;
  readonly hours: string | null;
  readonly instructions: string | null;
  readonly code: string | null;
  readonly until: string | null;
};

export type FailedOutcome = "attempt_failed" | "returned" | "refused" | "lost" | "failed";

export type CancelReason =
  | "customer_asked"
  | "out_of_stock"
  | "fraud"
  | "payment_rejected"
  | "unpaid_deadline"
  | "refunded_at_provider"
  | "duplicate"
  | "other";

type AccessProps = { readonly shop: ShopProps; readonly name: string | null; readonly url: string };

export type LetterProps = {
  order_placed: OrderLetterProps & { readonly payment: ManualPaymentProps };
  /** `overdue`: the day has passed; otherwise it is near. */
  payment_reminder: OrderLetterProps & { readonly payment: ManualPaymentProps; readonly overdue: boolean };
  payment_link: OrderLetterProps & {
    readonly payUrl: string;
    readonly amount: string;
    /** All that is due, when the link asks for a part of it. */
    readonly balance: string | null;
    readonly due: string | null;
    readonly message: string | null;
  };
  order_paid: OrderLetterProps & { readonly downloads: readonly DownloadProps[] };
  downloads_renewed: OrderLetterProps & { readonly downloads: readonly DownloadProps[] };
  order_shipped: ParcelLetterProps;
  order_out_for_delivery: ParcelLetterProps;
  /** `reason`: the carrier's own words, when it gave some. */
  order_attempt_failed: ParcelLetterProps & {
    readonly triedAt: string | null;
    readonly reason: string | null;
  };
  order_delivered: ParcelLetterProps & { readonly deliveredAt: string | null };
  order_ready_for_pickup: OrderLetterProps & { readonly pickup: PickupProps };
  order_canceled: OrderLetterProps & {
    readonly reason: CancelReason;
    readonly note: string | null;
    readonly money: CanceledMoneyProps;
  };
  refund_made: OrderLetterProps & { readonly refund: RefundProps };
  receipt_rejected: OrderLetterProps & {
    readonly reason: ReceiptReason;
    readonly sentAt: string | null;
    readonly amount: string;
    readonly uploadUrl: string;
  };
  recovery: {
    readonly shop: ShopProps;
    readonly customer: CustomerProps;
    readonly step: 1 | 2 | 3;
    readonly recoverUrl: string;
    readonly unsubscribeUrl: string;
    readonly lines: readonly LineProps[];
    readonly total: string | null;
    /** `effect` in words: "10 % de descuento". */
    readonly coupon: { readonly code: string; readonly effect: string; readonly until: string | null } | null;
  };
  desk_new_order: {
    readonly shop: ShopProps;
    readonly order: OrderProps;
    readonly customer: {
      readonly name: string;
      readonly email: string | null;
      readonly phone: string | null;
    };
    readonly paid: boolean;
    readonly deskUrl: string;
  };
  desk_receipt: {
    readonly shop: ShopProps;
    readonly number: string;
    readonly customerName: string;
    readonly amount: string;
    readonly claimed: string | null;
    /** The same file came with another order, or before. */
    readonly seenBefore: boolean;
    readonly sentAt: string;
    readonly deskUrl: string;
  };
  desk_late_payment: {
    readonly shop: ShopProps;
    readonly number: string;
    readonly customerName: string;
    readonly amount: string;
    readonly provider: string;
    readonly receivedAt: string;
    readonly was: "canceled" | "abandoned";
    readonly stockShort: boolean;
    readonly deskUrl: string;
  };
  desk_dispute: DisputeProps;
  desk_shipment_failed: {
    readonly shop: ShopProps;
    readonly number: string;
    readonly customerName: string;
    readonly carrier: string | null;
    readonly trackingNumber: string | null;
    readonly trackingUrl: string | null;
    /** An attempt that the carrier repeats, or a parcel that is not delivered any more. */
    readonly outcome: FailedOutcome;
    /** The carrier's own words, when it gave some. */
    readonly reason: string | null;
    readonly failedAt: string;
    readonly deskUrl: string;
  };
  staff_invite: AccessProps & { readonly invitedBy: string; readonly role: string; readonly expires: string };
  magic_link: AccessProps & { readonly minutes: number };
  password_reset: AccessProps & { readonly minutes: number };
};

export type LetterInput<K extends keyof LetterProps> = LetterProps[K] & {
  readonly locale: Locale;
  readonly text?: LetterText;
};
