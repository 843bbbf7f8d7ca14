import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idempotencyKeys } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";
import { ok, refuse } from "@/lib/kernel/result";
import { once } from "./once";
import { pack, unpack } from "./packed";

const base = testDatabase();
const at = new Date("2026-05-04T13:00:00.000Z");
const options = (key: string, inputHash = "a", now = at) => ({
  db: base.db,
  now: () => now,
  key,
  inputHash,
  patienceMs: 2_000,
});
const counted = () => {
  const calls = { n: 0 };
  const work = async () => ok({ n: ++calls.n, amount: 5n, at });
  return { calls, work };
};

describe("a form that is sent twice", () => {
  test("gives the first answer again, bigint and dates included", async () => {
    const { calls, work } = counted();
    const first = await once(options("k1"), work);
    expect(await once(options("k1"), work)).toEqual(first);
    expect(calls.n).toBe(1);
    expect(first).toEqual(ok({ n: 1, amount: 5n, at }));
  });

  test("with other input is refused and does nothing", async () => {
    const { calls, work } = counted();
    await once(options("k2"), work);
    expect(await once(options("k2", "b"), work)).toEqual(refuse({ code: "form_reused" }));
    expect(calls.n).toBe(1);
  });

  test("twelve at once: the work is done once and all learn the same", async () => {
    const { calls, work } = counted();
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return work();
    };
    const all = await Promise.all(Array.from({ length: 12 }, () => once(options("k3"), slow)));
    expect(calls.n).toBe(1);
    for (const answer of all) expect(answer).toEqual(ok({ n: 1, amount: 5n, at }));
  });

  test("may be corrected after a refusal or a crash: nothing had happened", async () => {
    expect(await once(options("k4"), async () => refuse({ code: "no" as const }))).toMatchObject({
      ok: false,
    });
    const crash = once(options("k4", "b"), async () => {
      throw new Error("broken");
    });
    await expect(crash).rejects.toThrow("broken");
    expect((await once(options("k4", "c"), counted().work)).ok).toBe(true);
  });

  test("whose first sender died is free again after a minute, not before", async () => {
    await base.db.insert(idempotencyKeys).values({ key: "k5", inputHash: "a", answer: null, createdAt: at });
    const soon = { ...options("k5"), patienceMs: 100 };
    expect(await once(soon, counted().work)).toEqual(refuse({ code: "still_running" }));
    const later = new Date(at.getTime() + 60_001);
    expect((await once(options("k5", "a", later), counted().work)).ok).toBe(true);
  });
});

test("whatever is packed comes back the same", () => {
  const leaf = fc.oneof(
    fc.bigInt(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.date({ noInvalidDate: true }),
  );
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      leaf,
      fc.array(tie("node"), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("node"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).node;
  fc.assert(
    fc.property(value, (given) => {
      expect(unpack(JSON.parse(JSON.stringify(pack(given))))).toEqual(given);
    }),
  );
});
