import "server-only";
import { startPayment } from "@/lib/payments/commands/start-payment";
import type { Context } from "@/lib/platform/context";
import { withRefusal } from "./refused";

type PayInput = { readonly orderId: number; readonly methodKey: string; readonly back: string };

/** Where the customer goes to pay: the provider's page, or back to the page that says why not. Both ways return to `back`. */
export async function payOrder(ctx: Context, { orderId, methodKey, back }: PayInput): Promise<string> {
  const page = await startPayment(ctx, {
    orderId,
    methodKey,
    successUrl: `${ctx.appUrl}${back}?from=payment`,
    cancelUrl: `${ctx.appUrl}${back}?from=cancel`,
  });
  return page.ok ? page.value.url : withRefusal(back, page.refusal.code);
}
