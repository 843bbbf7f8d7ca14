import { MINUTE_MS, plus } from "@/lib/kernel/clock";
import type { MoneyFacts, Payment } from "./payment";

/** How long a provider's page may be paid, and how young one must be to be shown again. */
export const PAGE_LIFE_MS = 60 * MINUTE_MS;
const REUSED_MS = 20 * MINUTE_MS;
const LEFT_MS = 10 * MINUTE_MS;
/** An attempt whose object never became known is over this long after its page would have ended. */
const UNNAMED_GRACE_MS = 5 * MINUTE_MS;

const attemptsOf = (money: MoneyFacts): readonly Payment[] =>
  Object.values(money.payments).filter((payment) => payment.provider !== null);

/** Attempts that may still bring money, as far as we have heard: a decline that can be repeated on the page is not the end. */
export const liveAttempts = (money: MoneyFacts): readonly Payment[] =>
  attemptsOf(money).filter(
    ({ state, failedForGood }) =>
      state === "started" || state === "authorized" || (state === "failed" && !failedForGood),
  );

/** Attempts that brought nothing and that nobody has closed: who wants to end the order asks about each of them first. */
export const unsettledAttempts = (money: MoneyFacts): readonly Payment[] =>
  attemptsOf(money).filter(
    ({ state }) => state === "started" || state === "authorized" || state === "failed",
  );

export const nextAttempt = (money: MoneyFacts): number =>
  attemptsOf(money).reduce((most, { attempt }) => Math.max(most, attempt), 0) + 1;

/** Kept with the attempt before the provider is asked, and the same on every retry. */
export const attemptKey = (orderId: number, attempt: number): string => `order:${orderId}:pay:${attempt}`;

/** Whether the page of an attempt can be shown again: the same provider and amount, still young. */
export function isReusable(attempt: Payment, provider: string, asked: bigint, now: Date): boolean {
  const isYoung = plus(attempt.startedAt, REUSED_MS) > now;
  const hasTime = attempt.expiresAt !== null && attempt.expiresAt > plus(now, LEFT_MS);
  return attempt.provider === provider && attempt.amount === asked && isYoung && hasTime;
}

/** An attempt that the provider never named cannot be asked about; its page cannot be paid after its own end. */
export const isForgotten = ({ providerObjectId, expiresAt }: Payment, now: Date): boolean =>
  providerObjectId === null && expiresAt !== null && plus(expiresAt, UNNAMED_GRACE_MS) <= now;

/** What the customer should know of the attempts so far: one that may still bring money, or how the last one ended. */
export type AttemptNews = { readonly kind: "live" | "declined" | "over"; readonly attempt: Payment };

export function attemptNews(money: MoneyFacts, now: Date): AttemptNews | null {
  const last = attemptsOf(money).toSorted((a, b) => b.attempt - a.attempt)[0];
  if (!last || last.captured > 0n) return null;
  if (last.state === "failed") return { kind: "declined", attempt: last };
  const isLive = last.state === "authorized" || (last.state === "started" && !isPast(last, now));
  return { kind: isLive ? "live" : "over", attempt: last };
}

const isPast = ({ expiresAt }: Payment, now: Date): boolean => expiresAt !== null && expiresAt <= now;
