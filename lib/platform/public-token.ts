import { database } from "@/db/client";
import { isKnownToken } from "@/db/queries/tokens";
import { tokenHash } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { LinkPurpose } from "@/lib/links/purposes";
import { isToken } from "@/lib/links/token";
import { ipGroup } from "./client-ip";
import { rateLimits } from "./rate-limit";
import { caller, noteSecurity } from "./request";

export type TokenRefused =
  | { readonly code: "link_not_found" }
  | { readonly code: "too_many"; readonly retryAfterSeconds: number };

/**
 * The gate of every page behind a token: a look-up by hash, the same answer for whatever is wrong, and after 20 misses in
 * 10 minutes from one address no look-up at all. `find` gets the SHA-256 of the token and says null when there is none.
 * @example const cart = await openToken("cart", token, (hash) => findCartByToken(db, hash));
 */
export async function openToken<T>(
  purpose: LinkPurpose,
  token: unknown,
  find: (hash: string) => Promise<T | null>,
): Promise<Result<T, TokenRefused>> {
  const { ip } = await caller();
  const allowed = await rateLimits().peek("token_miss", ipGroup(ip));
  if (!allowed.ok) return refuse({ code: "too_many", retryAfterSeconds: allowed.retryAfterSeconds });
  const text = typeof token === "string" ? token : "";
  // A malformed token takes the same road: the answer must not come sooner than that for a wrong one.
  const found = await find(tokenHash(text));
  if (found !== null && isToken(text)) return ok(found);
  await rateLimits().spend("token_miss", ipGroup(ip));
  await noteSecurity({ kind: "token_miss", staffId: null, ip, detail: { purpose } });
  return refuse({ code: "link_not_found" });
}

/** For actions: whether the token was ever given out for this purpose. */
export const checkToken = (purpose: LinkPurpose, token: unknown): Promise<Result<true, TokenRefused>> =>
  openToken(purpose, token, async (hash) =>
    (await isKnownToken(database().db, purpose, hash)) ? true : null,
  );
