import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { insertStaff, updateStaff } from "@/db/queries/staff";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { plus } from "@/lib/kernel/clock";
import { hashPassword } from "@/lib/staff/adapters/password-hash";
import { signIn } from "./sign-in";

const base = testDatabase();
const secret = new Secret({ size: 20 });
const from = { ip: null, device: "" };
const credentials = { email: "ana@example.test", password: "un mate bajo la lluvia" };

test("ASVS 6.5.1 a code is asked after the password, works once, and one step early or late", async () => {
  const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
  const ctx = testContext(base.db, { clock });
  const codeAt = (at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });
  const enter = async (totp?: string, password = credentials.password) => {
    const result = await signIn(ctx, { ...credentials, password, totp }, from);
    return result.ok ? "in" : result.refusal.code;
  };
  const person = await base.db.transaction(async (tx) =>
    insertStaff(tx, {
      name: "Ana",
      email: credentials.email,
      role: "owner",
      locale: "es",
      passwordHash: await hashPassword(credentials.password),
      createdAt: clock.now,
    }),
  );
  expect(await enter()).toBe("in");
  await updateStaff(base.db, person?.id ?? 0, { totpSecret: secret.base32 });
  expect(await enter()).toBe("totp_needed");
  expect(await enter("", "wrong")).toBe("wrong_credentials");
  expect(await enter(codeAt(clock.now), "wrong")).toBe("wrong_credentials");
  expect(await enter(codeAt(plus(clock.now, -90_000)))).toBe("totp_wrong");
  expect(await enter(codeAt(plus(clock.now, -30_000)))).toBe("in");
  const code = codeAt(clock.now);
  const twins = await Promise.all([enter(code), enter(code)]);
  expect(twins.toSorted()).toEqual(["in", "totp_wrong"]);
  clock.now = plus(clock.now, 30_000);
  expect(await enter(codeAt(clock.now))).toBe("in");
});
