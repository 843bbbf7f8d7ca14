import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { findOpenLogin, findStaff, listStaff, lockOwners } from "@/db/queries/staff";
import { letters, loginTokens, securityEvents, sessions, staff } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { staffActor } from "@/lib/kernel/actor";
import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { tokenHash } from "@/lib/kernel/hash";
import { mustSucceed } from "@/lib/kernel/result";
import { acceptInvite } from "./accept-invite";
import { changeRole } from "./change-role";
import { disableStaff, enableStaff } from "./disable-staff";
import { endOwnSession, endSessions } from "./end-sessions";
import { inviteFirstOwner } from "./invite-first-owner";
import { inviteAgain, inviteStaff } from "./invite-staff";
import { saveRefundLimit } from "./save-refund-limit";
import { signIn } from "./sign-in";

const base = testDatabase();
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const from = { ip: "203.0.113.7", device: "Firefox" };
const PASSWORD = "un mate bajo la lluvia";

const context = (actorId?: number) =>
  testContext(base.db, { clock, ...(actorId ? { actor: staffActor(actorId) } : {}) });
const tokenIn = (url: string) => url.split("/").at(-1) ?? "";

beforeEach(async () => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  for (const table of [sessions, loginTokens, staff, letters]) await base.db.delete(table);
});

async function givenPerson(role: "owner" | "manager" | "viewer", name = "Ana Soto"): Promise<number> {
  const email = `${crypto.randomUUID()}@example.test`;
  const invited = mustSucceed(await inviteStaff(context(), { name, email, role, permissions: [] }), "invite");
  const token = tokenIn(invited.url);
  mustSucceed(await acceptInvite(context(), { token, name, password: PASSWORD }, from), "accept");
  return invited.staffId;
}

const emailOf = async (id: number): Promise<string> => (await findStaff(base.db, id))?.email ?? "";
const openLogins = async (id: number) => base.db.select().from(sessions).where(eq(sessions.staffId, id));
const isOpen = async (sid: string) =>
  (await findOpenLogin(base.db, tokenHash(sid), clock.now, 12 * HOUR_MS)) !== null;
const failuresNoted = async () =>
  (await base.db.select().from(securityEvents).where(eq(securityEvents.kind, "sign_in_failed"))).length;

describe("signing in", () => {
  test("ASVS 7.2.4 each sign-in opens a login with an id of its own, stored only as a hash", async () => {
    const id = await givenPerson("viewer");
    const input = { email: await emailOf(id), password: PASSWORD };
    const first = mustSucceed(await signIn(context(), input, from), "first");
    const second = mustSucceed(await signIn(context(), input, from), "second");
    expect(first.sid).toMatch(/^[\w-]{22}$/);
    expect(second.sid).not.toBe(first.sid);
    const stored = (await openLogins(id)).map((login) => login.sidHash);
    expect(stored).toContain(tokenHash(first.sid));
    expect(stored).not.toContain(first.sid);
  });

  test("ASVS 6.3.8 unknown, disabled and mistaken people get one and the same refusal", async () => {
    const right = await givenPerson("viewer");
    const gone = await givenPerson("viewer");
    await disableStaff(context(), { staffId: gone });
    const tries = [
      { email: "nobody@example.test", password: PASSWORD },
      { email: await emailOf(gone), password: PASSWORD },
      { email: await emailOf(right), password: `${PASSWORD}.` },
    ];
    const before = await failuresNoted();
    for (const input of tries) {
      expect(await signIn(context(), input, from)).toEqual({
        ok: false,
        refusal: { code: "wrong_credentials" },
      });
    }
    expect((await failuresNoted()) - before).toBe(3);
  });

  test("ASVS 7.3.1, 7.3.2 a login ends after 12 idle hours and after 7 days of work", async () => {
    const id = await givenPerson("viewer");
    const input = { email: await emailOf(id), password: PASSWORD };
    const { sid } = mustSucceed(await signIn(context(), input, from), "sign in");
    const start = clock.now;
    clock.now = plus(start, 12 * HOUR_MS - 1000);
    expect(await isOpen(sid)).toBe(true);
    clock.now = plus(start, 12 * HOUR_MS);
    expect(await isOpen(sid)).toBe(false);
    const busy = plus(start, 7 * 24 * HOUR_MS);
    await base.db.update(sessions).set({ lastSeenAt: plus(busy, -MINUTE_MS) });
    clock.now = plus(busy, -1);
    expect(await isOpen(sid)).toBe(true);
    clock.now = busy;
    expect(await isOpen(sid)).toBe(false);
  });
});

describe("invitations", () => {
  test("a link works once, within 48 hours, and a refused password leaves it alive", async () => {
    const input = { name: "Pía", email: "pia@example.test", role: "viewer" as const, permissions: [] };
    const { url } = mustSucceed(await inviteStaff(context(), input), "invite");
    const accept = (password: string) =>
      acceptInvite(context(), { token: tokenIn(url), name: "Pía Núñez", password }, from);
    expect(await accept("12345678")).toEqual({
      ok: false,
      refusal: { code: "bad_password", problem: "too_common" },
    });
    clock.now = plus(clock.now, 48 * HOUR_MS);
    expect(await accept(PASSWORD)).toEqual({ ok: false, refusal: { code: "invite_over" } });
    clock.now = plus(clock.now, -1);
    expect((await accept(PASSWORD)).ok).toBe(true);
    expect(await accept(PASSWORD)).toEqual({ ok: false, refusal: { code: "invite_over" } });
  });

  test("two people with one link at once: one gets in", async () => {
    const input = { name: "Pía", email: "pia@example.test", role: "viewer" as const, permissions: [] };
    const { url } = mustSucceed(await inviteStaff(context(), input), "invite");
    const accept = () =>
      acceptInvite(context(), { token: tokenIn(url), name: "Pía", password: PASSWORD }, from);
    const both = await Promise.all([accept(), accept()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("the letter leaves with the link, and a second invitation ends the first", async () => {
    const input = { name: "Pía", email: "pia@example.test", role: "viewer" as const, permissions: [] };
    const first = mustSucceed(await inviteStaff(context(), input), "invite");
    const second = mustSucceed(await inviteAgain(context(), { staffId: first.staffId }), "again");
    const sent = await base.db.select().from(letters);
    expect(sent.map(({ kind, audience }) => [kind, audience])).toEqual([
      ["staff_invite", "person"],
      ["staff_invite", "person"],
    ]);
    const old = { token: tokenIn(first.url), name: "Pía", password: PASSWORD };
    expect(await acceptInvite(context(), old, from)).toEqual({ ok: false, refusal: { code: "invite_over" } });
    expect((await acceptInvite(context(), { ...old, token: tokenIn(second.url) }, from)).ok).toBe(true);
  });

  test("who was invited by mistake comes in as the newer invitation says, also after being shut out", async () => {
    const input = { name: "Pia", email: "pia@example.test", permissions: [] };
    const { staffId } = mustSucceed(await inviteStaff(context(), { ...input, role: "owner" }), "mistake");
    mustSucceed(await inviteStaff(context(), { ...input, name: "Pía", role: "viewer" }), "corrected");
    expect(await findStaff(base.db, staffId)).toMatchObject({ name: "Pía", role: "viewer" });
    await givenPerson("owner");
    mustSucceed(await disableStaff(context(), { staffId }), "shut out");
    const { url } = mustSucceed(await inviteStaff(context(), { ...input, role: "manager" }), "after all");
    const accepted = { token: tokenIn(url), name: "Pía", password: PASSWORD };
    expect((await acceptInvite(context(), accepted, from)).ok).toBe(true);
    expect(await findStaff(base.db, staffId)).toMatchObject({ role: "manager", disabledAt: null });
  });

  test("an open invitation to more than one holds is not made anew by oneself", async () => {
    const manager = await givenPerson("manager");
    const input = { name: "Eva", email: "eva@example.test", role: "owner" as const, permissions: [] };
    const { staffId } = mustSucceed(await inviteStaff(context(), input), "invite");
    expect(await inviteAgain(context(manager), { staffId })).toEqual({
      ok: false,
      refusal: { code: "beyond_own_rights" },
    });
  });

  test("nobody gives what they do not hold, and nobody is invited twice", async () => {
    const manager = await givenPerson("manager");
    const input = { name: "Eva", email: "eva@example.test", role: "owner" as const, permissions: [] };
    expect(await inviteStaff(context(manager), input)).toEqual({
      ok: false,
      refusal: { code: "beyond_own_rights" },
    });
    const again = { ...input, role: "viewer" as const, email: (await emailOf(manager)).toUpperCase() };
    expect(await inviteStaff(context(manager), again)).toEqual({
      ok: false,
      refusal: { code: "already_here" },
    });
  });

  test("the first owner's link makes one owner, and a newer link ends the older", async () => {
    const env = { APP_URL: "http://shop.test" };
    const old = await inviteFirstOwner(base, env, clock.now);
    const url = await inviteFirstOwner(base, env, clock.now);
    const input = { token: tokenIn(url), name: "Rosa", password: PASSWORD };
    expect(await acceptInvite(context(), input, from)).toEqual({
      ok: false,
      refusal: { code: "email_needed" },
    });
    const withEmail = { ...input, email: "rosa@example.test" };
    expect(await acceptInvite(context(), { ...withEmail, token: tokenIn(old) }, from)).toMatchObject({
      ok: false,
      refusal: { code: "invite_over" },
    });
    expect((await acceptInvite(context(), withEmail, from)).ok).toBe(true);
    expect((await listStaff(base.db, clock.now)).map(({ role, openLogins }) => [role, openLogins])).toEqual([
      ["owner", 1],
    ]);
  });
});

describe("taking access away", () => {
  test("ASVS 7.4.2 disabling ends every login at once; enabling opens none", async () => {
    await givenPerson("owner");
    const id = await givenPerson("viewer");
    await signIn(context(), { email: await emailOf(id), password: PASSWORD }, from);
    expect(await openLogins(id)).toHaveLength(2);
    mustSucceed(await disableStaff(context(), { staffId: id }), "disable");
    expect(await openLogins(id)).toHaveLength(0);
    mustSucceed(await enableStaff(context(), { staffId: id }), "enable");
    expect(await openLogins(id)).toHaveLength(0);
  });

  test("the last owner stays, even when two owners go for each other at once", async () => {
    const one = await givenPerson("owner");
    const alone = await disableStaff(context(), { staffId: one });
    expect(alone).toEqual({ ok: false, refusal: { code: "last_owner" } });
    const two = await givenPerson("owner");
    const results = await Promise.all([
      disableStaff(context(one), { staffId: two }),
      changeRole(context(two), { staffId: one, role: "viewer", permissions: [] }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const left = await base.db.transaction((tx) => lockOwners(tx));
    expect(left).toHaveLength(1);
  });

  test("an owner who was only invited does not count as one", async () => {
    const one = await givenPerson("owner");
    const input = { name: "Eva", email: "eva@example.test", role: "owner" as const, permissions: [] };
    mustSucceed(await inviteStaff(context(one), input), "invite");
    expect(await disableStaff(context(), { staffId: one })).toEqual({
      ok: false,
      refusal: { code: "last_owner" },
    });
  });

  test("ASVS 7.4.5, 7.5.2 an owner ends anyone's logins, a person only their own", async () => {
    const id = await givenPerson("viewer");
    const other = await givenPerson("viewer");
    const input = { email: await emailOf(id), password: PASSWORD };
    const { sid } = mustSucceed(await signIn(context(), input, from), "sign in");
    const own = { staffId: id, current: tokenHash(sid) };
    const foreign = (await openLogins(other))[0]?.sidHash ?? "";
    expect(await endOwnSession(context(id), { which: foreign }, own)).toEqual({
      ok: false,
      refusal: { code: "session_not_found" },
    });
    expect(await endOwnSession(context(id), { which: "others" }, own)).toEqual({ ok: true, value: 1 });
    expect(await isOpen(sid)).toBe(true);
    expect(await endSessions(context(), { staffId: id })).toEqual({ ok: true, value: 1 });
    expect(await isOpen(sid)).toBe(false);
    expect(await openLogins(other)).toHaveLength(1);
  });
});

test("a refund limit is written in the shop's currency, and who set it stays on record", async () => {
  const owner = await givenPerson("owner");
  const id = await givenPerson("manager");
  const save = (limit: string | null) => saveRefundLimit(context(owner), { staffId: id, limit });
  const limitOf = async () => (await findStaff(base.db, id))?.refundLimit;
  expect(mustSucceed(await save("15000"), "limit")).toBeUndefined();
  expect(await limitOf()).toBe(15_000n);
  for (const wrong of ["-1", "1.5", "50.000", "mucho"]) {
    expect(await save(wrong)).toEqual({ ok: false, refusal: { code: "bad_amount" } });
  }
  mustSucceed(await save(null), "no limit");
  expect(await limitOf()).toBeNull();
  const kept = await base.db
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.kind, "refund_limit_changed"));
  expect(kept.map(({ staffId }) => staffId)).toEqual([owner, owner]);
});
