import { type Clock, DAY_MS } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { ProviderFact, RefundRefused, RefundRequest } from "@/lib/payments/provider";
import { moneyOf, mustReturnWhole, type WebpayAnswer } from "./webpay-answer";
import { type WebpayCalls, WebpayError } from "./webpay-calls";

const REFUND_DAYS = 90;
const unavailable = (detail: string) => refuse({ code: "provider_unavailable" as const, detail });
const refused = (detail: string) => refuse({ code: "refund_refused" as const, detail });

/** Transbank has no keys for repeats: what went back already tells whether an earlier try of this refund arrived. */
export async function refundAtWebpay(
  calls: WebpayCalls,
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
    // More went back than the journal knows: the next try reads it anew. Less: a person must look.
    if (books.returned.amount > before) return unavailable("other_amount_returned");
    if (books.returned.amount < before) return refused("other_amount_returned");
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
  calls: WebpayCalls,
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
