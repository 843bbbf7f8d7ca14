import { randomBytes } from "node:crypto";
import type { Connection } from "@/db/client";
import { deleteOwnerTokens, insertLoginToken } from "@/db/queries/staff";
import { newToken, tokenHash } from "@/lib/kernel/hash";
import { now as clock } from "@/lib/platform/now";
import { INVITE_MS } from "./invite-staff";

/**
 * The way in for a shop that has nobody: an address that makes whoever opens it the owner, once, within 48 hours. Earlier ones die.
 * Runs at the start, before the app and its context exist.
 */
export async function inviteFirstOwner(
  { db }: Pick<Connection, "db">,
  { APP_URL }: { readonly APP_URL: string },
  now: Date = clock(),
): Promise<string> {
  const token = newToken({ number: () => 0, bytes: (length) => new Uint8Array(randomBytes(length)) });
  await deleteOwnerTokens(db);
  await insertLoginToken(db, {
    tokenHash: tokenHash(token),
    purpose: "invite",
    staffId: null,
    role: "owner",
    expiresAt: new Date(now.getTime() + INVITE_MS),
    createdAt: now,
  });
  return `${APP_URL}/login/invite/${token}`;
}
