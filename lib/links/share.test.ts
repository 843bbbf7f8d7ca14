import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNELS } from "./attribution";
import { type Share, shareUrl, smsUrl, whatsappUrl } from "./share";

const SHARE: Share = {
  url: "https://shop.test/buy?p=A:1&coupon=X",
  text: "Café & té",
  image: "https://shop.test/og.jpg",
  title: "Café",
};
const URL_CODED = "https%3A%2F%2Fshop.test%2Fbuy%3Fp%3DA%3A1%26coupon%3DX";

test.each([
  ["whatsapp", `https://wa.me/?text=Caf%C3%A9%20%26%20t%C3%A9%20${URL_CODED}`],
  ["facebook", `https://www.facebook.com/sharer/sharer.php?u=${URL_CODED}`],
  ["telegram", `https://t.me/share/url?url=${URL_CODED}&text=Caf%C3%A9%20%26%20t%C3%A9`],
  ["x", `https://twitter.com/intent/tweet?url=${URL_CODED}&text=Caf%C3%A9%20%26%20t%C3%A9`],
  ["email", `mailto:?subject=Caf%C3%A9&body=Caf%C3%A9%20%26%20t%C3%A9%20${URL_CODED}`],
  ["instagram", null],
  ["tiktok", null],
  ["qr", null],
] as const)("%s", (channel, url) => {
  expect(shareUrl(channel, SHARE)).toBe(url);
});

test("WhatsApp to a number, to a chat of choice, and by SMS", () => {
  expect(whatsappUrl("56987654321", "Hola, ñandú")).toBe(
    "https://wa.me/56987654321?text=Hola%2C%20%C3%B1and%C3%BA",
  );
  expect(whatsappUrl(null, "a")).toBe("https://wa.me/?text=a");
  expect(smsUrl({ url: "https://a.test", text: "" })).toBe("sms:?body=https%3A%2F%2Fa.test");
});

test("no text breaks out of its parameter", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.constantFrom(...CHANNELS), text, (channel, words) => {
      const url = shareUrl(channel, { ...SHARE, text: words });
      if (url === null) return;
      const params = [...new URL(url).searchParams.keys()];
      expect(
        params.every((key) => ["text", "u", "url", "media", "description", "subject", "body"].includes(key)),
      ).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
