import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { insertSecurityEvent } from "@/db/queries/security";
import {
  deleteLoginTokens,
  findStaff,
  findStaffByEmail,
  insertLoginToken,
  insertStaff,
  type StaffRow,
  updateStaff,
} from "@/db/queries/staff";
import { isLocale } from "@/lib/i18n/locale";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { newToken, tokenHash } from "@/lib/kernel/hash";
import { mintId } from "@/lib/kernel/ids";
import { emailText, lineText } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { enqueueLetter } from "@/lib/orders/commands/write-letters";
import type { Context } from "@/lib/platform/context";
import { isRole, mayGrant, PERMISSIONS, permissionsOf, ROLES } from "@/lib/staff/roles";

export const INVITE_MS = 48 * HOUR_MS;

const ownPermissions = z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length).default([]);
export const roleFields = { role: z.enum(ROLES), permissions: ownPermissions } as const;

export const inviteStaffInput = z.strictObject({
  name: lineText({ min: 1, max: 80 }),
  email: emailText,
  ...roleFields,
});
export type InviteStaffInput = z.output<typeof inviteStaffInput>;
export type InviteRefused = { readonly code: "already_here" | "beyond_own_rights" | "person_not_found" };
export type Invited = { readonly staffId: number; readonly url: string };

/** Adds a person who cannot sign in yet, and writes them a letter with a link of 48 hours that is shown nowhere else again. */
export async function inviteStaff(
  ctx: Context,
  input: InviteStaffInput,
): Promise<Result<Invited, InviteRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await maySet(tx, ctx, input))) return refuse({ code: "beyond_own_rights" });
    const existing = await findStaffByEmail(tx, input.email);
    if (existing?.passwordHash) return refuse({ code: "already_here" });
    const person = existing ? await inviteAs(tx, existing, input) : await addPerson(tx, ctx, input);
    if (!person) return refuse({ code: "already_here" });
    return ok(await writeInvite(tx, ctx, person));
  });
}

/** A new link for someone who let the first one pass; the old one is dead. */
export async function inviteAgain(
  ctx: Context,
  input: { readonly staffId: number },
): Promise<Result<Invited, InviteRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const person = await findStaff(tx, input.staffId);
    if (!person || person.disabledAt) return refuse({ code: "person_not_found" });
    if (person.passwordHash) return refuse({ code: "already_here" });
    const { role, permissions } = person;
    if (
      !isRole(role) ||
      !(await maySet(tx, ctx, { role, permissions: [...permissionsOf(role, permissions)] }))
    )
      return refuse({ code: "beyond_own_rights" });
    return ok(await writeInvite(tx, ctx, person));
  });
}

/** Nobody gives what they do not hold. Commands without a person behind them (start, seed) may. */
export async function maySet(
  tx: Tx,
  ctx: Context,
  wanted: Pick<InviteStaffInput, "role" | "permissions">,
): Promise<boolean> {
  if (ctx.actor.kind !== "staff") return true;
  const giver = await findStaff(tx, Number(ctx.actor.id));
  if (!giver || !isRole(giver.role)) return false;
  return mayGrant(
    permissionsOf(giver.role, giver.permissions),
    permissionsOf(wanted.role, wanted.permissions),
  );
}

/** Who was invited before and never came is whom the new invitation says: name and role of the old one would come true behind its back. */
async function inviteAs(
  tx: Tx,
  person: StaffRow,
  { name, role, ...given }: InviteStaffInput,
): Promise<StaffRow> {
  const permissions = role === "custom" ? given.permissions : null;
  const change = { name, role, permissions, disabledAt: null };
  await updateStaff(tx, person.id, change);
  return { ...person, ...change };
}

async function addPerson(tx: Tx, ctx: Context, input: InviteStaffInput): Promise<StaffRow | null> {
  const { defaultLocale } = await ctx.settings();
  return insertStaff(tx, {
    name: input.name,
    email: input.email,
    role: input.role,
    permissions: input.role === "custom" ? input.permissions : null,
    locale: defaultLocale,
    createdAt: ctx.now(),
  });
}

async function writeInvite(tx: Tx, ctx: Context, person: StaffRow): Promise<Invited> {
  const token = newToken(ctx.random);
  const now = ctx.now();
  await deleteLoginTokens(tx, person.id);
  await insertLoginToken(tx, {
    tokenHash: tokenHash(token),
    purpose: "invite",
    staffId: person.id,
    role: person.role,
    expiresAt: plus(now, INVITE_MS),
    createdAt: now,
  });
  const url = `${ctx.appUrl}/login/invite/${token}`;
  const id = mintId(ctx.random, "ltr");
  await enqueueLetter(tx, ctx, 0, {
    id,
    key: `staff_${person.id}/staff_invite/${id}/person`,
    kind: "staff_invite",
    audience: "person",
    staffId: person.id,
    locale: isLocale(person.locale) ? person.locale : "es",
    state: "waiting",
    dueAt: now,
    createdAt: now,
    link: url,
  });
  const by = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
  const detail = { of: person.id, role: person.role };
  await insertSecurityEvent(tx, { kind: "staff_invited", staffId: by, ip: null, detail, at: now });
  return { staffId: person.id, url };
}
