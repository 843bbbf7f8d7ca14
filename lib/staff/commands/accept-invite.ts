import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { insertSecurityEvent } from "@/db/queries/security";
import {
  countStaff,
  deleteOwnerTokens,
  findStaff,
  insertStaff,
  type LoginToken,
  spendLoginToken,
  updateStaff,
} from "@/db/queries/staff";
import { tokenHash } from "@/lib/kernel/hash";
import { emailText, lineText } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { hashPassword } from "@/lib/staff/adapters/password-hash";
import { type PasswordProblem, passwordProblem } from "@/lib/staff/password-rules";
import { type From, type OpenedLogin, startLogin } from "./start-login";

export const acceptInviteInput = z.strictObject({
  token: z.string(),
  name: lineText({ min: 1, max: 80 }),
  /** Only the first owner is asked: everybody else was invited at an address. */
  email: emailText.optional(),
  password: z.string(),
});
export type AcceptInviteInput = z.output<typeof acceptInviteInput>;
export type AcceptRefused =
  | { readonly code: "invite_over" }
  | { readonly code: "email_needed" }
  | { readonly code: "bad_password"; readonly problem: PasswordProblem };

class Undone extends Error {
  readonly refusal: AcceptRefused;
  constructor(refusal: AcceptRefused) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Name and password of a new person; uses the token up and signs them in. A refused password leaves the token alive. */
export async function acceptInvite(
  ctx: Context,
  input: AcceptInviteInput,
  from: From,
): Promise<Result<OpenedLogin, AcceptRefused>> {
  const { name: shopName } = await ctx.settings();
  const problem = passwordProblem(input.password, { name: input.name, email: input.email, shopName });
  if (problem) return refuse({ code: "bad_password", problem });
  const passwordHash = await hashPassword(input.password);
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const token = await spendLoginToken(tx, "invite", tokenHash(input.token), ctx.now());
      if (!token) throw new Undone({ code: "invite_over" });
      const staffId = await personOf(tx, ctx, token, { ...input, passwordHash });
      const detail = { role: token.role };
      const at = ctx.now();
      await insertSecurityEvent(tx, { kind: "invite_accepted", staffId, ip: from.ip, detail, at });
      return ok(await startLogin(tx, ctx, staffId, { ...from, by: "invite" }));
    });
  } catch (error) {
    if (error instanceof Undone) return refuse(error.refusal);
    throw error;
  }
}

type Accepted = AcceptInviteInput & { readonly passwordHash: string };

async function personOf(tx: Tx, ctx: Context, token: LoginToken, input: Accepted): Promise<number> {
  if (token.staffId === null) return firstOwner(tx, ctx, input);
  const person = await findStaff(tx, token.staffId);
  if (!person || person.disabledAt || person.passwordHash) throw new Undone({ code: "invite_over" });
  await updateStaff(tx, person.id, { name: input.name, passwordHash: input.passwordHash });
  return person.id;
}

async function firstOwner(tx: Tx, ctx: Context, input: Accepted): Promise<number> {
  if (!input.email) throw new Undone({ code: "email_needed" });
  if ((await countStaff(tx)) > 0) throw new Undone({ code: "invite_over" });
  const { defaultLocale } = await ctx.settings();
  const owner = await insertStaff(tx, {
    name: input.name,
    email: input.email,
    role: "owner",
    locale: defaultLocale,
    passwordHash: input.passwordHash,
    createdAt: ctx.now(),
  });
  if (!owner) throw new Undone({ code: "invite_over" });
  await deleteOwnerTokens(tx);
  return owner.id;
}
