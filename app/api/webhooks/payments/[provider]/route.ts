import { answer, countBad } from "@/app/api/webhooks/_answers";
import { providerActor } from "@/lib/kernel/actor";
import { receiveProviderMessage } from "@/lib/payments/commands/receive-provider-message";
import { contextFor } from "@/lib/platform/compose";
import { readRawMessage } from "@/lib/platform/raw-message";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * 404: no such provider, or its secret is not set. 413: over 1 MiB. 400: not signed by it. 200: stored, never send it again (also what
 * was stored before, types that we do not use, and unsigned twins of signed messages). A throw becomes 500 and the provider sends it again; replays are harmless.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/webhooks/payments/[provider]">,
): Promise<Response> {
  const { provider: name } = await params;
  const ctx = contextFor(providerActor(name));
  const provider = ctx.providers.get(name);
  if (!provider) return answer(404);
  const message = await readRawMessage(request);
  if (!message.ok) return answer(413);
  const received = await receiveProviderMessage(ctx, provider, message.value);
  if (received.ok || received.refusal.code === "legacy_notice") return answer(200);
  await countBad(ctx, name, request.headers);
  return answer(400);
}
