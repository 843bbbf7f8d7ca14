import { and, count, desc, eq, gte, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { securityEvents } from "@/db/schema";

export const SECURITY_KINDS = [
  "signed_in",
  "sign_in_failed",
  "sign_in_limited",
  "signed_out",
  "permission_refused",
  "origin_refused",
  "token_miss",
  "form_reused",
  "staff_invited",
  "invite_accepted",
  "role_changed",
  "refund_limit_changed",
  "staff_disabled",
  "staff_enabled",
  "sessions_ended",
  "settings_changed",
  "pickup_code_wrong",
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

export type SecurityEvent = {
  readonly kind: SecurityKind;
  readonly staffId: number | null;
  readonly ip: string | null;
  /** Names and ids of ours only: no tokens, no passwords, nothing of customers. */
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly at: Date;
};

export async function insertSecurityEvent(reader: Reader, event: SecurityEvent): Promise<void> {
  await reader.insert(securityEvents).values(event);
}

/** Whether this person has signed in from this address before. */
export async function hasSignedInFrom(reader: Reader, staffId: number, ip: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: securityEvents.id })
    .from(securityEvents)
    .where(
      and(
        eq(securityEvents.kind, "signed_in"),
        eq(securityEvents.staffId, staffId),
        eq(securityEvents.ip, ip),
      ),
    )
    .orderBy(desc(securityEvents.at))
    .limit(1);
  return row !== undefined;
}

/** How often something happened to one thing of ours since a moment. */
export async function countSecurity(
  reader: Reader,
  kind: SecurityKind,
  about: Readonly<Record<string, string | number>>,
  since: Date,
): Promise<number> {
  const [row] = await reader
    .select({ events: count() })
    .from(securityEvents)
    .where(
      and(
        gte(securityEvents.at, since),
        eq(securityEvents.kind, kind),
        sql`${securityEvents.detail} @> ${JSON.stringify(about)}::jsonb`,
      ),
    );
  return row?.events ?? 0;
}
