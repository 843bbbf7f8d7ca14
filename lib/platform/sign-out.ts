import { staffActor } from "@/lib/kernel/actor";
import { signOut } from "@/lib/staff/commands/end-sessions";
import { contextFor } from "./compose";
import { env } from "./env";
import { caller, noteSecurity } from "./request";
import { isSameOrigin } from "./same-origin";
import { currentUser } from "./session";
import { clearSessionCookie } from "./session-cookie";

/** Ends the login of the request that asks, in the database and in the browser. */
export async function endThisLogin(): Promise<Response> {
  const { headers, ip } = await caller();
  const user = await currentUser();
  if (!isSameOrigin(headers, env().APP_URL)) {
    await noteSecurity({
      kind: "origin_refused",
      staffId: user?.id ?? null,
      ip,
      detail: { door: "sign_out" },
    });
    return new Response(null, { status: 403 });
  }
  if (user) await signOut(contextFor(staffActor(user.id)), { staffId: user.id, current: user.sidHash });
  await clearSessionCookie();
  return new Response(null, {
    status: 303,
    headers: { Location: "/login", "Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store" },
  });
}
