import { randomBytes } from "node:crypto";

export type WebpayAct = "accept" | "reject" | "abort" | "timeout" | "fail_form";

export type FakeSale = {
  readonly token: string;
  readonly buy_order: string;
  readonly session_id: string;
  readonly amount: number;
  readonly return_url: string;
  readonly openedAt: Date;
  /** What the customer did on the form; null: nothing yet. */
  act: WebpayAct | null;
  status: string;
  committed: boolean;
  /** How it was paid: VN credit, VD debit, VP prepaid. */
  paymentType: string;
  /** What the bank took; another one than asked only when a test says so. */
  charged: number;
  committedAt: Date | null;
  responseCode: number | null;
  returned: number;
};

export class WebpayRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const REVERSAL_MS = 3 * 3_600_000;
type Given = Readonly<Record<string, unknown>>;

/** The books of Transbank, as far as a shop sees them. Nothing is charged before the shop's commit, and only once. */
export class WebpayWorld {
  readonly sales = new Map<string, FakeSale>();
  readonly #now: () => Date;
  constructor(now: () => Date) {
    this.#now = now;
  }

  create(given: Given): FakeSale {
    const text = (name: string, most: number) => {
      const value = given[name];
      if (typeof value !== "string" || value.length === 0 || value.length > most) {
        throw new WebpayRefusal(422, `${name} is required and has at most ${most} characters`);
      }
      return value;
    };
    const { amount } = given;
    if (typeof amount !== "number" || !Number.isInteger(amount) || amount <= 0) {
      throw new WebpayRefusal(422, "amount must be a whole number");
    }
    const sale: FakeSale = {
      token: randomBytes(32).toString("hex"),
      buy_order: text("buy_order", 26),
      session_id: text("session_id", 61),
      return_url: text("return_url", 255),
      ...{ amount, charged: amount, openedAt: this.#now(), act: null, status: "INITIALIZED" },
      ...{ committed: false, paymentType: "VN", committedAt: null, responseCode: null, returned: 0 },
    };
    this.sales.set(sale.token, sale);
    return sale;
  }

  sale(token: string): FakeSale {
    const found = this.sales.get(token);
    if (!found) throw new WebpayRefusal(404, "The transaction does not exist");
    return found;
  }

  act(token: string, act: WebpayAct): FakeSale {
    const sale = this.sale(token);
    if (sale.act !== null) throw new WebpayRefusal(422, `The form of this sale is over: ${sale.act}`);
    sale.act = act;
    return sale;
  }

  /** The only thing that charges. The second one finds the sale taken. */
  commit(token: string): object {
    const sale = this.sale(token);
    if (sale.committed) throw new WebpayRefusal(422, "Transaction already locked by another process");
    if (sale.act !== "accept" && sale.act !== "reject") {
      const state = sale.act === null ? "initialized" : "aborted";
      throw new WebpayRefusal(422, `Transaction has an invalid finished state: ${state}`);
    }
    sale.committed = true;
    sale.committedAt = this.#now();
    sale.status = sale.act === "accept" ? "AUTHORIZED" : "FAILED";
    sale.responseCode = sale.act === "accept" ? 0 : -1;
    return this.answer(token);
  }

  answer(token: string): object {
    const sale = this.sale(token);
    const { amount, status, buy_order, session_id, act } = sale;
    const at = (sale.committedAt ?? sale.openedAt).toISOString();
    const born = { amount, status, buy_order, session_id, accounting_date: "0504", transaction_date: at };
    if (!sale.committed) return { ...born, installments_number: 0 };
    const isCharged = act === "accept";
    return {
      ...born,
      vci: isCharged ? "TSY" : "TSN",
      amount: sale.charged,
      card_detail: { card_number: isCharged ? "6623" : "0568" },
      ...(isCharged && { authorization_code: "1213" }),
      payment_type_code: sale.paymentType,
      response_code: sale.responseCode,
      installments_number: 0,
      ...(sale.status === "PARTIALLY_NULLIFIED" && { balance: sale.charged - sale.returned }),
    };
  }

  refund(token: string, given: Given): object {
    const sale = this.sale(token);
    const { amount } = given;
    const left = sale.charged - sale.returned;
    if (sale.act !== "accept" || !sale.committedAt) {
      throw new WebpayRefusal(422, "Transaction cannot be refunded");
    }
    if (typeof amount !== "number" || amount <= 0 || amount > left) {
      throw new WebpayRefusal(422, "Amount to refund is bigger than the balance");
    }
    const isWhole = amount === sale.charged;
    if (!isWhole && sale.paymentType !== "VN") throw new WebpayRefusal(422, "Only the whole can be refunded");
    sale.returned += amount;
    if (isWhole && this.#now().getTime() - sale.committedAt.getTime() <= REVERSAL_MS) {
      sale.status = "REVERSED";
      return { type: "REVERSED" };
    }
    const balance = sale.charged - sale.returned;
    sale.status = balance === 0 ? "NULLIFIED" : "PARTIALLY_NULLIFIED";
    return {
      ...{ type: "NULLIFIED", authorization_code: "1213", authorization_date: this.#now().toISOString() },
      ...{ nullified_amount: amount, balance, response_code: 0 },
    };
  }

  /** What the customer's browser brings back to the shop after what was done on the form. */
  bringsBack(token: string): Readonly<Record<string, string>> {
    const { act, session_id, buy_order } = this.sale(token);
    const names = { TBK_ID_SESION: session_id, TBK_ORDEN_COMPRA: buy_order };
    if (act === "timeout") return names;
    if (act === "abort") return { TBK_TOKEN: token, ...names };
    if (act === "fail_form") return { token_ws: token, TBK_TOKEN: token, ...names };
    return { token_ws: token };
  }
}
