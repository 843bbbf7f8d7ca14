import type { ParcelFacts } from "@/lib/fulfillment/shipment";
import type { ShipmentStatus } from "@/lib/fulfillment/status";
import type { Accepted } from "@/lib/orders/accepted";
import type { Sums } from "@/lib/payments/balance";
import type { MoneyFacts } from "@/lib/payments/payment";
import type { Closing, PaymentBadge, PaymentStatus } from "@/lib/payments/status";
import type { EventOf } from "./events";
import type { OrderLine, Totals } from "./events/parts";

export type { ShipmentStatus } from "@/lib/fulfillment/status";
export { SHIPMENT_STATUSES } from "@/lib/fulfillment/status";
export type { PaymentBadge, PaymentStatus } from "@/lib/payments/status";
export { PAYMENT_BADGES, PAYMENT_STATUSES } from "@/lib/payments/status";

/** Something that needs a person; each names its remedy on screen (product.md §5.4). */
export const ATTENTION_FLAGS = [
  "receipt_to_review",
  "amount_mismatch",
  "overpaid",
  "paid_twice",
  "late_payment",
  "money_without_order",
  "refund_due",
  "refund_failed",
  "refund_recorded_twice",
  "dispute_open",
  "stock_short",
  "shipment_failed",
  "live_parcel_of_canceled",
  "letter_bounced",
  "payment_overdue",
  "provider_silent",
  "keys_missing",
  "helper_problem",
] as const;
export type AttentionFlag = (typeof ATTENTION_FLAGS)[number];

type Created = EventOf<"order_created">;

export type Placed = Pick<
  EventOf<"order_placed">,
  "methodKey" | "methodKind" | "provider" | "shipsFirst" | "instructionsId"
> & {
  readonly seq: number;
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly expiresAt: Date | null;
  /** When the day that it was due by had passed unpaid. */
  readonly fellDueAt?: Date;
};

/** A payment link that nobody and nothing has ended: what it asks for, and what was due when it was made. */
export type PayLink = {
  readonly amount: bigint;
  readonly balance: bigint;
  readonly expiresAt: Date | null;
};

/** What the journal says, before anything is concluded from it. */
export type OrderFacts = {
  readonly id: number;
  readonly version: number;
  readonly number: number;
  readonly source: Created["source"];
  readonly currency: string;
  readonly locale: Created["locale"];
  readonly createdAt: Date;
  /** When something was recorded last that a person would call a change. */
  readonly changedAt: Date;
  readonly createdBy: string;
  readonly attribution: Created["attribution"];
  readonly linkId: string | null;
  readonly recoveredFrom: number | null;
  readonly duplicatedFrom: number | null;
  readonly recoveredBy: number | null;
  readonly personId: number | null;
  readonly shippingOption: Created["shippingOption"];
  readonly addressId: number | null;
  readonly pickupLocationKey: string | null;
  readonly shippingMethod: Created["shippingMethod"];
  readonly billingAddressId: number | null;
  readonly documentType: Created["documentType"];
  readonly fieldsId: string | null;
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly coupon: Created["coupon"];
  readonly ownDiscount: bigint;
  readonly placed: Placed | null;
  readonly closed: Closing | null;
  readonly money: MoneyFacts;
  readonly parcels: ParcelFacts;
  readonly restocked: Readonly<Record<string, number>>;
  readonly short: Readonly<Record<number, number>>;
  readonly heldAt: Date | null;
  readonly archivedAt: Date | null;
  readonly tags: readonly string[];
  readonly assignedTo: number | null;
  readonly letterBounced: boolean;
  /** What a person let stand, each with the state of things that they saw. */
  readonly accepted?: Accepted;
  readonly recoveryStopped: string | null;
  /** Notes in which helpers tell of a problem. */
  readonly problems?: readonly string[];
  /** By the id of the link; one that expired by itself is still here. */
  readonly payLinks: Readonly<Record<string, PayLink>>;
  readonly paidAt: Date | null;
  readonly completedAt: Date | null;
};

/** What follows from the facts; computed by `derive`, stored only as a projection. */
export type Derived = Sums & {
  readonly paymentStatus: PaymentStatus;
  readonly badges: readonly PaymentBadge[];
  readonly shipmentStatus: ShipmentStatus | null;
  readonly flags: readonly AttentionFlag[];
  readonly received: bigint;
  readonly balanceDue: bigint;
  readonly owedBack: bigint;
};

export type Order = OrderFacts & Derived;
