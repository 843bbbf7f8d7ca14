import { type Clock, DAY_MS, HOUR_MS, plus } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type {
  ListedPayment,
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  Period,
  ProviderFact,
  ProviderMessage,
  StartRefused,
} from "@/lib/payments/provider";
import { toMercadoPago } from "./mercado-pago-amounts";
import { type MercadoPagoApi, mercadoPagoApi, refusalOf } from "./mercado-pago-api";
import { objectOf, readMercadoPago } from "./mercado-pago-message";
import type { MercadoPagoPayment, MercadoPagoPreference } from "./mercado-pago-payment";
import { preferenceBody, wireDate } from "./mercado-pago-preference";
import { paymentsOf, refundAt } from "./mercado-pago-refund";
import { subjectOf } from "./mercado-pago-subject";
import { factsOf, listedOf, type MercadoPagoAttempt, stateOf } from "./mercado-pago-truth";

export type MercadoPagoSettings = {
  readonly accessToken: string;
  /** Several while a secret is rotated: each may have signed. */
  readonly webhookSecrets: readonly string[];
  /** Another server than Mercado Pago's, for tests. */
  readonly apiBase: string | null;
  readonly appUrl: string;
  readonly now: Clock;
};

/** A voucher may be paid days after it was made: a list by the day of making looks this far back. */
const LOOK_BACK_MS = 14 * DAY_MS;

/** Without it payments still name the attempt: no reason to turn a buyer away. */
function unlessRefused(error: unknown): void {
  if (refusalOf(error).passes) throw error;
}

async function start(
  api: MercadoPagoApi,
  { appUrl }: MercadoPagoSettings,
  order: PayableOrder,
  key: string,
): Promise<Result<PaymentPage, StartRefused>> {
  const due = toMercadoPago(order.due);
  if (due === null) return refuse({ code: "currency_not_supported", detail: order.due.currency });
  try {
    const made = await api.createPreference(preferenceBody(order, due, appUrl), key);
    const { id, init_point: url } = made;
    await api.nameInPayments(made).catch(unlessRefused);
    return ok({ url, objectId: id, expiresAt: order.expiresAt });
  } catch (error) {
    const { passes, detail } = refusalOf(error);
    return refuse({ code: passes ? "provider_unavailable" : "provider_refused", detail });
  }
}

/** The payments of one attempt. The list of an order may lag behind: a payment that is known already is put in its place. */
async function attemptWith(api: MercadoPagoApi, known: MercadoPagoPayment): Promise<MercadoPagoAttempt> {
  const { orderRef, paymentId, objectId } = subjectOf(known);
  if (!orderRef || !paymentId) return [known];
  return [known, ...(await paymentsOf(api, { orderRef, paymentId, objectId }, known.id))];
}

async function facts(api: MercadoPagoApi, { body }: ProviderMessage): Promise<readonly ProviderFact[]> {
  const payment = await api.payment(objectOf(body));
  return payment ? factsOf(await attemptWith(api, payment), false) : [];
}

type Asked = {
  readonly preference: MercadoPagoPreference | null;
  readonly payments: readonly MercadoPagoPayment[];
  readonly isOver: boolean;
};

/** A preference by its id; a payment that no preference of ours began is asked about by its own. */
async function truthOf(api: MercadoPagoApi, objectId: string, now: Date): Promise<Asked> {
  const preference = await api.preference(objectId);
  if (!preference) {
    const payment = await api.payment(objectId);
    return { preference, payments: payment ? await attemptWith(api, payment) : [], isOver: true };
  }
  const { expires, expiration_date_to: end, external_reference: orderRef, metadata } = preference;
  const isOver = expires === true && typeof end === "string" && new Date(end) <= now;
  const paymentId = typeof metadata?.payment_id === "string" ? metadata.payment_id : null;
  const payments = orderRef ? await paymentsOf(api, { orderRef, paymentId, objectId }) : [];
  return { preference, payments, isOver };
}

function askedFacts({ payments, isOver }: Asked): readonly ProviderFact[] {
  const [first, ...others] = payments;
  return first ? factsOf([first, ...others], isOver) : [];
}

async function close(api: MercadoPagoApi, objectId: string, now: Date) {
  const asked = await truthOf(api, objectId, now);
  if (asked.preference && !asked.isOver) await api.endPreference(asked.preference, wireDate(now));
  return stateOf((await truthOf(api, objectId, now)).payments, true);
}

async function list(api: MercadoPagoApi, { from, to }: Period): Promise<readonly ListedPayment[]> {
  const payments = await api.paymentsIn({ from: plus(from, -LOOK_BACK_MS), to });
  return listedOf(payments).filter(({ occurredAt }) => occurredAt >= from && occurredAt < to);
}

/** Mercado Pago Checkout Pro: one preference an attempt. Its test tokens see test payments only; other tokens say nothing of a mode. */
export function mercadoPagoProvider(settings: MercadoPagoSettings): PaymentProvider {
  const { accessToken, apiBase, webhookSecrets, now } = settings;
  const api = mercadoPagoApi(accessToken, apiBase);
  return {
    name: "mercado-pago",
    live: accessToken.startsWith("TEST-") ? false : null,
    start: (order, key) => start(api, settings, order, key),
    read: (raw, at) => readMercadoPago(webhookSecrets, raw, at),
    facts: (message) => facts(api, message),
    ask: async (objectId) => {
      const asked = await truthOf(api, objectId, now());
      return { state: stateOf(asked.payments, asked.isOver), facts: askedFacts(asked) };
    },
    close: (objectId) => close(api, objectId, now()),
    refund: (request, key) => refundAt(api, request, key),
    patienceMs: 2 * HOUR_MS,
    list: (period) => list(api, period),
  };
}
