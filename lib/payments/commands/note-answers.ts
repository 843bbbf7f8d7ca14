import { CLOCK } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { as, type Context } from "@/lib/platform/context";
import type { AskedAttempt } from "./ask-attempts";

/**
 * Writes down when a provider stopped answering about an order, and when it answered again: once each, so that asking every few
 * minutes does not fill the journal. Answers that change neither leave no trace.
 */
export async function noteAnswers(
  ctx: Context,
  order: Order,
  answers: readonly AskedAttempt[],
): Promise<void> {
  if (eventsOf(order, answers).length === 0) return;
  const noted = await changeOrder<never>(as(ctx, CLOCK), order.id, (current) =>
    ok(eventsOf(current, answers)),
  );
  mustSucceed(noted, `noting the answers about order ${order.id}`);
}

function eventsOf({ money }: Order, answers: readonly AskedAttempt[]): NewEvent[] {
  const silent = new Set(money.silent);
  const news = answers.filter(({ paymentId, state }) => (state === "unknown") !== silent.has(paymentId));
  const providers = new Set(news.map(({ paymentId }) => money.payments[paymentId]?.provider ?? null));
  return [...providers].flatMap((provider) =>
    [false, true].flatMap((answered): NewEvent[] => {
      const paymentIds = news
        .filter(({ paymentId }) => money.payments[paymentId]?.provider === provider)
        .filter(({ state }) => (state !== "unknown") === answered)
        .map(({ paymentId }) => paymentId);
      return provider === null || paymentIds.length === 0
        ? []
        : [{ kind: "provider_asked", provider, paymentIds, answered }];
    }),
  );
}
