import { answer, countBad } from "@/app/api/webhooks/_answers";
import { providerActor } from "@/lib/kernel/actor";
import { MAIL_PROVIDER, receiveMailMessage } from "@/lib/notifications/commands/receive-mail-message";
import { contextFor } from "@/lib/platform/compose";
import { env } from "@/lib/platform/env";
import { readRawMessage } from "@/lib/platform/raw-message";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * 404: its secret is not set. 413: over 1 MiB. 400: not signed by it. 200: stored, never send it again (also what was stored before and
 * types that we do not use). A throw becomes 500 and it is sent again; replays are harmless.
 */
export async function POST(request: Request): Promise<Response> {
  const secrets = env().RESEND_WEBHOOK_SECRET;
  if (!secrets) return answer(404);
  const message = await readRawMessage(request);
  if (!message.ok) return answer(413);
  const ctx = contextFor(providerActor(MAIL_PROVIDER));
  const received = await receiveMailMessage(ctx, secrets, message.value);
  if (received.ok) return answer(200);
  await countBad(ctx, MAIL_PROVIDER, request.headers);
  return answer(400);
}
