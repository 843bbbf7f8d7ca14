import type { PaymentStatus } from "@/lib/orders/order";

/** What the palette learns of an order: enough to recognise it. */
export type FoundOrder = {
  readonly number: number;
  readonly customer: string | null;
  readonly city: string | null;
  readonly paymentStatus: PaymentStatus;
};
