import { z } from "zod";
import { insertSecurityEvent } from "@/db/queries/security";
import { findStaffByEmail, type StaffRow, takeTotpStep } from "@/db/queries/staff";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { verifyPassword } from "@/lib/staff/adapters/password-hash";
import { totpStep } from "@/lib/staff/adapters/totp";
import { PASSWORD_MAX } from "@/lib/staff/password-rules";
import { type From, type OpenedLogin, startLogin } from "./start-login";

export const signInInput = z.strictObject({
  email: z.string().trim().toLowerCase().min(1, "missing").max(254, "too_long"),
  password: z.string().min(1, "missing").max(PASSWORD_MAX, "too_long"),
  totp: z.string().max(20, "too_long").optional(),
});
export type SignInInput = z.output<typeof signInInput>;
export type SignInRefused = { readonly code: "wrong_credentials" | "totp_needed" | "totp_wrong" };

/** Opens a login. One refusal for an unknown, a disabled and a mistaken person, after the same work. Limits are the caller's. */
export async function signIn(
  ctx: Context,
  input: SignInInput,
  from: From,
): Promise<Result<OpenedLogin, SignInRefused>> {
  const person = await findStaffByEmail(ctx.db, input.email);
  const isRight = await verifyPassword(person?.passwordHash ?? null, input.password);
  if (!person || !isRight || person.disabledAt) {
    await noteFailure(ctx, person, from, "wrong_credentials");
    return refuse({ code: "wrong_credentials" });
  }
  const second = await checkSecondFactor(ctx, person, input.totp);
  if (second.ok) return ok(await startLogin(ctx.db, ctx, person.id, { ...from, by: "password" }));
  if (second.refusal.code === "totp_wrong") await noteFailure(ctx, person, from, "totp_wrong");
  return second;
}

/** Shared by every way in: a link in a letter does not skip it. Each code works once. */
export async function checkSecondFactor(
  ctx: Context,
  person: StaffRow,
  code: string | undefined,
): Promise<Result<true, SignInRefused>> {
  if (!person.totpSecret) return ok(true);
  if (!code?.trim()) return refuse({ code: "totp_needed" });
  const step = totpStep(person.totpSecret, code, ctx.now());
  const isFresh = step !== null && (await takeTotpStep(ctx.db, person.id, step));
  return isFresh ? ok(true) : refuse({ code: "totp_wrong" });
}

async function noteFailure(ctx: Context, person: StaffRow | null, from: From, why: string): Promise<void> {
  const detail = { why };
  const at = ctx.now();
  await insertSecurityEvent(ctx.db, {
    kind: "sign_in_failed",
    staffId: person?.id ?? null,
    ip: from.ip,
    detail,
    at,
  });
}
