import { archiveDraft } from "@/db/queries/desk-drafts";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export type ArchiveDraftRefused = { readonly code: "draft_not_found" };

/** Puts a draft away: it leaves the list and is kept. */
export async function archiveDeskDraft(
  ctx: Context,
  { draftId }: { readonly draftId: number },
): Promise<Result<null, ArchiveDraftRefused>> {
  return (await archiveDraft(ctx.db, draftId, ctx.now())) ? ok(null) : refuse({ code: "draft_not_found" });
}
