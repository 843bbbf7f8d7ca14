import fc from "fast-check";
import { expect, test } from "vitest";
import { attributionOf, attributionSchema, type Visit } from "./attribution";

const NOW = new Date("2026-06-15T12:00:00Z");
const visit = (over: Partial<Visit> = {}): Visit => ({
  params: new URLSearchParams(),
  referrer: null,
  path: "/b/cafe-andes-250",
  ownHost: "shop.test",
  now: NOW,
  ...over,
});
const SEEN = { firstPage: "/b/cafe-andes-250", firstSeenAt: NOW.toISOString() };

test("keeps the link, its channel and what the address says", () => {
  const params = new URLSearchParams("utm_source=ig&utm_campaign=Día+del+café&other=1&utm_term=");
  expect(attributionOf(visit({ params, link: { id: "ln_7", channel: "instagram" } }))).toEqual({
    ...SEEN,
    linkId: "ln_7",
    channel: "instagram",
    utmSource: "ig",
    utmCampaign: "Día del café",
  });
});

test.each([
  ["https://l.instagram.com/?u=secret", "l.instagram.com"],
  ["https://shop.test/b/x", undefined],
  ["android-app://com.whatsapp/", undefined],
  ["not an address", undefined],
  ["", undefined],
  [null, undefined],
])("referrer %j gives host %s", (referrer, referrerHost) => {
  expect(attributionOf(visit({ referrer })).referrerHost).toBe(referrerHost);
});

test("texts are cut at 200 characters", () => {
  const params = new URLSearchParams({ utm_source: "ñ".repeat(500) });
  expect(attributionOf(visit({ params })).utmSource).toBe("ñ".repeat(200));
});

test("any visit gives an attribution that its schema accepts unchanged", () => {
  const text = fc.string({ unit: "binary", maxLength: 220 });
  fc.assert(
    fc.property(text, text, text, (source, path, referrer) => {
      const params = new URLSearchParams();
      params.set("utm_source", source);
      const read = attributionOf(visit({ params, path, referrer }));
      expect(attributionSchema.parse(read)).toEqual(read);
    }),
    { numRuns: 1000 },
  );
});
