import { inTransaction } from "@/db/client";
import { findLink, revokeLinkRow } from "@/db/queries/links";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import { type Context, pinned } from "@/lib/platform/context";

export type RevokeLinkInput = { readonly linkId: string; readonly cause?: string };
export type RevokeLinkRefused = { readonly code: "link_not_found" } | GateRefused;

/** Ends a link at once. Ending it twice is fine and told once. */
export async function revokeLink(
  given: Context,
  input: RevokeLinkInput,
): Promise<Result<null, RevokeLinkRefused>> {
  const ctx = await pinned(given);
  return inTransaction(given.db, async (tx) => {
    const link = await findLink(tx, input.linkId);
    if (!link) return refuse({ code: "link_not_found" });
    const { orderId } = link;
    const cause = input.cause ?? "staff";
    if (orderId === null) {
      await revokeLinkRow(tx, link.id, ctx.now());
      return ok(null);
    }
    if (link.revokedAt) return ok(null);
    const told = await changeOrderWithin<never>(tx, ctx, orderId, () =>
      ok([{ kind: "link_revoked" as const, linkId: link.id, cause }]),
    );
    return told.ok ? ok(null) : told;
  });
}
