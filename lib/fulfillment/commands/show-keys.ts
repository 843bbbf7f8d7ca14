import { keyCodes } from "@/db/queries/digital";
import { downloadState } from "@/lib/fulfillment/grants";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Context } from "@/lib/platform/context";
import { grantOfLink, ipHash, type TakeDownload } from "./take-download";

export type ShowKeysRefused = { readonly code: "ended" | "expired" | "download_not_found" } | GateRefused;

/** The keys of a grant, for who holds its link. Only the first look is told in the journal; looking again uses nothing up. */
export async function showKeys(
  ctx: Context,
  { orderId, lineId, grantId, ip }: Omit<TakeDownload, "pressKey">,
): Promise<Result<string[], ShowKeysRefused>> {
  const seen = await changeOrder<ShowKeysRefused>(ctx, orderId, (order) => {
    const grant = grantOfLink(order, lineId, grantId);
    if (!grant) return refuse({ code: "download_not_found" });
    const state = downloadState(grant, ctx.now());
    if (state === "ended" || state === "expired") return refuse({ code: state });
    if (grant.used > 0) return ok([]);
    return ok([{ kind: "download_made", grantId, count: 1, ipHash: ipHash(ctx, orderId, ip) }]);
  });
  if (!seen.ok) return seen;
  const ids = grantOfLink(seen.value, lineId, grantId)?.licenceIds ?? [];
  return ok((await keyCodes(ctx.db, ids)).map(({ code }) => code));
}
