import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARRIERS, carrierOf, carriersFor } from "./carriers";
import { readTrackingUrl, s10CheckDigit, s10Hint, trackingLink } from "./tracking-url";

describe("the table of carriers", () => {
  test.each(CARRIERS)("$name", (carrier) => {
    expect(carrier.key).toMatch(/^[a-z0-9_]+$/);
    expect(carrier.acceptsNumber).toBe(carrier.level !== "P");
    expect(carrierOf(carrier.key)).toBe(carrier);
    if (carrier.template) expect(new URL(carrier.template).protocol).toBe("https:");
    const link = trackingLink(carrier.key, " AB 12/3 ", "CL");
    if (carrier.acceptsNumber) expect(link?.url).toContain("AB%2012%2F3");
    expect(link?.url ?? "").not.toMatch(/[{}]/);
    expect(link?.withNumber ?? false).toBe(carrier.acceptsNumber);
  });

  test("keys are unique; a country sees its own and the worldwide ones", () => {
    expect(new Set(CARRIERS.map((carrier) => carrier.key)).size).toBe(CARRIERS.length);
    expect(carriersFor("CL").map((carrier) => carrier.key)).toEqual([
      "starken",
      "chilexpress",
      "blue_express",
      "correos_chile",
      "dhl",
      "fedex",
      "ups",
    ]);
  });
});

describe("links", () => {
  test.each([
    ["starken", "123", "CL", "https://www.starken.cl/seguimiento?codigo=123"],
    [
      "dhl",
      "99",
      "BR",
      "https://www.dhl.com/br-pt/home/tracking/tracking-express.html?submit=1&tracking-id=99",
    ],
    [
      "dhl",
      "99",
      "FR",
      "https://www.dhl.com/es-es/home/tracking/tracking-express.html?submit=1&tracking-id=99",
    ],
    ["shalom", "99", "PE", "https://rastrea.shalom.pe/"],
    ["starken", "$&$1", "CL", "https://www.starken.cl/seguimiento?codigo=%24%26%241"],
    ["serpost", "99", "PE", null],
    ["starken", "  ", "CL", null],
    ["starken", null, "CL", null],
    ["mi primo", "99", "CL", null],
  ])("%s %j in %s", (carrier, number, country, url) => {
    expect(trackingLink(carrier, number, country)?.url ?? null).toBe(url);
  });

  test("no number changes the site that opens", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CARRIERS), fc.string({ unit: "binary" }), (carrier, number) => {
        const link = trackingLink(carrier.key, number, "CL");
        if (!link || !carrier.template) return;
        const home = carrier.template.replace("{place}", "cl-es").replace("{n}", "1");
        expect(new URL(link.url).origin).toBe(new URL(home).origin);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["https://carrier.test/track?n=1", "https://carrier.test/track?n=1"],
    [" http://carrier.test ", "http://carrier.test/"],
    ["javascript:alert(1)", null],
    ["JaVaScRiPt:alert(1)", null],
    ["data:text/html,x", null],
    ["https://user:secret@carrier.test", null],
    ["carrier.test/1", null],
    ["", null],
  ])("typed %j", (text, kept) => {
    const read = readTrackingUrl(text);
    expect(read.ok ? read.value : null).toBe(kept);
  });
});

describe("postal numbers", () => {
  test.each([
    ["RR473124829CL", "right"],
    ["rr 473 124 829 cl", "right"],
    ["RR473124828CL", "wrong"],
    ["473124829", "other"],
    ["", "other"],
  ])("%s", (number, hint) => {
    expect(s10Hint(number)).toBe(hint);
  });

  test("one mistyped digit is noticed, but where two rests share a digit", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (serial, at, shift) => {
          const check = s10CheckDigit(serial);
          const wrong = (Number(serial[at]) + shift) % 10;
          const mistyped = `${serial.slice(0, at)}${wrong}${serial.slice(at + 1)}`;
          expect(s10Hint(`AA${serial}${check}CL`)).toBe("right");
          const same = s10CheckDigit(mistyped) === check;
          expect(s10Hint(`AA${mistyped}${check}CL`)).toBe(same ? "right" : "wrong");
          if (check !== 0 && check !== 5) expect(same).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
