import type Stripe from "stripe";

/** Objects as Stripe's API renders them, with believable values of our own: the compiler holds them to the SDK's types. */

export type SessionGiven = Pick<
  Stripe.Checkout.Session,
  | "id"
  | "amount_total"
  | "currency"
  | "client_reference_id"
  | "customer_email"
  | "expires_at"
  | "created"
  | "locale"
  | "metadata"
  | "success_url"
  | "cancel_url"
  | "url"
>;

export const aSession = (given: SessionGiven): Stripe.Checkout.Session => ({
  object: "checkout.session",
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  amount_subtotal: given.amount_total,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  mode: "payment",
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ["card"],
  payment_status: "unpaid",
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: "open",
  submit_type: "pay",
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: "hosted_page",
  wallet_options: null,
  ...given,
});

type IntentGiven = Pick<
  Stripe.PaymentIntent,
  "id" | "amount" | "currency" | "created" | "metadata" | "description"
>;

export const anIntent = (given: IntentGiven): Stripe.PaymentIntent => ({
  object: "payment_intent",
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic_async",
  client_secret: `${given.id}_secret_x`,
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ["card"],
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: "requires_payment_method",
  transfer_data: null,
  transfer_group: null,
  ...given,
});

type ChargeGiven = Pick<
  Stripe.Charge,
  "id" | "amount" | "amount_captured" | "currency" | "created" | "metadata" | "payment_intent" | "status"
>;

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

export const aCharge = (given: ChargeGiven): Stripe.Charge => ({
  object: "charge",
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: NO_ADDRESS, email: null, name: "Lucía Pérez", phone: null, tax_id: null },
  calculated_statement_descriptor: "CAFE ANDES",
  captured: given.status === "succeeded",
  customer: null,
  description: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: given.status === "failed" ? "card_declined" : null,
  failure_message: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  outcome: null,
  paid: given.status === "succeeded",
  payment_method: "pm_fake",
  payment_method_details: { type: "card", card: aCard },
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
  ...given,
});

const aCard: Stripe.Charge.PaymentMethodDetails.Card = {
  amount_authorized: null,
  authorization_code: null,
  brand: "visa",
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
  country: "CL",
  electronic_commerce_indicator: null,
  exp_month: 8,
  exp_year: 2030,
  funding: "credit",
  installments: null,
  last4: "4242",
  mandate: null,
  network: "visa",
  network_transaction_id: null,
  regulated_status: null,
  three_d_secure: null,
  transaction_link_id: null,
  wallet: null,
};

type RefundGiven = Pick<
  Stripe.Refund,
  "id" | "amount" | "currency" | "created" | "metadata" | "payment_intent" | "charge" | "status"
>;

export const aRefund = (given: RefundGiven): Stripe.Refund => ({
  object: "refund",
  balance_transaction: null,
  customer: null,
  customer_account: null,
  destination_details: { type: "card", card: { type: "refund" } },
  payment_method: null,
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  transfer_reversal: null,
  ...given,
});

type DisputeGiven = Pick<
  Stripe.Dispute,
  "id" | "amount" | "currency" | "created" | "payment_intent" | "charge" | "status"
>;

export const aDispute = (given: DisputeGiven): Stripe.Dispute => ({
  object: "dispute",
  balance_transactions: [],
  enhanced_eligibility_types: [],
  evidence: NO_EVIDENCE,
  intended_submission_method: null,
  evidence_details: {
    due_by: given.created + 7 * 86_400,
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: "manual",
  },
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  payment_method_details: {
    type: "card",
    card: { brand: "visa", case_type: "chargeback", network: "visa", network_reason_code: "13.1" },
  },
  reason: "product_not_received",
  ...given,
});

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  ...{ access_activity_log: null, billing_address: null, cancellation_policy: null },
  ...{ cancellation_policy_disclosure: null, cancellation_rebuttal: null, customer_communication: null },
  ...{ customer_email_address: null, customer_name: null, customer_purchase_ip: null },
  ...{ customer_signature: null, duplicate_charge_documentation: null, duplicate_charge_explanation: null },
  ...{ duplicate_charge_id: null, enhanced_evidence: {}, product_description: null, receipt: null },
  ...{ refund_policy: null, refund_policy_disclosure: null, refund_refusal_explanation: null },
  ...{ service_date: null, service_documentation: null, shipping_address: null, shipping_carrier: null },
  ...{ shipping_date: null, shipping_documentation: null, shipping_tracking_number: null },
  ...{ uncategorized_file: null, uncategorized_text: null },
};

type TransactionGiven = Pick<Stripe.BalanceTransaction, "id" | "amount" | "currency" | "created" | "source">;

const FEE_PERCENT = 3;

/** What a charge left in the account: three per cent stay with Stripe. */
export function aTransaction(given: TransactionGiven): Stripe.BalanceTransaction {
  const fee = Math.round((given.amount * FEE_PERCENT) / 100);
  return {
    object: "balance_transaction",
    available_on: given.created + 2 * 86_400,
    balance_type: "payments",
    description: null,
    exchange_rate: null,
    fee,
    fee_details: [
      {
        amount: fee,
        application: null,
        currency: given.currency,
        description: "Processing fees",
        type: "stripe_fee",
      },
    ],
    net: given.amount - fee,
    reporting_category: "charge",
    status: "pending",
    type: "charge",
    ...given,
  };
}
