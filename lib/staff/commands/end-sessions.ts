import { z } from "zod";
import { insertSecurityEvent } from "@/db/queries/security";
import { deleteSessions } from "@/db/queries/staff";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export const endSessionsInput = z.strictObject({ staffId: rowIdField });
export const endOwnSessionInput = z.strictObject({
  /** A row of one's own list, or every other login. */
  which: z.union([z.string().regex(/^[0-9a-f]{64}$/, "bad_session"), z.literal("others")]),
});
export type EndOwnSessionInput = z.output<typeof endOwnSessionInput>;
export type EndSessionsRefused = { readonly code: "session_not_found" };

/** Ends every login of a person at once; the next request of each is sent to the sign-in page. */
export async function endSessions(
  ctx: Context,
  input: z.output<typeof endSessionsInput>,
): Promise<Result<number, never>> {
  const count = await deleteSessions(ctx.db, input.staffId);
  await note(ctx, input.staffId, count);
  return ok(count);
}

/** One's own logins: `current` is the one that asks and survives "others". */
export async function endOwnSession(
  ctx: Context,
  input: EndOwnSessionInput,
  own: { readonly staffId: number; readonly current: string },
): Promise<Result<number, EndSessionsRefused>> {
  const which = input.which === "others" ? { except: own.current } : { only: input.which };
  const count = await deleteSessions(ctx.db, own.staffId, which);
  if (count === 0 && input.which !== "others") return refuse({ code: "session_not_found" });
  await note(ctx, own.staffId, count);
  return ok(count);
}

/** The login that asks is over; a cookie that stays behind opens nothing. */
export async function signOut(
  ctx: Context,
  own: { readonly staffId: number; readonly current: string },
): Promise<void> {
  await deleteSessions(ctx.db, own.staffId, { only: own.current });
  await insertSecurityEvent(ctx.db, {
    kind: "signed_out",
    staffId: own.staffId,
    ip: null,
    detail: {},
    at: ctx.now(),
  });
}

async function note(ctx: Context, of: number, count: number): Promise<void> {
  const staffId = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
  const detail = { of, count };
  await insertSecurityEvent(ctx.db, { kind: "sessions_ended", staffId, ip: null, detail, at: ctx.now() });
}
