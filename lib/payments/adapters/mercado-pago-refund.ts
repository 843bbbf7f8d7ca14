import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { FactSubject, ProviderFact, RefundRefused, RefundRequest } from "@/lib/payments/provider";
import { toMercadoPago } from "./mercado-pago-amounts";
import { type MercadoPagoApi, refusalOf } from "./mercado-pago-api";
import type { MercadoPagoPayment } from "./mercado-pago-payment";
import { belongsTo } from "./mercado-pago-subject";
import { refundable, refundFact, stateOf } from "./mercado-pago-truth";

type Attempt = Pick<FactSubject, "objectId" | "paymentId"> & { readonly orderRef: string };

/** Fetched one by one where money came: lists leave refunds out. */
export async function paymentsOf(
  api: MercadoPagoApi,
  attempt: Attempt,
  except: string | null = null,
): Promise<MercadoPagoPayment[]> {
  const whole: MercadoPagoPayment[] = [];
  for (const one of await api.paymentsOf(attempt.orderRef)) {
    if (one.id === except || !belongsTo(one, attempt)) continue;
    whole.push((stateOf([one], true) === "paid" ? await api.payment(one.id) : null) ?? one);
  }
  return whole;
}

type Refunded = Result<ProviderFact, RefundRefused>;

function refused(error: unknown): Refunded {
  const { passes, detail } = refusalOf(error);
  return refuse({ code: passes ? "provider_unavailable" : "refund_refused", detail });
}

async function paidBy(api: MercadoPagoApi, request: RefundRequest): Promise<readonly MercadoPagoPayment[]> {
  const ofAttempt = await paymentsOf(api, request);
  const single = ofAttempt.length > 0 ? null : await api.payment(request.objectId);
  return refundable(single ? [single] : ofAttempt);
}

/**
 * Asks the attempt's payments in turn, the oldest first and always by the same key: a repeated request comes to the same payment and
 * brings the same refund, whatever has been returned since.
 */
export async function refundAt(api: MercadoPagoApi, request: RefundRequest, key: string): Promise<Refunded> {
  const { refundId, paymentId, objectId, orderRef } = request;
  const amount = toMercadoPago(request.amount);
  if (amount === null) return refuse({ code: "refund_refused", detail: request.amount.currency });
  try {
    let last: Refunded = refuse({ code: "refund_refused", detail: "nothing was paid" });
    for (const payment of await paidBy(api, request)) {
      last = await api.refund(payment.id, amount, key).then((made): Refunded => {
        return ok(refundFact(made, payment.currency_id, { orderRef, paymentId, objectId }, refundId));
      }, refused);
      if (last.ok || last.refusal.code === "provider_unavailable") return last;
    }
    return last;
  } catch (error) {
    return refused(error);
  }
}
