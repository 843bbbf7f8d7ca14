import { answer, countBad } from "@/app/api/webhooks/_answers";
import { receiveCarrierMessage } from "@/lib/fulfillment/commands/receive-carrier-message";
import { carrierActor } from "@/lib/kernel/actor";
import { contextFor } from "@/lib/platform/compose";
import { readRawMessage } from "@/lib/platform/raw-message";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * 404: no such carrier, or its secret is not set. 413: over 1 MiB. 400: not signed by it. 200: stored, never send it again (also what was
 * stored before and types that we do not use). A throw becomes 500 and the carrier sends it again; replays are harmless.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/webhooks/shipping/[provider]">,
): Promise<Response> {
  const { provider: path } = await params;
  const ctx = contextFor(carrierActor(path));
  const carrier = [...ctx.carriers.values()].find((one) => one.path === path);
  if (!carrier) return answer(404);
  const message = await readRawMessage(request);
  if (!message.ok) return answer(413);
  const received = await receiveCarrierMessage(ctx, carrier, message.value);
  if (received.ok) return answer(200);
  await countBad(ctx, carrier.name, request.headers);
  return answer(400);
}
