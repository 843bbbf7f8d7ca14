import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newToken, reissuableToken, tokenHash } from "@/lib/kernel/hash";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { LINK_PURPOSES, linkExpiresAt, linkMaxUses, linkUrl, PURPOSE_RULES } from "./purposes";
import { isSlug, isToken, type LinkLife, linkState } from "./token";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe("tokens", () => {
  test("a new one is 128 random bits in 22 characters, stored only as its hash", () => {
    fc.assert(
      fc.property(bytes(16), (chance) => {
        const token = newToken({ number: () => 0, bytes: () => chance });
        expect(isToken(token)).toBe(true);
        expect(Buffer.from(token, "base64url")).toEqual(Buffer.from(chance));
        expect(tokenHash(token)).toBe(createHash("sha256").update(token).digest("hex"));
      }),
      { numRuns: 1000 },
    );
  });

  test("a token is re-made from its row, and differs by key, purpose, row and salt", () => {
    const row = fc.record({
      key: fc.string({ minLength: 1 }),
      purpose: fc.constantFrom(...LINK_PURPOSES),
      id: fc.nat(),
      salt: fc.base64String({ minLength: 4 }),
    });
    const make = (r: { key: string; purpose: string; id: number; salt: string }) =>
      reissuableToken(r.key, r.purpose, r.id, r.salt);
    fc.assert(
      fc.property(row, (r) => {
        expect(isToken(make(r))).toBe(true);
        expect(make({ ...r })).toBe(make(r));
        const others = [
          { ...r, key: `${r.key}x` },
          { ...r, purpose: `${r.purpose}1` },
          { ...r, id: r.id + 1 },
          { ...r, salt: `${r.salt}A` },
        ];
        expect(new Set([r, ...others].map(make)).size).toBe(5);
      }),
      { numRuns: 1000 },
    );
    expect(reissuableToken("k", "pay", 11, "1")).not.toBe(reissuableToken("k", "pay", 1, "11"));
    expect(reissuableToken("k", "pay1", 1, "s")).not.toBe(reissuableToken("k", "pay", 11, "s"));
  });

  test.each([
    ["AAAAAAAAAAAAAAAAAAAAAA", true],
    ["AAAAAAAAAAAAAAAAAAAAA", false],
    ["AAAAAAAAAAAAAAAAAAAAAA=", false],
    ["AAAAAAAAAAAAAAAAAAAA/A", false],
    ["AAAAAAAAAAAAAAAAAAAAAA\n", false],
    ["", false],
  ])("%j", (text, shape) => {
    expect(isToken(text)).toBe(shape);
  });

  test.each([
    ["cafe-andes-250", true],
    ["ab", false],
    ["Café", false],
    ["a/b", false],
    ["a".repeat(61), false],
  ])("slug %j", (text, shape) => {
    expect(isSlug(text)).toBe(shape);
  });
});

const NOW = new Date("2026-06-15T12:00:00Z");
const LIVE: LinkLife = { expiresAt: null, revokedAt: null, maxUses: null, uses: 900 };

test.each<[string, Partial<LinkLife>, string]>([
  ["without limits", {}, "live"],
  ["one millisecond before its end", { expiresAt: new Date(NOW.getTime() + 1) }, "live"],
  ["at its end", { expiresAt: NOW }, "expired"],
  ["with one use left", { maxUses: 5, uses: 4 }, "live"],
  ["used up", { maxUses: 5, uses: 5 }, "used_up"],
  ["revoked, and over", { revokedAt: NOW, expiresAt: NOW, maxUses: 1, uses: 1 }, "revoked"],
])("a link %s", (_, over, state) => {
  expect(linkState({ ...LIVE, ...over }, NOW)).toBe(state);
});

test("every purpose has its own path", () => {
  const paths = LINK_PURPOSES.map((purpose) => PURPOSE_RULES[purpose].path);
  expect(new Set(paths).size).toBe(LINK_PURPOSES.length);
  expect(linkUrl("https://shop.test", "payment", "abc")).toBe("https://shop.test/pay/abc");
});

test("a link ends when the shop's times say, or by its own life", () => {
  const times = { ...DEFAULT_SETTINGS.times, paymentLinkHours: 1, recoveryLinkDays: 2, downloadCount: 9 };
  const ends = (["payment", "recovery", "helper", "duplicate"] as const).map((purpose) =>
    linkExpiresAt(purpose, times, NOW)?.toISOString(),
  );
  expect(ends).toEqual([
    "2026-06-15T13:00:00.000Z",
    "2026-06-17T12:00:00.000Z",
    "2026-07-15T12:00:00.000Z",
    undefined,
  ]);
  expect([
    linkMaxUses("download", times),
    linkMaxUses("invite", times),
    linkMaxUses("payment", times),
  ]).toEqual([9, 1, null]);
});
