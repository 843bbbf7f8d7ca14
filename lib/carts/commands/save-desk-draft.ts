import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import type { CartRow } from "@/db/queries/carts";
import { insertDraft, lockDraft, numberOfOrder, updateDraft } from "@/db/queries/desk-drafts";
import { deskDraftSchema } from "@/lib/carts/desk-draft";
import { canonicalJson } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type Context, pinned } from "@/lib/platform/context";
import { type LoadedDesk, loadDesk } from "./load-desk";

/** The screen names its draft before it is first saved, so that a repeated save is the same draft. */
const draftKey = z.uuid();

export const deskDraftInput = z.strictObject({
  draftKey,
  /** The version that the screen holds; 0: not saved yet. */
  version: z.int().min(0),
  draft: deskDraftSchema,
});
export type DeskDraftInput = z.output<typeof deskDraftInput>;

export type DraftRefused =
  /** Another tab or person saved it meanwhile; nothing was overwritten. */
  | { readonly code: "draft_changed"; readonly version: number }
  /** It became an order. */
  | { readonly code: "draft_used"; readonly number: number | null };

const staffIdOf = ({ actor }: Context): number | null =>
  actor.kind === "staff" && actor.id !== null ? Number(actor.id) : null;

/**
 * The draft of this key, held and brought to what the screen says. Saving the same twice changes nothing; a draft that another
 * screen has changed is refused, and so is one that is an order by now. A draft that was put away comes back.
 */
export async function holdDraft(
  tx: Tx,
  ctx: Context,
  { draftKey: key, draft, version }: DeskDraftInput,
): Promise<Result<CartRow, DraftRefused>> {
  const fresh = { key, draft, locale: draft.customer.locale, staffId: staffIdOf(ctx), createdAt: ctx.now() };
  const row = (await lockDraft(tx, key)) ?? (await insertDraft(tx, fresh)) ?? (await lockDraft(tx, key));
  if (!row) throw new Error("the draft is neither there nor can it be written");
  if (row.orderId !== null) {
    return refuse({ code: "draft_used", number: await numberOfOrder(tx, row.orderId) });
  }
  if (canonicalJson(row.draft) === canonicalJson(draft)) return ok(row);
  // The key is one screen's own until it was saved: its first answer may have been lost.
  const isOurs = row.version === version || (version === 0 && row.version === 1);
  if (!isOurs) return refuse({ code: "draft_changed", version: row.version });
  return ok(await updateDraft(tx, row, draft, ctx.now()));
}

export type SavedDraft = { readonly version: number; readonly desk: LoadedDesk };

/** Saves a draft as it stands and answers with its prices. */
export async function saveDeskDraft(
  given: Context,
  input: DeskDraftInput,
): Promise<Result<SavedDraft, DraftRefused>> {
  const ctx = await pinned(given);
  const saved = await inTransaction(given.db, (tx) => holdDraft(tx, ctx, input));
  if (!saved.ok) return saved;
  return ok({ version: saved.value.version, desk: await loadDesk(ctx.db, ctx, input.draft) });
}
