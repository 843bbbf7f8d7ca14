import { and, asc, desc, eq, gt, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { loginTokens, sessions, staff } from "@/db/schema";

export type StaffRow = typeof staff.$inferSelect;
export type NewStaff = typeof staff.$inferInsert;
export type SessionRow = typeof sessions.$inferSelect;
export type LoginToken = typeof loginTokens.$inferSelect;
export type LoginPurpose = LoginToken["purpose"];

const SEEN_EVERY_MS = 60_000;

export async function findStaffByEmail(reader: Reader, email: string): Promise<StaffRow | null> {
  const [row] = await reader
    .select()
    .from(staff)
    .where(sql`lower(${staff.email}) = ${email.trim().toLowerCase()}`);
  return row ?? null;
}

export async function findStaff(reader: Reader, id: number): Promise<StaffRow | null> {
  const [row] = await reader.select().from(staff).where(eq(staff.id, id));
  return row ?? null;
}

export async function insertStaff(tx: Tx, person: NewStaff): Promise<StaffRow | null> {
  const [row] = await tx.insert(staff).values(person).onConflictDoNothing().returning();
  return row ?? null;
}

export async function updateStaff(tx: Reader, id: number, change: Partial<NewStaff>): Promise<void> {
  await tx.update(staff).set(change).where(eq(staff.id, id));
}

/** Serialises every change of who is an owner; without it two owners could disable each other at once. */
export async function lockOwners(tx: Tx): Promise<number[]> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, "owner"), isNull(staff.disabledAt), isNotNull(staff.passwordHash)))
    .orderBy(asc(staff.id))
    .for("update");
  return rows.map(({ id }) => id);
}

export async function countStaff(reader: Reader): Promise<number> {
  const { rows } = await reader.execute<{ n: string }>(sql`select count(*) as n from staff`);
  return Number(rows[0]?.n ?? 0);
}

export type StaffListRow = {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly disabledAt: Date | null;
  readonly hasSignedUp: boolean;
  readonly openLogins: number;
  readonly lastSeenAt: Date | null;
};

export async function listStaff(reader: Reader, now: Date): Promise<StaffListRow[]> {
  return reader
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      disabledAt: staff.disabledAt,
      hasSignedUp: sql<boolean>`${staff.passwordHash} is not null`,
      openLogins: sql<number>`count(${sessions.sidHash})::int`,
      lastSeenAt: sql<Date | null>`max(${sessions.lastSeenAt})`.mapWith((value) => new Date(value)),
    })
    .from(staff)
    .leftJoin(sessions, and(eq(sessions.staffId, staff.id), gt(sessions.expiresAt, now)))
    .groupBy(staff.id)
    .orderBy(asc(staff.disabledAt), asc(staff.id));
}

export async function insertSession(reader: Reader, session: SessionRow): Promise<void> {
  await reader.insert(sessions).values(session);
}

export type OpenLogin = { readonly session: SessionRow; readonly person: StaffRow };

/** The login behind a cookie, if nothing has ended it: not the person, not the clock, nobody with the right to. */
export async function findOpenLogin(
  reader: Reader,
  sidHash: string,
  now: Date,
  idleMs: number,
): Promise<OpenLogin | null> {
  const [row] = await reader
    .select({ session: sessions, person: staff })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(
      and(
        eq(sessions.sidHash, sidHash),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - idleMs)),
        isNull(staff.disabledAt),
      ),
    );
  return row ?? null;
}

/** At most one write a minute and login. */
export async function touchSession(reader: Reader, sidHash: string, now: Date): Promise<void> {
  await reader
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(
      and(eq(sessions.sidHash, sidHash), lt(sessions.lastSeenAt, new Date(now.getTime() - SEEN_EVERY_MS))),
    );
}

export async function listSessions(reader: Reader, staffId: number, now: Date): Promise<SessionRow[]> {
  return reader
    .select()
    .from(sessions)
    .where(and(eq(sessions.staffId, staffId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** Ends logins of one person: all, all but one, or only one. Returns how many were open. */
export async function deleteSessions(
  reader: Reader,
  staffId: number,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  const rows = await reader
    .delete(sessions)
    .where(
      and(
        eq(sessions.staffId, staffId),
        which.only === undefined ? undefined : eq(sessions.sidHash, which.only),
        which.except === undefined ? undefined : ne(sessions.sidHash, which.except),
      ),
    )
    .returning({ sidHash: sessions.sidHash });
  return rows.length;
}

export async function deleteExpiredSessions(reader: Reader, now: Date): Promise<void> {
  await reader.delete(sessions).where(lt(sessions.expiresAt, now));
}

export async function insertLoginToken(reader: Reader, token: LoginToken): Promise<void> {
  await reader.insert(loginTokens).values(token);
}

export async function findLoginToken(
  reader: Reader,
  purpose: LoginPurpose,
  hash: string,
  now: Date,
): Promise<LoginToken | null> {
  const [row] = await reader
    .select()
    .from(loginTokens)
    .where(
      and(eq(loginTokens.tokenHash, hash), eq(loginTokens.purpose, purpose), gt(loginTokens.expiresAt, now)),
    );
  return row ?? null;
}

/** Single use: whoever deletes the row has used the token. */
export async function spendLoginToken(
  tx: Tx,
  purpose: LoginPurpose,
  hash: string,
  now: Date,
): Promise<LoginToken | null> {
  const [row] = await tx
    .delete(loginTokens)
    .where(and(eq(loginTokens.tokenHash, hash), eq(loginTokens.purpose, purpose)))
    .returning();
  return row && row.expiresAt > now ? row : null;
}

export async function deleteLoginTokens(reader: Reader, staffId: number): Promise<void> {
  await reader.delete(loginTokens).where(eq(loginTokens.staffId, staffId));
}

/** True once for each step of a person's code: a code that was read over a shoulder is worth nothing. */
export async function takeTotpStep(reader: Reader, staffId: number, step: number): Promise<boolean> {
  const rows = await reader
    .update(staff)
    .set({ totpLastStep: step })
    .where(and(eq(staff.id, staffId), or(isNull(staff.totpLastStep), lt(staff.totpLastStep, step))))
    .returning({ id: staff.id });
  return rows.length === 1;
}

/** The first owner's links name nobody; once one was used, or a new one made, the others are worth nothing. */
export async function deleteOwnerTokens(reader: Reader): Promise<void> {
  await reader.delete(loginTokens).where(and(eq(loginTokens.purpose, "invite"), isNull(loginTokens.staffId)));
}
