import type { Reader } from "@/db/client";
import { sweepKeys } from "@/db/queries/idempotency";
import { insertSecurityEvent } from "@/db/queries/security";
import { deleteExpiredSessions, insertSession } from "@/db/queries/staff";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { newToken, tokenHash } from "@/lib/kernel/hash";
import type { Context } from "@/lib/platform/context";

/** Ends a login however busy it is. */
export const LOGIN_MS = 7 * DAY_MS;

export type From = { readonly ip: string | null; readonly device: string };
export type OpenedLogin = { readonly staffId: number; readonly sid: string };

/** Opens a login with a new id; only its hash is stored. Whoever calls has checked who it is. */
export async function startLogin(
  reader: Reader,
  ctx: Context,
  staffId: number,
  from: From & { readonly by: "password" | "magic_link" | "invite" },
): Promise<OpenedLogin> {
  const sid = newToken(ctx.random);
  const now = ctx.now();
  await deleteExpiredSessions(reader, now);
  await sweepKeys(reader, plus(now, -2 * DAY_MS));
  await insertSession(reader, {
    sidHash: tokenHash(sid),
    staffId,
    device: from.device,
    ip: from.ip,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: plus(now, LOGIN_MS),
  });
  await insertSecurityEvent(reader, {
    kind: "signed_in",
    staffId,
    ip: from.ip,
    detail: { by: from.by },
    at: now,
  });
  return { staffId, sid };
}
