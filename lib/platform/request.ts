import { headers } from "next/headers";
import { database } from "@/db/client";
import { insertSecurityEvent, type SecurityEvent } from "@/db/queries/security";
import { clientIp } from "./client-ip";
import { log } from "./log";
import { now } from "./now";

export type Caller = { readonly headers: Headers; readonly ip: string | null; readonly device: string };

/** Who is on the other end of this request. */
export async function caller(): Promise<Caller> {
  const given = new Headers(await headers());
  return { headers: given, ip: clientIp(given), device: (given.get("user-agent") ?? "").slice(0, 200) };
}

/** Keeps a security event. A database that is down must not turn a refusal into an error page, so the log has it too. */
export async function noteSecurity(event: Omit<SecurityEvent, "at">): Promise<void> {
  log.info({ security: event.kind, staffId: event.staffId, detail: event.detail }, "security");
  try {
    await insertSecurityEvent(database().db, { ...event, at: now() });
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : String(error) }, "security event not kept");
  }
}
