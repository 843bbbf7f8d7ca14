/** Objects as Mercado Pago's API renders them, as far as anybody reads them, with believable values of our own. */

export type FakePreference = {
  readonly id: string;
  readonly init_point: string;
  readonly sandbox_init_point: string;
  readonly client_id: string;
  readonly collector_id: number;
  readonly date_created: string;
  readonly site_id: string;
  readonly items: readonly FakeItem[];
  readonly payer: object;
  readonly external_reference: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly notification_url: string;
  readonly back_urls: { readonly success: string; readonly pending: string; readonly failure: string };
  readonly auto_return: string | null;
  readonly binary_mode: boolean;
  readonly statement_descriptor: string | null;
  expires: boolean;
  expiration_date_from: string | null;
  expiration_date_to: string | null;
};

export type FakeItem = {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly currency_id: string;
};

export type FakeRefund = {
  readonly id: number;
  readonly payment_id: number;
  readonly amount: number;
  readonly date_created: string;
  readonly source: { readonly id: string; readonly name: string; readonly type: string };
  status: string;
};

export type FakePayment = {
  readonly id: number;
  readonly date_created: string;
  readonly external_reference: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly transaction_amount: number;
  readonly currency_id: string;
  readonly live_mode: boolean;
  readonly payment_method_id: string;
  readonly payment_type_id: string;
  readonly installments: number;
  readonly payer: object;
  readonly card: { readonly last_four_digits?: string };
  readonly refunds: FakeRefund[];
  date_approved: string | null;
  date_last_updated: string;
  status: string;
  status_detail: string;
  transaction_amount_refunded: number;
  fee_details: readonly { readonly type: string; readonly amount: number; readonly fee_payer: string }[];
  transaction_details: { readonly net_received_amount: number; readonly total_paid_amount: number };
};

type PaymentGiven = Pick<FakePayment, "id" | "date_created" | "transaction_amount" | "currency_id"> &
  Pick<FakePayment, "external_reference" | "metadata">;

export const aPayment = (given: PaymentGiven): FakePayment => ({
  live_mode: false,
  payment_method_id: "visa",
  payment_type_id: "credit_card",
  installments: 1,
  payer: { email: "comprador@example.test", identification: { type: "RUT", number: "111111111" } },
  card: { last_four_digits: "6351" },
  refunds: [],
  date_approved: null,
  date_last_updated: given.date_created,
  status: "pending",
  status_detail: "pending_waiting_payment",
  transaction_amount_refunded: 0,
  fee_details: [],
  transaction_details: { net_received_amount: 0, total_paid_amount: given.transaction_amount },
  ...given,
});

export type FakeNotification = {
  readonly id: number;
  readonly live_mode: boolean;
  readonly type: string;
  readonly date_created: string;
  readonly user_id: number;
  readonly api_version: string;
  readonly action: string;
  readonly data: { readonly id: string };
};
