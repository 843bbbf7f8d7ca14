import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/db/client";
import { findOpenLogin, touchSession } from "@/db/queries/staff";
import { staffActor } from "@/lib/kernel/actor";
import { HOUR_MS } from "@/lib/kernel/clock";
import { tokenHash } from "@/lib/kernel/hash";
import { can, isRole, type Permission, permissionsOf, type Role } from "@/lib/staff/roles";
import { contextFor } from "./compose";
import type { Context } from "./context";
import { env } from "./env";
import { now } from "./now";
import { caller, noteSecurity } from "./request";
import { safePath } from "./same-origin";
import { readSessionCookie } from "./session-cookie";

/** Ends a login that nobody used. */
export const IDLE_MS = 12 * HOUR_MS;

export type CurrentUser = {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly refundLimit: bigint | null;
  readonly locale: string;
  /** Names this login in the list of open ones. */
  readonly sidHash: string;
};

/** Who is signed in; asked of the database once per request, so a disabled person, an ended login or a new role count at once. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const login = await readSessionCookie();
  if (!login) return null;
  const { db } = database();
  const sidHash = tokenHash(login.sid);
  const found = await findOpenLogin(db, sidHash, now(), IDLE_MS);
  if (!found || String(found.person.id) !== login.uid || !isRole(found.person.role)) return null;
  await touchSession(db, sidHash, now());
  const { id, name, email, role, permissions, refundLimit, locale } = found.person;
  return {
    id,
    name,
    email,
    role,
    permissions: permissionsOf(role, permissions),
    refundLimit,
    locale,
    sidHash,
  };
});

export const userCan = (user: CurrentUser | null, permission: Permission): boolean =>
  user !== null && can(user.permissions, permission);

/**
 * First line of every desk page. Signed out: off to the sign-in page and back afterwards. Without the permission: the page does
 * not exist for this person, and the attempt is kept.
 */
export async function requirePermission(permission: Permission): Promise<CurrentUser> {
  const user = await requireUser();
  if (can(user.permissions, permission)) return user;
  const { ip } = await caller();
  await noteSecurity({
    kind: "permission_refused",
    staffId: user.id,
    ip,
    detail: { permission, door: "page" },
  });
  notFound();
}

/** For pages that every signed-in person may see. */
export async function requireUser(): Promise<CurrentUser> {
  const user = await currentUser();
  if (user) return user;
  const here = safePath((await caller()).headers.get("x-path"), env().APP_URL);
  redirect(here === "/" ? "/login" : `/login?callbackUrl=${encodeURIComponent(here)}`);
}

/** What a desk page's commands and queries run with. */
export async function staffContext(): Promise<Context> {
  const user = await requireUser();
  return contextFor(staffActor(user.id));
}
