import { type Clock, MINUTE_MS } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type {
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  ProviderFact,
  StartRefused,
} from "@/lib/payments/provider";
import { type WebpayReturnCase, webpayMessage } from "@/lib/payments/webpay-return";
import {
  buyOrderOf,
  closedFact,
  factsOf,
  formEnd,
  sessionIdOf,
  stateOf,
  type WebpayAnswer,
} from "./webpay-answer";
import { isLive, makeCalls, type WebpayCalls, WebpayError, type WebpaySettings } from "./webpay-calls";
import { refundAtWebpay } from "./webpay-refund";

const RETURN_PATH = "/api/webhooks/payments/webpay/return";

/** A token is made anew by every call: one that nobody was sent to can never be paid, and is forgotten. */
async function start(
  calls: WebpayCalls,
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

const formOf = ({ base }: WebpayCalls, token: string) => ({
  url: `${base}/webpayserver/initTransaction`,
  form: { token_ws: token },
});

/**
 * The one call that charges. Whatever stands in its way, the status says what became of it: a cut answer, or a second commit.
 * @throws when that is not known either, or while another commit is at work: the job tries again.
 */
async function committed(calls: WebpayCalls, token: string): Promise<WebpayAnswer> {
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
  calls: WebpayCalls,
  now: Clock,
  kind: WebpayReturnCase,
  token: string,
): Promise<readonly ProviderFact[]> {
  const answer = kind === "commit" ? await committed(calls, token) : await calls.status(token);
  if (answer.status !== "INITIALIZED") return factsOf(token, answer, now());
  const outcome = kind === "commit" ? "voided" : CLOSED_BY[kind];
  return [closedFact(token, answer, outcome, now())];
}

/**
 * Webpay Plus: no messages and no list. The customer's browser brings the token back, our commit charges, and whoever never comes
 * back is asked about by token. `read` refuses everything: returns are stored by the command of their own route.
 */
export function webpayProvider(settings: WebpaySettings): PaymentProvider {
  let made: WebpayCalls | null = null;
  const calls = () => {
    made ??= makeCalls(settings);
    return made;
  };
  const { now } = settings;
  const asked = async (token: string) => {
    const answer = await calls().status(token);
    return { state: stateOf(token, answer, now()), facts: factsOf(token, answer, now()), answer };
  };
  return {
    name: "webpay",
    live: isLive(settings),
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
    refund: (request) => refundAtWebpay(calls(), now, request),
    patienceMs: 15 * MINUTE_MS,
    list: null,
  };
}
