import type { Result } from "@/lib/kernel/result";
import { type AcceptInviteInput, type AcceptRefused, acceptInvite } from "@/lib/staff/commands/accept-invite";
import type { OpenedLogin } from "@/lib/staff/commands/start-login";
import type { Context } from "./context";
import { caller } from "./request";
import { setSessionCookie } from "./session-cookie";

/** Accepts an invitation and hands the browser its cookie. */
export async function enterByInvite(
  ctx: Context,
  input: AcceptInviteInput,
): Promise<Result<OpenedLogin, AcceptRefused>> {
  const result = await acceptInvite(ctx, input, await caller());
  if (result.ok) await setSessionCookie({ uid: String(result.value.staffId), sid: result.value.sid });
  return result;
}
