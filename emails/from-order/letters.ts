import type { OrderLetterKind } from "@/lib/notifications/letters";
import { RECEIPT_REASONS } from "@/lib/payments/receipt-file";
import type { DownloadProps, LetterProps, ManualPaymentProps, PickupProps } from "../letter-props";
import type { LetterData } from "./letter-data";
import { canceledMoney, disputeProps, refundProps } from "./money-letters";
import {
  amountText,
  customerProps,
  dateText,
  lineProps,
  methodName,
  noteText,
  orderLetter,
  orderProps,
  shopProps,
} from "./order-props";
import { attemptLetter, deliveredLetter, failedShipment, parcelLetter } from "./parcel-letters";

/** What works when the letter leaves. A key is shown on its page, as often as one likes. */
const downloadProps = (data: LetterData): DownloadProps[] =>
  data.downloads.map(({ name, url, uses, until }) => ({ name, url, uses, until: dateText(data, until) }));

const MAP = "https://www.google.com/maps/search/?api=1&query=";

function manualPayment(data: LetterData): ManualPaymentProps {
  const { order, settings, locale } = data;
  const method = settings.paymentMethods.find(({ key }) => key === order.placed?.methodKey);
  const bank = method?.bank;
  const BANK_WORDS = {
    es: ["Banco", "Cuenta", "Titular", "RUT"],
    en: ["Bank", "Account", "Holder", "Tax ID"],
    pt: ["Banco", "Conta", "Titular", "ID fiscal"],
  } as const;
  const [bankWord, account, holder, taxId] = BANK_WORDS[locale];
  const details = bank
    ? [
        { label: bankWord, value: bank.bank },
        { label: account, value: `${bank.accountType} ${bank.number}` },
        { label: holder, value: bank.holder },
        ...(bank.taxId ? [{ label: taxId, value: bank.taxId }] : []),
      ]
    : [];
  return {
    method: methodName(data) ?? order.placed?.methodKey ?? "",
    amount: amountText(data, order.balanceDue),
    instructions: noteText(data, order.placed?.instructionsId),
    details,
    reference: String(order.number),
    due: order.placed?.dueAt ? dateText(data, order.placed.dueAt) : null,
    uploadUrl: method?.key === "bank_transfer" ? `${data.statusUrl}#receipt` : null,
  };
}

function pickupProps(data: LetterData): PickupProps {
  const { settings, order } = data;
  const place = settings.pickupLocations.find(({ key }) => key === order.parcels.pickup?.locationKey);
  return {
    location: place?.name ?? settings.name,
    address: place?.address ? [place.address] : null,
    mapUrl: place?.address ? `${MAP}${encodeURIComponent(place.address)}` : null,
    hours: place?.hours || null,
    instructions: place?.instructions || null,
    code: data.shownPickupCode,
    until: null,
  };
}

const CANCEL_REASONS: readonly LetterProps["order_canceled"]["reason"][] = [
  ...(["customer_asked", "out_of_stock", "fraud", "payment_rejected"] as const),
  ...(["unpaid_deadline", "refunded_at_provider", "duplicate", "other"] as const),
];

const deskUrl = (data: LetterData): string => `${data.appUrl}/orders/${data.order.number}`;

const receiptOf = ({ order, receiptId }: LetterData) => order.money.receipts[receiptId ?? ""] ?? null;

function rejectedReceipt(data: LetterData): LetterProps["receipt_rejected"] {
  const receipt = receiptOf(data);
  return {
    ...orderLetter(data),
    reason: RECEIPT_REASONS.find((reason) => reason === receipt?.reason) ?? "other",
    sentAt: receipt ? dateText(data, receipt.submittedAt) : null,
    amount: amountText(data, data.order.balanceDue),
    uploadUrl: `${data.statusUrl}#receipt`,
  };
}

function sentReceipt(data: LetterData): LetterProps["desk_receipt"] {
  const receipt = receiptOf(data);
  const { claimedAmount = null, submittedAt = data.order.createdAt } = receipt ?? {};
  const twins = Object.values(data.order.money.receipts).filter((one) => one.fileHash === receipt?.fileHash);
  return {
    shop: shopProps(data),
    number: String(data.order.number),
    customerName: data.customer.name,
    amount: amountText(data, data.order.balanceDue),
    claimed: claimedAmount === null ? null : amountText(data, claimedAmount),
    seenBefore: twins.length > 1 || (receipt?.sameAs.length ?? 0) > 0,
    sentAt: dateText(data, submittedAt),
    deskUrl: `${data.appUrl}/orders/receipts?order=${data.order.number}`,
  };
}

function latePayment(data: LetterData): LetterProps["desk_late_payment"] {
  const { order } = data;
  return {
    shop: shopProps(data),
    number: String(order.number),
    customerName: data.customer.name,
    amount: amountText(data, order.captured),
    provider: methodName(data) ?? "",
    receivedAt: dateText(data, order.paidAt ?? order.createdAt),
    was: order.closed?.as ?? "abandoned",
    stockShort: order.flags.includes("stock_short"),
    deskUrl: deskUrl(data),
  };
}

function paymentLink(data: LetterData): LetterProps["payment_link"] {
  const { payLink, order } = data;
  const amount = payLink?.amount ?? order.balanceDue;
  return {
    ...orderLetter(data),
    payUrl: payLink?.url ?? data.statusUrl,
    amount: amountText(data, amount),
    balance: amount < order.balanceDue ? amountText(data, order.balanceDue) : null,
    due: payLink?.expiresAt ? dateText(data, payLink.expiresAt) : null,
    message: data.customerNote,
  };
}

/** Which facts of an order each letter tells. A new letter does not compile until it is here. */
export const PROPS: { readonly [K in OrderLetterKind]: (data: LetterData) => LetterProps[K] } = {
  order_placed: (data) => ({ ...orderLetter(data), payment: manualPayment(data) }),
  payment_link: paymentLink,
  payment_reminder: (data) => ({
    ...orderLetter(data),
    payment: manualPayment(data),
    overdue: data.occasion.includes(":overdue"),
  }),
  order_paid: (data) => ({ ...orderLetter(data), downloads: downloadProps(data) }),
  downloads_renewed: (data) => ({ ...orderLetter(data), downloads: downloadProps(data) }),
  order_shipped: parcelLetter,
  order_out_for_delivery: parcelLetter,
  order_attempt_failed: attemptLetter,
  order_delivered: deliveredLetter,
  order_ready_for_pickup: (data) => ({ ...orderLetter(data), pickup: pickupProps(data) }),
  order_canceled: (data) => ({
    ...orderLetter(data),
    reason: CANCEL_REASONS.find((reason) => reason === data.order.closed?.reason) ?? "other",
    note: null,
    money: canceledMoney(data),
  }),
  refund_made: (data) => ({ ...orderLetter(data), refund: refundProps(data) }),
  receipt_rejected: rejectedReceipt,
  recovery: (data) => ({
    shop: shopProps(data),
    customer: customerProps(data),
    step: data.step === 3 ? 3 : data.step === 2 ? 2 : 1,
    recoverUrl: data.recoverUrl ?? data.statusUrl,
    unsubscribeUrl: `${data.recoverUrl ?? data.statusUrl}/unsubscribe`,
    lines: data.order.lines.map((line) => lineProps(data, line)),
    total: amountText(data, data.order.totals.total),
    coupon: null,
  }),
  desk_new_order: (data) => ({
    shop: shopProps(data),
    order: orderProps(data),
    customer: data.customer,
    paid: data.order.paymentStatus === "paid",
    deskUrl: deskUrl(data),
  }),
  desk_receipt: sentReceipt,
  desk_late_payment: latePayment,
  desk_dispute: disputeProps,
  desk_shipment_failed: failedShipment,
};
