"use server";
import { z } from "zod";
import { openedLink } from "@/app/(public)/_shop/find-link";
import { lineOfLink } from "@/db/queries/grants";
import { showKeys } from "@/lib/fulfillment/commands/show-keys";
import { refuse } from "@/lib/kernel/result";
import { linkAction, type Visit } from "@/lib/platform/action";
import { ipGroup } from "@/lib/platform/client-ip";
import type { Context } from "@/lib/platform/context";

const showKeysInput = z.strictObject({ token: z.string().max(64), grantId: z.string().max(80) });

async function show(
  ctx: Context,
  { token, grantId }: z.output<typeof showKeysInput>,
  { ip }: Pick<Visit, "ip">,
) {
  const found = await openedLink(ctx, "download", token);
  const lineId = found && !found.link.revokedAt ? lineOfLink(found.link) : null;
  if (!found || lineId === null) return refuse({ code: "download_not_found" as const });
  return showKeys(ctx, { orderId: found.order.id, lineId, grantId, ip: ipGroup(ip) });
}

/** Repeatable: reading keys again is free, and a kept answer would be another copy of them. */
export const showKeysAction = linkAction("download", { repeatable: true, quiet: true })
  .inputSchema(showKeysInput)
  .action({ run: show });
