import { type Result, refuse } from "@/lib/kernel/result";
import {
  type EndOwnSessionInput,
  type EndSessionsRefused,
  endOwnSession,
} from "@/lib/staff/commands/end-sessions";
import type { Visit } from "./action";
import type { Context } from "./context";

/** Only ever touches logins of whoever asks. */
export async function endMySession(
  ctx: Context,
  input: EndOwnSessionInput,
  { user }: Visit,
): Promise<Result<number, EndSessionsRefused>> {
  if (!user) return refuse({ code: "session_not_found" });
  return endOwnSession(ctx, input, { staffId: user.id, current: user.sidHash });
}
