import { MercadoPagoConfig, MercadoPagoError, Payment, PaymentRefund, Preference } from "mercadopago";
import { AppConfig } from "mercadopago/dist/utils/config";
import { z } from "zod";
import type { Period } from "@/lib/payments/provider";
import {
  type MercadoPagoPayment,
  type MercadoPagoPreference,
  type MercadoPagoRefund,
  mercadoPagoPage,
  mercadoPagoPayment,
  mercadoPagoPreference,
  mercadoPagoRefund,
} from "./mercado-pago-payment";

export type PreferenceBody = Parameters<Preference["create"]>[0]["body"];

const TIMEOUT_MS = 10_000;
const MOST_RETRIES = 2;
const RETRY_MS = 200;
const PAGE = 100;
const NOT_FOUND = 404;

/** Answers that a later try may change: conflict of a key at work, locks, dependencies, overload, and no answer at all. */
const PASSING = [0, 408, 409, 423, 424, 429];

export type ApiRefusal = { readonly passes: boolean; readonly detail: string };

/** What an error of the SDK means; anything else is our own bug and thrown on. */
export function refusalOf(error: unknown): ApiRefusal {
  if (error instanceof z.ZodError) return { passes: true, detail: "unreadable answer" };
  if (!(error instanceof MercadoPagoError)) throw error;
  const status = error.status ?? 0;
  return { passes: PASSING.includes(status) || status >= 500, detail: `${status} ${error.message}`.trim() };
}

const orNull = async <T>(asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof MercadoPagoError && error.status === NOT_FOUND) return null;
    throw error;
  }
};

export type MercadoPagoApi = {
  createPreference(body: PreferenceBody, key: string): Promise<MercadoPagoPreference>;
  /** Payments carry a copy of their preference's metadata, and nothing else that names it. */
  nameInPayments(preference: MercadoPagoPreference): Promise<void>;
  preference(id: string): Promise<MercadoPagoPreference | null>;
  /** From then on the preference cannot be paid. */
  endPreference(preference: MercadoPagoPreference, at: string): Promise<void>;
  payment(id: string): Promise<MercadoPagoPayment | null>;
  paymentsOf(orderRef: string): Promise<readonly MercadoPagoPayment[]>;
  paymentsIn(period: Period): Promise<readonly MercadoPagoPayment[]>;
  refund(paymentId: string, amount: number, key: string): Promise<MercadoPagoRefund>;
};

/**
 * The few calls that the shop needs, each answer checked. The SDK keeps the options of one call (its idempotency key too) in the
 * configuration that it was given, for the next call: so each call has a configuration of its own.
 */
export function mercadoPagoApi(accessToken: string, apiBase: string | null): MercadoPagoApi {
  if (apiBase) Object.assign(AppConfig, { BASE_URL: apiBase.replace(/\/+$/, "") });
  const config = (idempotencyKey?: string) =>
    new MercadoPagoConfig({
      accessToken,
      options: {
        ...{ timeout: TIMEOUT_MS, maxRetries: MOST_RETRIES, initialDelay: RETRY_MS, maxDelay: TIMEOUT_MS },
        ...(idempotencyKey && { idempotencyKey }),
      },
    });
  const search = async (options: Readonly<Record<string, string>>) => {
    const found: MercadoPagoPayment[] = [];
    for (;;) {
      const page = {
        ...options,
        sort: "date_created",
        criteria: "asc",
        limit: PAGE,
        offset: found.length,
      } as const;
      const { results, paging } = mercadoPagoPage.parse(
        await new Payment(config()).search({ options: page }),
      );
      found.push(...results);
      if (results.length === 0 || found.length >= paging.total) return found;
    }
  };
  return {
    createPreference: async (body, key) =>
      mercadoPagoPreference.parse(await new Preference(config(key)).create({ body })),
    nameInPayments: async ({ id, items, metadata }) => {
      if (metadata?.preference_id === id) return;
      const updatePreferenceRequest = { items, metadata: { ...metadata, preference_id: id } };
      await new Preference(config()).update({ id, updatePreferenceRequest });
    },
    preference: async (id) => {
      const found = await orNull(new Preference(config()).get({ preferenceId: id }));
      return found && mercadoPagoPreference.parse(found);
    },
    endPreference: async ({ id, items }, at) => {
      const updatePreferenceRequest = { items, expires: true, expiration_date_to: at };
      await new Preference(config()).update({ id, updatePreferenceRequest });
    },
    payment: async (id) => {
      const found = await orNull(new Payment(config()).get({ id }));
      return found && mercadoPagoPayment.parse(found);
    },
    paymentsOf: (orderRef) => search({ external_reference: orderRef }),
    paymentsIn: ({ from, to }) =>
      search({ range: "date_created", begin_date: from.toISOString(), end_date: to.toISOString() }),
    refund: async (paymentId, amount, key) =>
      mercadoPagoRefund.parse(
        await new PaymentRefund(config(key)).create({ payment_id: paymentId, body: { amount } }),
      ),
  };
}
