import { countRefusal } from "@/db/queries/inbox";
import { receiveCarrierMessage } from "@/lib/fulfillment/commands/receive-carrier-message";
import { carrierActor } from "@/lib/kernel/actor";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { contextFor } from "@/lib/platform/compose";
import type { Context } from "@/lib/platform/context";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";
import { readRawMessage } from "@/lib/platform/raw-message";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const answer = (status: number): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store" } });

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

/** Wrong signatures are counted by address and said in the log until they are too many; a signed message is never turned away. */
async function countBad(ctx: Context, carrier: string, headers: Headers): Promise<void> {
  const from = ipGroup(clientIp(headers));
  const spent = await rateLimits().spend("bad_signature", `${carrier}:${from}`);
  if (!spent.ok) return;
  await countRefusal(ctx.db, carrier, ctx.now());
  log.warn({ carrier, from }, "a message was not signed by its carrier");
}
