import { z } from "zod";
import { hasSignedInFrom } from "@/db/queries/security";
import { findStaffByEmail } from "@/db/queries/staff";
import { CLOCK } from "@/lib/kernel/actor";
import { type Result, refuse } from "@/lib/kernel/result";
import { type SignInInput, type SignInRefused, signIn, signInInput } from "@/lib/staff/commands/sign-in";
import type { OpenedLogin } from "@/lib/staff/commands/start-login";
import { ipGroup } from "./client-ip";
import { contextFor } from "./compose";
import type { Context } from "./context";
import { rateLimits } from "./rate-limit";
import { type Caller, caller, noteSecurity } from "./request";
import { setSessionCookie } from "./session-cookie";

export type TooMany = { readonly code: "too_many"; readonly retryAfterSeconds: number };
export type EnterRefused = SignInRefused | TooMany;

/**
 * Checks a password within the limits: 5 tries per account and address (growing), 50 per address. Very many failures of one
 * account from anywhere stop only addresses that it has never signed in from, so nobody can shut the right person out.
 */
export async function signInWithPassword(
  input: SignInInput,
  from: Caller,
  ctx: Context = contextFor(CLOCK),
): Promise<Result<OpenedLogin, EnterRefused>> {
  const limits = rateLimits();
  const pair = `${input.email}|${ipGroup(from.ip)}`;
  for (const [name, key] of [
    ["login_ip", ipGroup(from.ip)],
    ["login", pair],
  ] as const) {
    const spent = await limits.spend(name, key);
    if (!spent.ok) return tooMany(from, name, spent.retryAfterSeconds);
  }
  const account = await limits.peek("login_account", input.email);
  if (!account.ok && !(await isKnownPlace(ctx, input.email, from.ip))) {
    return tooMany(from, "login_account", account.retryAfterSeconds);
  }
  const result = await signIn(ctx, input, from);
  if (result.ok) await limits.forgive("login", pair);
  else if (result.refusal.code !== "totp_needed") await limits.spend("login_account", input.email);
  return result;
}

export const enterInput = signInInput.extend({ callbackUrl: z.string().max(500).optional() });

/** Signs in and hands the browser its cookie. */
export async function enter(
  ctx: Context,
  { callbackUrl: _, ...input }: z.output<typeof enterInput>,
): Promise<Result<OpenedLogin, EnterRefused>> {
  const result = await signInWithPassword(input, await caller(), ctx);
  if (result.ok) await setSessionCookie({ uid: String(result.value.staffId), sid: result.value.sid });
  return result;
}

async function isKnownPlace(ctx: Context, email: string, ip: string | null): Promise<boolean> {
  const person = await findStaffByEmail(ctx.db, email);
  return person !== null && ip !== null && hasSignedInFrom(ctx.db, person.id, ip);
}

async function tooMany(from: Caller, limit: string, retryAfterSeconds: number) {
  await noteSecurity({ kind: "sign_in_limited", staffId: null, ip: from.ip, detail: { limit } });
  return refuse({ code: "too_many" as const, retryAfterSeconds });
}
