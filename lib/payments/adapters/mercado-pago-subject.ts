import type { FactSubject } from "@/lib/payments/provider";
import type { MercadoPagoPayment } from "./mercado-pago-payment";

const named = (payment: MercadoPagoPayment, name: string): string | null => {
  const value = payment.metadata?.[name];
  return typeof value === "string" && value !== "" ? value : null;
};
const paymentIdIn = (payment: MercadoPagoPayment): string | null => named(payment, "payment_id");
const orderRefIn = (payment: MercadoPagoPayment): string | null =>
  payment.external_reference || named(payment, "order_id");

const preferenceIdIn = (payment: MercadoPagoPayment): string | null => named(payment, "preference_id");

/** By the preference whose page it was paid on; one that does not say it belongs to the attempt as a whole. */
export function subjectOf(payment: MercadoPagoPayment): FactSubject {
  const paymentId = paymentIdIn(payment);
  const objectId = preferenceIdIn(payment) ?? paymentId ?? payment.id;
  return { orderRef: orderRefIn(payment), paymentId, objectId };
}

/** Whether a payment is a try on the same page as another one, or on the page of a known attempt. */
export function belongsTo(
  payment: MercadoPagoPayment,
  { objectId, paymentId }: Pick<FactSubject, "objectId" | "paymentId">,
): boolean {
  const preferenceId = preferenceIdIn(payment);
  return preferenceId === null ? paymentIdIn(payment) === paymentId : preferenceId === objectId;
}
