import { countRefusal } from "@/db/queries/inbox";
import { clientIp, ipGroup } from "@/lib/platform/client-ip";
import type { Context } from "@/lib/platform/context";
import { log } from "@/lib/platform/log";
import { rateLimits } from "@/lib/platform/rate-limit";

export const answer = (status: number): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store" } });

/** Wrong signatures are counted by address and said in the log until they are too many; a signed message is never turned away. */
export async function countBad(ctx: Context, sender: string, headers: Headers): Promise<void> {
  const from = ipGroup(clientIp(headers));
  const spent = await rateLimits().spend("bad_signature", `${sender}:${from}`);
  if (!spent.ok) return;
  await countRefusal(ctx.db, sender, ctx.now());
  log.warn({ sender, from }, "a message was not signed by its sender");
}
