import { expect, test } from "vitest";
import { downloadsOfLine, type Grant } from "./grants";

const NOW = new Date("2026-05-04T13:00:00.000Z");
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);
let made = 0;
const grant = (change: Partial<Grant> = {}): Grant => ({
  ...{ grantId: `g${++made}`, lineId: "l1", fileId: 1, max: 5, used: 0, expiresAt: hours(24) },
  ...{ revoked: false, endedBy: null, licenceIds: [], keysWanted: 0 },
  ...change,
});
const of = (...grants: Grant[]) =>
  downloadsOfLine(Object.fromEntries(grants.map((one) => [one.grantId, one])), "l1", NOW);

test("a line's link lives as long as one of its files does, and says how many downloads were made", () => {
  const used = grant({ used: 5, expiresAt: hours(2) });
  expect(of(used, grant({ fileId: 2, used: 1 }))).toEqual({
    ...{ state: "live", used: 6, max: 10, expiresAt: hours(24) },
  });
  expect(of(used)?.state).toBe("used_up");
  expect(of(grant({ expiresAt: hours(0) }))?.state).toBe("expired");
  expect(of(used, grant({ fileId: 2, revoked: true }))?.state).toBe("used_up");
  expect(of(grant({ revoked: true }))?.state).toBe("ended");
});

test("only the newest grant of a file counts, and only those of the line", () => {
  expect(of(grant({ used: 5, revoked: true }), grant({ used: 1 }))).toMatchObject({
    state: "live",
    used: 1,
    max: 5,
  });
  expect(of(grant({ lineId: "l2" }))).toBeNull();
});
