import "server-only";
import { startPayment } from "@/lib/payments/commands/start-payment";
import type { Context } from "@/lib/platform/context";
import { withRefusal } from "./refused";

type PayInput = {
  readonly orderId: number;
  readonly methodKey: string;
  readonly back: string;
  /** Begun from a payment link: its amount is asked, and its page says why not. */
  readonly link?: { readonly id: string; readonly page: string };
};

/**
 * Where the customer goes to pay: the provider's page, the step before it when that is opened by POST, or back to the page that says
 * why not. `back` is the order's own page: all ways return to it.
 */
export async function payOrder(ctx: Context, { orderId, methodKey, back, link }: PayInput): Promise<string> {
  const page = await startPayment(ctx, {
    orderId,
    methodKey,
    linkId: link?.id ?? null,
    successUrl: `${ctx.appUrl}${back}?from=payment`,
    cancelUrl: `${ctx.appUrl}${back}?from=cancel`,
  });
  if (!page.ok) return withRefusal(link?.page ?? back, page.refusal.code);
  return page.value.form ? `${back}/go` : page.value.url;
}
