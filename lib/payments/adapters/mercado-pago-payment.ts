import { z } from "zod";

const id = z.union([z.string().min(1), z.number()]).transform(String);
const text = z.string().nullish();

export const mercadoPagoRefund = z.object({
  id,
  amount: z.number(),
  status: text,
  date_created: z.iso.datetime({ offset: true }),
});
export type MercadoPagoRefund = z.infer<typeof mercadoPagoRefund>;

/** What we read of a payment. Everything else that the API says is left alone. */
export const mercadoPagoPayment = z.object({
  id,
  status: z.string(),
  status_detail: text,
  external_reference: text,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  transaction_amount: z.number(),
  transaction_amount_refunded: z.number().nullish(),
  currency_id: z.string(),
  date_created: z.iso.datetime({ offset: true }),
  date_approved: z.iso.datetime({ offset: true }).nullish(),
  date_last_updated: z.iso.datetime({ offset: true }).nullish(),
  payment_method_id: text,
  card: z.object({ last_four_digits: text }).nullish(),
  fee_details: z.array(z.object({ amount: z.number(), fee_payer: text })).nullish(),
  refunds: z.array(mercadoPagoRefund).nullish(),
});
export type MercadoPagoPayment = z.infer<typeof mercadoPagoPayment>;

export const mercadoPagoPreference = z.object({
  id: z.string().min(1),
  init_point: z.url(),
  external_reference: text,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  items: z.array(
    z.looseObject({ id: z.string(), title: z.string(), quantity: z.number(), unit_price: z.number() }),
  ),
  expires: z.boolean().nullish(),
  expiration_date_to: z.iso.datetime({ offset: true }).nullish(),
});
export type MercadoPagoPreference = z.infer<typeof mercadoPagoPreference>;

export const mercadoPagoPage = z.object({
  results: z.array(mercadoPagoPayment),
  paging: z.object({ total: z.number() }),
});
