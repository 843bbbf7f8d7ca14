import { providerActor } from "@/lib/kernel/actor";
import { statusLinkOf } from "@/lib/links/commands/status-link";
import { takeWebpayReturn, type WebpayOutcome } from "@/lib/payments/commands/take-webpay-return";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import { contextFor } from "@/lib/platform/compose";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";
import { readRawMessage } from "@/lib/platform/raw-message";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const answer = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, {
    status,
    headers: { "cache-control": "no-store", "referrer-policy": "no-referrer", ...headers },
  });

/** What the order's page should say besides what it knows by itself. */
const SAYS: Readonly<Record<WebpayOutcome, string>> = {
  paid: "",
  failed: "",
  canceled: "?from=cancel",
  timed_out: "?refused=payment_timed_out",
  superseded: "?refused=payment_superseded",
  waiting: "?from=payment",
};

/**
 * A customer's browser on its way back from Webpay, from another site and without cookies. 303 to the page of the order, whatever
 * became of the payment. 404: Webpay is not set up, or the token is of no attempt of ours; then nothing is kept.
 */
async function comeBack(request: Request): Promise<Response> {
  const ctx = contextFor(providerActor("webpay"));
  if (!ctx.providers.has("webpay")) return answer(404);
  const message = await readRawMessage(request);
  if (!message.ok) return answer(413);
  const { query, body } = message.value;
  const returned = await takeWebpayReturn(ctx, {
    ...query,
    ...Object.fromEntries(new URLSearchParams(body)),
  });
  if (!returned.ok) {
    await countUnknown(request.headers);
    return answer(404);
  }
  const { orderId, outcome, problem } = returned.value;
  if (problem !== null) log.warn({ orderId, problem }, "a return from Webpay waits for its answer");
  const status = await statusLinkOf(ctx, orderId);
  return answer(303, { location: `${ctx.appUrl}/o/${status.token}${SAYS[outcome]}` });
}

/** Said in the log until they are too many. */
async function countUnknown(headers: Headers): Promise<void> {
  const from = ipGroup(clientIp(headers));
  const spent = await rateLimits().spend("bad_signature", `webpay:${from}`);
  if (spent.ok) log.warn({ from }, "a return from Webpay is of no attempt of ours");
}

export const GET = comeBack;
export const POST = comeBack;
/** Otherwise Next would answer it by GET, which commits. */
export const HEAD = (): Response => answer(405, { allow: "GET, POST" });
