"use client";
import { useTranslations } from "next-intl";
import type { BuyRefused } from "@/lib/fulfillment/commands/buy-label";
import type { CancelRefusedRefused } from "@/lib/fulfillment/commands/cancel-refused";
import type { ChangeTrackingRefused } from "@/lib/fulfillment/commands/change-tracking";
import type { DispatchRefused } from "@/lib/fulfillment/commands/dispatch";
import type { HandOverRefused } from "@/lib/fulfillment/commands/hand-over";
import type { DownloadsRefused } from "@/lib/fulfillment/commands/line-downloads";
import type { PickupReadyRefused } from "@/lib/fulfillment/commands/pickup-ready";
import type { PushRefused } from "@/lib/fulfillment/commands/push-demo-parcel";
import type { QuoteRefused } from "@/lib/fulfillment/commands/quote-rates";
import type { ReportRefused } from "@/lib/fulfillment/commands/report-shipment";
import type { ReturnRefused } from "@/lib/fulfillment/commands/return-parcel";
import type { VoidRefused } from "@/lib/fulfillment/commands/void-label";
import type { IssuePaymentRefused } from "@/lib/links/commands/issue-payment-link";
import type { ResendRefused } from "@/lib/notifications/commands/resend-letter";
import type { SendRecoveryRefused } from "@/lib/notifications/commands/send-recovery";
import type { GateRefused } from "@/lib/orders/commands/change-order";
import type { MoveRefused } from "@/lib/orders/rules";
import type { DecideRefundRefused } from "@/lib/payments/commands/decide-refund";
import type { MarkPaidRefused } from "@/lib/payments/commands/mark-paid-by-hand";
import type { RequestRefundRefused } from "@/lib/payments/commands/request-refund";
import type { SettleRefused } from "@/lib/payments/commands/settle-refund";
import type { VoidPaymentRefused } from "@/lib/payments/commands/void-payment";

/** Every code that a command of this page can refuse with. */
export type OrderCode = (
  | GateRefused
  | IssuePaymentRefused
  | MoveRefused
  | DispatchRefused
  | ReportRefused
  | ReturnRefused
  | ChangeTrackingRefused
  | CancelRefusedRefused
  | MarkPaidRefused
  | VoidPaymentRefused
  | RequestRefundRefused
  | DecideRefundRefused
  | SettleRefused
  | PickupReadyRefused
  | HandOverRefused
  | DownloadsRefused
  | BuyRefused
  | QuoteRefused
  | VoidRefused
  | PushRefused
  | ResendRefused
  | SendRecoveryRefused
)["code"];

const KEYS = {
  order_not_found: "order_not_found",
  out_of_stock: "out_of_stock",
  changed_meanwhile: "changed_meanwhile",
  move_not_allowed: "move_not_allowed",
  nothing_to_send: "nothing_to_send",
  more_than_left: "more_than_left",
  order_is_held: "order_is_held",
  order_not_placed: "order_not_placed",
  shipment_not_found: "shipment_not_found",
  already_delivered: "already_delivered",
  already_returned: "already_returned",
  not_failed: "not_failed",
  window_backwards: "window_backwards",
  more_than_parcel: "more_than_parcel",
  tracked_by_carrier: "tracked_by_carrier",
  not_refused: "not_refused",
  not_by_hand: "not_by_hand",
  nothing_due: "nothing_due",
  not_payable: "not_payable",
  more_than_due: "more_than_due",
  nothing_to_refund: "nothing_to_refund",
  more_than_refundable: "more_than_refundable",
  more_than_line: "more_than_line",
  payment_not_refundable: "payment_not_refundable",
  refund_not_found: "refund_not_found",
  refund_decided: "refund_decided",
  own_refund: "own_refund",
  refund_sent: "refund_sent",
  not_a_pickup: "not_a_pickup",
  already_announced: "already_announced",
  already_handed_over: "already_handed_over",
  not_announced: "not_announced",
  location_not_found: "location_not_found",
  code_missing: "code_missing",
  wrong_code: "wrong_code",
  no_downloads: "no_downloads",
  seller_refused: "seller_refused",
  seller_unavailable: "seller_unavailable",
  label_not_used: "label_not_used",
  no_seller: "no_seller",
  quote_not_found: "quote_not_found",
  no_sender_address: "no_sender_address",
  no_recipient_address: "no_recipient_address",
  no_label: "no_label",
  label_voided: "label_voided",
  no_demo_parcel: "no_demo_parcel",
  no_further: "no_further",
  letter_not_found: "letter_not_found",
  single_use: "single_use",
  still_waiting: "still_waiting",
  not_recoverable: "not_recoverable",
  no_address: "no_address",
  address_bounced: "address_bounced",
  unsubscribed: "unsubscribed",
} as const satisfies Record<OrderCode, string>;

/** One sentence for every refusal, in the screen's language. */
export function useOrderRefusals(): Record<OrderCode, string> {
  const t = useTranslations("orders.refused");
  const entries = (Object.keys(KEYS) as OrderCode[]).map((code) => [code, t(KEYS[code])]);
  return Object.fromEntries(entries) as Record<OrderCode, string>;
}
