import { render } from "@react-email/render";
import type { ReactElement } from "react";
import type { Locale } from "@/lib/i18n/locale";
import { oneLine } from "@/lib/kernel/text";
import type { LetterKind } from "@/lib/notifications/letters";
import DeskDispute from "./desk-dispute";
import DeskLatePayment from "./desk-late-payment";
import DeskNewOrder from "./desk-new-order";
import DeskReceipt from "./desk-receipt";
import DeskShipmentFailed from "./desk-shipment-failed";
import DownloadsRenewed from "./downloads-renewed";
import type { LetterInput, LetterProps } from "./letter-props";
import type { LetterText } from "./letter-text";
import MagicLink from "./magic-link";
import OrderAttemptFailed from "./order-attempt-failed";
import OrderCanceled from "./order-canceled";
import OrderDelivered from "./order-delivered";
import OrderOutForDelivery from "./order-out-for-delivery";
import OrderPaid from "./order-paid";
import OrderPlaced from "./order-placed";
import OrderReadyForPickup from "./order-ready-for-pickup";
import OrderShipped from "./order-shipped";
import { readableText } from "./parts/readable-text";
import PasswordReset from "./password-reset";
import PaymentLink from "./payment-link";
import PaymentReminder from "./payment-reminder";
import ReceiptRejected from "./receipt-rejected";
import Recovery from "./recovery";
import RefundMade from "./refund-made";
import StaffInvite from "./staff-invite";
import { MAGIC_LINK, PASSWORD_RESET, STAFF_INVITE } from "./words/access";
import { DESK_DISPUTE } from "./words/desk-dispute";
import { DESK_LATE_PAYMENT } from "./words/desk-late-payment";
import { DESK_NEW_ORDER } from "./words/desk-new-order";
import { DESK_RECEIPT } from "./words/desk-receipt";
import { DESK_SHIPMENT_FAILED } from "./words/desk-shipment-failed";
import { DOWNLOADS_RENEWED } from "./words/downloads-renewed";
import { speak, type WordTable } from "./words/letter-words";
import { ORDER_ATTEMPT_FAILED } from "./words/order-attempt-failed";
import { ORDER_CANCELED } from "./words/order-canceled";
import { ORDER_DELIVERED } from "./words/order-delivered";
import { ORDER_OUT_FOR_DELIVERY } from "./words/order-out-for-delivery";
import { ORDER_PAID } from "./words/order-paid";
import { ORDER_PLACED } from "./words/order-placed";
import { ORDER_READY_FOR_PICKUP } from "./words/order-ready-for-pickup";
import { ORDER_SHIPPED } from "./words/order-shipped";
import { PAYMENT_LINK } from "./words/payment-link";
import { PAYMENT_REMINDER } from "./words/payment-reminder";
import { RECEIPT_REJECTED } from "./words/receipt-rejected";
import { RECOVERY } from "./words/recovery";
import { REFUND_MADE } from "./words/refund-made";

type Letter<K extends LetterKind> = {
  readonly body: ((props: LetterInput<K>) => ReactElement) & { readonly PreviewProps: LetterProps[K] };
  readonly words: WordTable<LetterProps[K]>;
};

const LETTERS: { readonly [K in LetterKind]: Letter<K> } = {
  order_placed: { body: OrderPlaced, words: ORDER_PLACED },
  payment_link: { body: PaymentLink, words: PAYMENT_LINK },
  payment_reminder: { body: PaymentReminder, words: PAYMENT_REMINDER },
  order_paid: { body: OrderPaid, words: ORDER_PAID },
  order_shipped: { body: OrderShipped, words: ORDER_SHIPPED },
  order_out_for_delivery: { body: OrderOutForDelivery, words: ORDER_OUT_FOR_DELIVERY },
  order_attempt_failed: { body: OrderAttemptFailed, words: ORDER_ATTEMPT_FAILED },
  order_delivered: { body: OrderDelivered, words: ORDER_DELIVERED },
  order_ready_for_pickup: { body: OrderReadyForPickup, words: ORDER_READY_FOR_PICKUP },
  order_canceled: { body: OrderCanceled, words: ORDER_CANCELED },
  refund_made: { body: RefundMade, words: REFUND_MADE },
  downloads_renewed: { body: DownloadsRenewed, words: DOWNLOADS_RENEWED },
  receipt_rejected: { body: ReceiptRejected, words: RECEIPT_REJECTED },
  recovery: { body: Recovery, words: RECOVERY },
  desk_new_order: { body: DeskNewOrder, words: DESK_NEW_ORDER },
  desk_receipt: { body: DeskReceipt, words: DESK_RECEIPT },
  desk_late_payment: { body: DeskLatePayment, words: DESK_LATE_PAYMENT },
  desk_dispute: { body: DeskDispute, words: DESK_DISPUTE },
  desk_shipment_failed: { body: DeskShipmentFailed, words: DESK_SHIPMENT_FAILED },
  staff_invite: { body: StaffInvite, words: STAFF_INVITE },
  magic_link: { body: MagicLink, words: MAGIC_LINK },
  password_reset: { body: PasswordReset, words: PASSWORD_RESET },
};

export type RenderedLetter = { readonly subject: string; readonly html: string; readonly text: string };

const SUBJECT_LIMIT = 120;

/** One line that inboxes show whole: control characters out, cut at a character, never inside one. */
function subjectLine(text: string): string {
  const line = [...oneLine(text)];
  return line.length <= SUBJECT_LIMIT
    ? line.join("")
    : `${line
        .slice(0, SUBJECT_LIMIT - 1)
        .join("")
        .trimEnd()}…`;
}

/**
 * The letter in the reader's language. Pure: the same props give the same text.
 * `text` is the shop's own wording (plain text, already filled in) in place of ours; lines, totals and buttons stay.
 */
export async function renderLetter<K extends LetterKind>(
  kind: K,
  locale: Locale,
  props: LetterProps[K],
  text: LetterText = {},
): Promise<RenderedLetter> {
  const { body, words } = LETTERS[kind];
  const subject = subjectLine(speak(words[locale], props, text).subject);
  const input: LetterInput<K> = { ...props, locale, text: { ...text, subject } };
  const html = await render(body(input));
  return { subject, html, text: readableText(html) };
}

/** A whole, believable example of a letter: for previews at the desk and for tests. */
export const previewProps = <K extends LetterKind>(kind: K): LetterProps[K] =>
  LETTERS[kind].body.PreviewProps;
