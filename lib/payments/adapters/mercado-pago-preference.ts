import type { PayableOrder } from "@/lib/payments/provider";
import type { PreferenceBody } from "./mercado-pago-api";

const TITLES = { es: "Pedido", en: "Order", pt: "Pedido" } as const satisfies Record<
  PayableOrder["locale"],
  string
>;
const LONGEST_TEXT = 250;
/** What fits on a card's statement. */
const LONGEST_DESCRIPTOR = 13;

/** Its API wants an offset, not a Z. */
export const wireDate = (date: Date): string => date.toISOString().replace("Z", "+00:00");

const descriptorOf = (shopName: string): string =>
  shopName
    .normalize("NFD")
    .replace(/[^A-Za-z0-9 ]/g, "")
    .toUpperCase()
    .slice(0, LONGEST_DESCRIPTOR)
    .trim();

/**
 * One consolidated item of what is due, as for every provider: the sum is ours, to the unit. Metadata comes back with each payment.
 * Nothing depends on the time of the call. It sends buyers back by itself only to https addresses, and refuses others.
 */
export function preferenceBody(order: PayableOrder, due: number, appUrl: string): PreferenceBody {
  const content = order.lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ");
  const descriptor = descriptorOf(order.shopName);
  return {
    items: [
      {
        id: order.orderRef,
        title: `${TITLES[order.locale]} #${order.number}`,
        ...(content && { description: content.slice(0, LONGEST_TEXT) }),
        quantity: 1,
        unit_price: due,
        currency_id: order.due.currency,
      },
    ],
    ...(order.email && { payer: { email: order.email } }),
    external_reference: order.orderRef,
    metadata: { order_id: order.orderRef, payment_id: order.paymentId, attempt: String(order.attempt) },
    notification_url: `${appUrl}/api/webhooks/payments/mercado-pago?source_news=webhooks`,
    back_urls: { success: order.successUrl, pending: order.successUrl, failure: order.cancelUrl },
    ...(order.successUrl.startsWith("https://") && { auto_return: "approved" }),
    expires: true,
    expiration_date_to: wireDate(order.expiresAt),
    ...(descriptor && { statement_descriptor: descriptor }),
    binary_mode: false,
  };
}
