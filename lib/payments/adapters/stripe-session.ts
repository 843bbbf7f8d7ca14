import type Stripe from "stripe";
import type { PayableOrder } from "@/lib/payments/provider";

const LOCALES = { es: "es-419", en: "en", pt: "pt-BR" } as const satisfies Record<
  PayableOrder["locale"],
  string
>;
const TITLES = { es: "Pedido", en: "Order", pt: "Pedido" } as const satisfies Record<
  PayableOrder["locale"],
  string
>;
const LONGEST_TEXT = 500;

/**
 * One consolidated line of what is due: discounts, shipping, taxes and earlier part payments are settled in it, so that the sum is
 * always ours, to the unit. Metadata goes to the intent as well: Stripe does not copy it, and refunds and disputes are joined by it.
 * Nothing here depends on the time of the call: the same attempt gives the same parameters for its key.
 */
export function sessionParams(
  order: PayableOrder,
  due: { readonly amount: number; readonly currency: string },
): Stripe.Checkout.SessionCreateParams {
  const title = `${TITLES[order.locale]} #${order.number}`;
  const content = order.lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ");
  const metadata = {
    order_id: order.orderRef,
    payment_id: order.paymentId,
    attempt: String(order.attempt),
  };
  return {
    mode: "payment",
    locale: LOCALES[order.locale],
    client_reference_id: order.orderRef,
    ...(order.email && { customer_email: order.email }),
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    expires_at: Math.floor(order.expiresAt.getTime() / 1_000),
    adaptive_pricing: { enabled: false },
    submit_type: "pay",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: due.currency,
          unit_amount: due.amount,
          product_data: { name: title, ...(content && { description: content.slice(0, LONGEST_TEXT) }) },
        },
      },
    ],
    metadata,
    payment_intent_data: { metadata, description: `${order.shopName} · ${title}`.slice(0, LONGEST_TEXT) },
  };
}
