import { Environment, IntegrationCommerceCodes, Options, WebpayPlus } from "transbank-sdk";
import { z } from "zod";
import { type Clock, DAY_MS, MINUTE_MS } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type {
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  ProviderFact,
  RefundRefused,
  RefundRequest,
  StartRefused,
} from "@/lib/payments/provider";
import { type WebpayReturnCase, webpayMessage } from "@/lib/payments/webpay-return";
import {
  buyOrderOf,
  closedFact,
  factsOf,
  formEnd,
  moneyOf,
  mustReturnWhole,
  sessionIdOf,
  stateOf,
  type WebpayAnswer,
  webpayAnswer,
} from "./webpay-answer";

export type WebpaySettings = {
  readonly commerceCode: string;
  readonly apiKey: string;
  /** Another server than Transbank's, for tests. */
  readonly apiBase: string | null;
  readonly appUrl: string;
  readonly now: Clock;
};

const TIMEOUT_MS = 15_000;
const REFUND_DAYS = 90;
const RETURN_PATH = "/api/webhooks/payments/webpay/return";

/** Transbank's SDK says what went wrong in its text only. Status null: no answer came. */
class WebpayError extends Error {
  readonly status: number | null;
  constructor(status: number | null, message: string) {
    super(message);
    this.status = status;
  }
  /** Whether asking again may help. */
  get passes(): boolean {
    return this.status === null || this.status === 429 || this.status >= 500;
  }
}

function webpayError(error: unknown): WebpayError {
  if (!(error instanceof Error) || error.name !== "TransbankError") throw error;
  const [title = "", said = ""] = error.message.split("\n");
  const status = /status code (\d{3})/.exec(title)?.[1];
  return new WebpayError(status ? Number(status) : null, status ? `${status} ${said}` : title);
}

const opened = z.object({ token: z.string().min(1).max(64), url: z.string() });
const refunded = z.object({ type: z.string(), response_code: z.int().nullish() });

/** The four calls, each with its answer checked. */
function makeCalls({ commerceCode, apiKey, apiBase }: WebpaySettings) {
  const base = apiBase ?? hostOf(commerceCode);
  const transaction = new WebpayPlus.Transaction(new Options(commerceCode, apiKey, base, TIMEOUT_MS));
  const asked = async <T>(call: Promise<unknown>, shape: z.ZodType<T>): Promise<T> => {
    const answer = await call.catch((error: unknown) => Promise.reject(webpayError(error)));
    const read = shape.safeParse(answer);
    if (read.success) return read.data;
    throw new WebpayError(502, `an answer that cannot be read: ${JSON.stringify(answer).slice(0, 300)}`);
  };
  return {
    base,
    create: (order: string, session: string, amount: number, back: string) =>
      asked(transaction.create(order, session, amount, back), opened),
    commit: (token: string) => asked(transaction.commit(token), webpayAnswer),
    status: (token: string) => asked(transaction.status(token), webpayAnswer),
    refund: (token: string, amount: number) => asked(transaction.refund(token, amount), refunded),
  };
}
type Calls = ReturnType<typeof makeCalls>;

const isIntegration = (code: string): boolean => code === IntegrationCommerceCodes.WEBPAY_PLUS;
const hostOf = (code: string): string =>
  isIntegration(code) ? Environment.Integration : Environment.Production;

/** A token is made anew by every call: one that nobody was sent to can never be paid, and is forgotten. */
async function start(
  calls: Calls,
  { appUrl, now }: WebpaySettings,
  order: PayableOrder,
): Promise<Result<PaymentPage, StartRefused>> {
  const { amount, currency } = order.due;
  if (currency !== "CLP" || amount > BigInt(Number.MAX_SAFE_INTEGER)) {
    return refuse({ code: "currency_not_supported", detail: currency });
  }
  const expiresAt = formEnd(now());
  const session = sessionIdOf(order.paymentId, expiresAt);
  try {
    const back = `${appUrl}${RETURN_PATH}`;
    const { token } = await calls.create(buyOrderOf(order), session, Number(amount), back);
    return ok({ ...formOf(calls, token), objectId: token, expiresAt });
  } catch (thrown) {
    if (!(thrown instanceof WebpayError)) throw thrown;
    return refuse({
      code: thrown.passes ? "provider_unavailable" : "provider_refused",
      detail: thrown.message,
    });
  }
}

const formOf = ({ base }: Calls, token: string) => ({
  url: `${base}/webpayserver/initTransaction`,
  form: { token_ws: token },
});

/**
 * The one call that charges. Whatever stands in its way, the status says what became of it: a cut answer, or a second commit.
 * @throws when that is not known either, or while another commit is at work: the job tries again.
 */
async function committed(calls: Calls, token: string): Promise<WebpayAnswer> {
  try {
    return await calls.commit(token);
  } catch (thrown) {
    if (!(thrown instanceof WebpayError)) throw thrown;
    const answer = await calls.status(token);
    const isRefused = thrown.status === 422 && !/locked/i.test(thrown.message);
    if (answer.status !== "INITIALIZED" || isRefused) return answer;
    throw thrown;
  }
}

const CLOSED_BY: Readonly<Record<Exclude<WebpayReturnCase, "commit">, "expired" | "voided">> = {
  timeout: "expired",
  aborted: "voided",
  form_error: "voided",
  superseded: "voided",
};

async function returned(
  calls: Calls,
  now: Clock,
  kind: WebpayReturnCase,
  token: string,
): Promise<readonly ProviderFact[]> {
  const answer = kind === "commit" ? await committed(calls, token) : await calls.status(token);
  if (answer.status !== "INITIALIZED") return factsOf(token, answer, now());
  const outcome = kind === "commit" ? "voided" : CLOSED_BY[kind];
  return [closedFact(token, answer, outcome, now())];
}

const refused = (detail: string) => refuse({ code: "refund_refused" as const, detail });

/** Transbank has no keys for repeats: what went back already tells whether an earlier try of this refund arrived. */
async function refund(
  calls: Calls,
  now: Clock,
  request: RefundRequest,
): Promise<Result<ProviderFact, RefundRefused>> {
  const { objectId: token, amount } = request;
  try {
    const answer = await calls.status(token);
    const books = moneyOf(answer);
    if (!books) return refused("nothing_was_charged");
    const before = request.returnedBefore?.amount ?? 0n;
    if (books.returned.amount === before + amount.amount) return ok(refundFact(request, now()));
    if (books.returned.amount !== before) return refused("other_amount_returned");
    const broken = brokenRule(answer, amount.amount === books.captured.amount, now());
    if (broken) return refused(broken);
    return await giveBack(calls, now, request, before + amount.amount);
  } catch (thrown) {
    if (!(thrown instanceof WebpayError)) throw thrown;
    return refuse({
      code: thrown.passes ? "provider_unavailable" : "refund_refused",
      detail: thrown.message,
    });
  }
}

function brokenRule(answer: WebpayAnswer, isWhole: boolean, now: Date): string | null {
  if (mustReturnWhole(answer) && !isWhole) return "only_in_full";
  const soldAt = answer.transaction_date ? Date.parse(answer.transaction_date) : Number.NaN;
  return now.getTime() - soldAt > REFUND_DAYS * DAY_MS ? "too_old" : null;
}

async function giveBack(
  calls: Calls,
  now: Clock,
  request: RefundRequest,
  after: bigint,
): Promise<Result<ProviderFact, RefundRefused>> {
  const { objectId: token, amount } = request;
  try {
    const { type, response_code: code } = await calls.refund(token, Number(amount.amount));
    const isDone = type === "REVERSED" || (type === "NULLIFIED" && (code ?? 0) === 0);
    return isDone ? ok(refundFact(request, now())) : refused(`${type} ${code ?? ""}`.trim());
  } catch (thrown) {
    const books = moneyOf(await calls.status(token));
    if (books?.returned.amount === after) return ok(refundFact(request, now()));
    throw thrown;
  }
}

const refundFact = (request: RefundRequest, occurredAt: Date): ProviderFact => {
  const { orderRef, paymentId, objectId, refundId, amount } = request;
  return {
    ...{ orderRef, paymentId, objectId, kind: "refund", providerRefundId: `webpay_${refundId}` },
    ...{ refundId, amount, outcome: "succeeded", failureReason: null, occurredAt },
  };
};

/**
 * Webpay Plus: no messages and no list. The customer's browser brings the token back, our commit charges, and whoever never comes
 * back is asked about by token. `read` refuses everything: returns are stored by the command of their own route.
 */
export function webpayProvider(settings: WebpaySettings): PaymentProvider {
  let made: Calls | null = null;
  const calls = () => {
    made ??= makeCalls(settings);
    return made;
  };
  const { now, apiBase, commerceCode } = settings;
  const asked = async (token: string) => {
    const answer = await calls().status(token);
    return { state: stateOf(token, answer, now()), facts: factsOf(token, answer, now()), answer };
  };
  return {
    name: "webpay",
    live: apiBase === null ? !isIntegration(commerceCode) : apiBase === Environment.Production,
    start: (order) => start(calls(), settings, order),
    reopen: (token) => formOf(calls(), token),
    read: () => refuse("bad_signature"),
    facts: async ({ body }) => {
      const { kind, token } = webpayMessage.parse(body);
      return returned(calls(), now, kind, token);
    },
    ask: async (token) => {
      const { state, facts } = await asked(token);
      return { state, facts };
    },
    close: async (token) => {
      const { state, answer } = await asked(token);
      return answer.status === "INITIALIZED" ? "over" : state;
    },
    refund: (request) => refund(calls(), now, request),
    patienceMs: 15 * MINUTE_MS,
    list: null,
  };
}
