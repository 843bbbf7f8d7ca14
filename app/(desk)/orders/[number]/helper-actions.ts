"use server";
import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { revokeLink } from "@/lib/links/commands/revoke-link";
import { acceptAttention } from "@/lib/orders/commands/accept-attention";
import { deskAction, runs } from "@/lib/platform/action";

/** Somebody read what a helper told. Whoever packs may say so: no money hangs on it. */
export const problemSeenAction = deskAction("fulfillments.write")
  .inputSchema(z.strictObject({ orderId: rowIdField, expectedVersion: rowIdField }))
  .action(runs((ctx, input) => acceptAttention(ctx, { ...input, flag: "helper_problem" as const })));

export const revokeHelperLinkAction = deskAction("fulfillments.write")
  .inputSchema(z.strictObject({ linkId: z.string().min(1).max(80) }))
  .action(runs((ctx, { linkId }) => revokeLink(ctx, { linkId })));
