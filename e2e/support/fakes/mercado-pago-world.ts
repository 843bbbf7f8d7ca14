import {
  aPayment,
  type FakeItem,
  type FakeNotification,
  type FakePayment,
  type FakePreference,
  type FakeRefund,
} from "./mercado-pago-objects";

export class MercadoPagoError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** How a buyer's try ends: the status and its detail. */
export const OUTCOMES = {
  approve: ["approved", "accredited"],
  reject: ["rejected", "cc_rejected_insufficient_amount"],
  pending: ["pending", "pending_waiting_payment"],
  in_process: ["in_process", "pending_contingency"],
  authorize: ["authorized", "pending_capture"],
} as const;
export type Outcome = keyof typeof OUTCOMES;

const COLLECTOR = 44444;
const FEE_PERCENT = 3;
const SITES: Readonly<Record<string, string>> = {
  CLP: "MLC",
  ARS: "MLA",
  BRL: "MLB",
  MXN: "MLM",
  COP: "MCO",
};
const hundredths = (amount: number): number => Math.round(amount * 100);

type PreferenceGiven = Partial<Omit<FakePreference, "items">> & { readonly items?: readonly FakeItem[] };

/** What a Mercado Pago account holds, and what happens in it. Every change of a payment tells the listener. */
export class MercadoPagoWorld {
  readonly preferences = new Map<string, FakePreference>();
  readonly payments = new Map<string, FakePayment>();
  readonly notifications: FakeNotification[] = [];
  /** The list of an order's payments knows nothing yet, as a search index that lags behind. */
  isIndexBehind = false;
  private readonly now: () => Date;
  private readonly pageUrl: (id: string) => string;
  private readonly tell: (notification: FakeNotification, url: string) => void;
  private count = 0;

  constructor(
    now: () => Date,
    pageUrl: (id: string) => string,
    tell: (notification: FakeNotification, url: string) => void,
  ) {
    this.now = now;
    this.pageUrl = pageUrl;
    this.tell = tell;
  }

  createPreference(given: PreferenceGiven): FakePreference {
    const items = given.items ?? [];
    if (items.length === 0) throw new MercadoPagoError(400, "items needed");
    if (items.some(({ unit_price: price }) => !(price > 0))) {
      throw new MercadoPagoError(400, "unit_price invalid");
    }
    if (given.auto_return && !given.back_urls?.success.startsWith("https://")) {
      throw new MercadoPagoError(400, "auto_return invalid. back_url.success must be defined");
    }
    const id = `${COLLECTOR}-${this.number().toString(16).padStart(8, "0")}-fake`;
    const preference: FakePreference = {
      payer: {},
      external_reference: "",
      metadata: {},
      notification_url: "",
      back_urls: { success: "", pending: "", failure: "" },
      auto_return: null,
      binary_mode: false,
      statement_descriptor: null,
      expires: false,
      expiration_date_from: null,
      expiration_date_to: null,
      ...given,
      items,
      id,
      init_point: this.pageUrl(id),
      sandbox_init_point: this.pageUrl(id),
      client_id: "6295877106812064",
      collector_id: COLLECTOR,
      date_created: this.date(),
      site_id: SITES[items[0]?.currency_id ?? ""] ?? "MLU",
    };
    this.preferences.set(id, preference);
    return preference;
  }

  preference(id: string): FakePreference {
    const found = this.preferences.get(id);
    if (!found) throw new MercadoPagoError(404, "preference not found");
    return found;
  }

  updatePreference(id: string, change: Partial<FakePreference>): FakePreference {
    const { expires, expiration_date_to, metadata } = change;
    return Object.assign(this.preference(id), {
      ...(metadata !== undefined && { metadata }),
      ...(expires !== undefined && { expires }),
      ...(expiration_date_to !== undefined && { expiration_date_to }),
    });
  }

  isPayable(id: string): boolean {
    const { expires, expiration_date_to: end } = this.preference(id);
    return !expires || end === null || new Date(end) > this.now();
  }

  payment(id: string | number): FakePayment {
    const found = this.payments.get(String(id));
    if (!found) throw new MercadoPagoError(404, "Payment not found");
    return found;
  }

  search(query: URLSearchParams): object {
    const [reference, from, to] = ["external_reference", "begin_date", "end_date"].map((name) =>
      query.get(name),
    );
    const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 30)];
    const inPeriod = ({ date_created: date }: FakePayment) =>
      (!from || new Date(date) >= new Date(from)) && (!to || new Date(date) <= new Date(to));
    const found = [...this.payments.values()].filter(
      (one) => inPeriod(one) && (!reference || (one.external_reference === reference && !this.isIndexBehind)),
    );
    const results = found.slice(offset, offset + limit).map(({ refunds: _refunds, ...one }) => one);
    return { paging: { total: found.length, limit, offset }, results };
  }

  /** A try on a preference's page. */
  pay(preferenceId: string, outcome: Outcome = "approve", amount?: number): FakePayment {
    const { items, external_reference, metadata } = this.preference(preferenceId);
    if (!this.isPayable(preferenceId)) throw new MercadoPagoError(400, "the preference has expired");
    const total = items.reduce((sum, item) => sum + hundredths(item.unit_price) * item.quantity, 0) / 100;
    const payment = aPayment({
      id: 1_300_000_000 + this.number(),
      date_created: this.date(),
      transaction_amount: amount ?? total,
      currency_id: items[0]?.currency_id ?? "CLP",
      external_reference,
      metadata,
    });
    this.payments.set(String(payment.id), payment);
    const [status, detail] = OUTCOMES[outcome];
    this.change(payment, status, detail);
    this.notify(payment, "payment.created");
    return payment;
  }

  /** A payment goes on: any status of theirs. */
  settle(id: string | number, status: string, detail = status): FakePayment {
    const payment = this.payment(id);
    this.change(payment, status, detail);
    this.notify(payment, "payment.updated");
    return payment;
  }

  refund(id: string | number, amount?: number, status = "approved"): FakeRefund {
    const payment = this.payment(id);
    const rest = hundredths(payment.transaction_amount) - hundredths(payment.transaction_amount_refunded);
    const asked = amount === undefined ? rest : hundredths(amount);
    if (payment.date_approved === null) throw new MercadoPagoError(400, "the action requested is not valid");
    if (asked <= 0 || asked > rest) throw new MercadoPagoError(400, "amount_refund invalid");
    const refund: FakeRefund = {
      id: 1_800_000 + this.number(),
      payment_id: payment.id,
      amount: asked / 100,
      date_created: this.date(),
      source: { id: String(COLLECTOR), name: "Café Andes", type: "collector" },
      status,
    };
    payment.refunds.push(refund);
    if (status === "approved") this.addRefunded(payment, asked);
    this.notify(payment, "payment.updated");
    return refund;
  }

  endRefund(refund: FakeRefund, status: "approved" | "rejected" | "cancelled"): void {
    const payment = this.payment(refund.payment_id);
    const cents = hundredths(refund.amount);
    if (refund.status === "approved" && status !== "approved") this.addRefunded(payment, -cents);
    if (refund.status !== "approved" && status === "approved") this.addRefunded(payment, cents);
    refund.status = status;
    this.notify(payment, "payment.updated");
  }

  openDispute = (id: string | number): FakePayment => this.settle(id, "in_mediation", "pending");
  chargeBack = (id: string | number): FakePayment => this.settle(id, "charged_back", "settled");

  private change(payment: FakePayment, status: string, detail: string): void {
    const isApproved = status === "approved";
    const fee = hundredths(payment.transaction_amount) * FEE_PERCENT;
    Object.assign(payment, { status, status_detail: detail, date_last_updated: this.date() });
    if (!isApproved || payment.date_approved) return;
    const amount = Math.round(fee / 100) / 100;
    Object.assign(payment, {
      date_approved: this.date(),
      fee_details: [{ type: "mercadopago_fee", amount, fee_payer: "collector" }],
      transaction_details: {
        ...payment.transaction_details,
        net_received_amount: (hundredths(payment.transaction_amount) - hundredths(amount)) / 100,
      },
    });
  }

  private addRefunded(payment: FakePayment, cents: number): void {
    const refunded = hundredths(payment.transaction_amount_refunded) + cents;
    const isWhole = refunded >= hundredths(payment.transaction_amount);
    Object.assign(payment, {
      transaction_amount_refunded: refunded / 100,
      status: isWhole ? "refunded" : "approved",
      status_detail: isWhole ? "refunded" : refunded > 0 ? "partially_refunded" : "accredited",
      date_last_updated: this.date(),
    });
  }

  private notify(payment: FakePayment, action: string): void {
    const notification: FakeNotification = {
      ...{ id: 12_000 + this.number(), live_mode: false, type: "payment", date_created: this.date() },
      ...{ user_id: COLLECTOR, api_version: "v1", action, data: { id: String(payment.id) } },
    };
    this.notifications.push(notification);
    const paymentId = payment.metadata.payment_id;
    const ofIt = [...this.preferences.values()].find(({ metadata }) => metadata.payment_id === paymentId);
    this.tell(notification, ofIt?.notification_url ?? "");
  }

  private number(): number {
    this.count += 1;
    return this.count;
  }

  private date = (): string => this.now().toISOString().replace("Z", "+00:00");
}
