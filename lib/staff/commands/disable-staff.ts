import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { insertSecurityEvent, type SecurityKind } from "@/db/queries/security";
import { deleteLoginTokens, deleteSessions, findStaff, lockOwners, updateStaff } from "@/db/queries/staff";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export const disableStaffInput = z.strictObject({ staffId: rowIdField });
export type DisableRefused = { readonly code: "person_not_found" | "last_owner" };

/** Shuts a person out: every open login, invitation and link of theirs ends in the same moment. The last owner stays. */
export async function disableStaff(
  ctx: Context,
  { staffId }: z.output<typeof disableStaffInput>,
): Promise<Result<undefined, DisableRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const owners = await lockOwners(tx);
    if (!(await findStaff(tx, staffId))) return refuse({ code: "person_not_found" });
    if (owners.length === 1 && owners[0] === staffId) return refuse({ code: "last_owner" });
    await updateStaff(tx, staffId, { disabledAt: ctx.now() });
    await deleteSessions(tx, staffId);
    await deleteLoginTokens(tx, staffId);
    await note(tx, ctx, "staff_disabled", staffId);
    return ok(undefined);
  });
}

/** Lets a person in again; they sign in anew. */
export async function enableStaff(
  ctx: Context,
  { staffId }: z.output<typeof disableStaffInput>,
): Promise<Result<undefined, DisableRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await findStaff(tx, staffId))) return refuse({ code: "person_not_found" });
    await updateStaff(tx, staffId, { disabledAt: null });
    await note(tx, ctx, "staff_enabled", staffId);
    return ok(undefined);
  });
}

async function note(tx: Tx, ctx: Context, kind: SecurityKind, of: number): Promise<void> {
  const by = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
  await insertSecurityEvent(tx, { kind, staffId: by, ip: null, detail: { of }, at: ctx.now() });
}
