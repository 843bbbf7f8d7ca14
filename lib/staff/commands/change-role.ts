import { z } from "zod";
import { inTransaction } from "@/db/client";
import { insertSecurityEvent } from "@/db/queries/security";
import { findStaff, lockOwners, updateStaff } from "@/db/queries/staff";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { maySet, roleFields } from "./invite-staff";

export const changeRoleInput = z.strictObject({ staffId: rowIdField, ...roleFields });
export type ChangeRoleInput = z.output<typeof changeRoleInput>;
export type ChangeRoleRefused = {
  readonly code: "person_not_found" | "last_owner" | "beyond_own_rights";
};

/** Takes effect with the person's next request: roles are read from the database, never from a cookie. */
export async function changeRole(
  ctx: Context,
  input: ChangeRoleInput,
): Promise<Result<undefined, ChangeRoleRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const owners = await lockOwners(tx);
    const person = await findStaff(tx, input.staffId);
    if (!person) return refuse({ code: "person_not_found" });
    const isLastOwner = owners.length === 1 && owners[0] === person.id;
    if (isLastOwner && input.role !== "owner") return refuse({ code: "last_owner" });
    if (!(await maySet(tx, ctx, input))) return refuse({ code: "beyond_own_rights" });
    const permissions = input.role === "custom" ? input.permissions : null;
    await updateStaff(tx, person.id, { role: input.role, permissions });
    const by = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
    const detail = { of: person.id, from: person.role, to: input.role };
    await insertSecurityEvent(tx, { kind: "role_changed", staffId: by, ip: null, detail, at: ctx.now() });
    return ok(undefined);
  });
}
