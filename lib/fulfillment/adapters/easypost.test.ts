import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EasypostFake, startEasypostFake } from "@/e2e/support/fakes/easypost";
import type { ParcelEnd, ParcelToSend } from "@/lib/fulfillment/carrier";
import { mustSucceed } from "@/lib/kernel/result";
import { easypostCarrier } from "./easypost";
import { easypostParcel, inchesOf, ouncesOf } from "./easypost-units";

let fake: EasypostFake;
beforeEach(async () => {
  fake = await startEasypostFake({ webhook: { url: "http://127.0.0.1:9/", secret: "s" } });
});
afterEach(() => fake.close());

const seller = () => {
  const { labels } = easypostCarrier({ apiKey: "EZTK_test", webhookSecrets: ["s"], apiBase: fake.url });
  if (!labels) throw new Error("sells no labels");
  return labels;
};

const END: ParcelEnd = {
  ...{ name: "Ana Pérez", street: "Av. Italia", streetNumber: "1439", complement: "Depto 502" },
  ...{ neighbourhood: null, city: "Santiago", municipality: "Providencia", region: "Metropolitana" },
  ...{ regionCode: "RM", postalCode: "7500000", country: "CL", latitude: null, longitude: null },
  ...{ instructions: null, company: null, phone: "+56960000000", email: "ana@example.test" },
};
const PARCEL: ParcelToSend = {
  ...{ orderRef: "ord_1042", orderNumber: 1042, from: END, to: END, currency: "CLP" },
  parcel: { weightGrams: 1_000, lengthCm: 30, widthCm: 20, heightCm: 10 },
};

describe("grams and centimetres", () => {
  test.each([
    [1, 0.1],
    [28, 1],
    [454, 16.1],
    [1_000, 35.3],
  ])("%d g are %d oz, never less than it weighs", (grams, ounces) => {
    expect(ouncesOf(grams)).toBe(ounces);
    expect(ounces * 28.349523125).toBeGreaterThanOrEqual(grams);
  });

  test("2.54 cm are an inch; sizes go together or not at all", () => {
    expect([inchesOf(2.54), inchesOf(30), inchesOf(25.4)]).toEqual([1, 11.82, 10]);
    expect(easypostParcel({ weightGrams: 500, lengthCm: 10 })).toEqual({ weight: 17.7 });
    expect(easypostParcel(PARCEL.parcel)).toEqual({ weight: 35.3, length: 11.82, width: 7.88, height: 3.94 });
  });
});

describe("labels through the SDK", () => {
  test("rates, purchase, label, each with its own ids", async () => {
    const quote = mustSucceed(await seller().quote(PARCEL), "quoting");
    expect(quote.rates).toMatchObject([
      { carrier: "usps", service: "Priority", price: { amount: 820n, currency: "USD" }, days: 2 },
      { carrier: "usps", service: "Express", price: { amount: 3_145n, currency: "USD" }, days: 1 },
    ]);
    expect(fake.world.retrieve(quote.sellerRef)).toMatchObject({
      reference: "ord_1042",
      to_address: { street1: "Av. Italia 1439", city: "Providencia", state: "RM", country: "CL" },
      parcel: { weight: 35.3 },
    });
    const bought = mustSucceed(
      await seller().buy(quote.sellerRef, quote.rates[0]?.id ?? "", "key"),
      "buying",
    );
    expect(bought).toMatchObject({
      ...{ sellerRef: quote.sellerRef, carrier: "usps", service: "Priority" },
      ...{ trackingNumber: expect.stringMatching(/^9400/), trackerId: expect.stringMatching(/^trk_/) },
    });
    const file = mustSucceed(await seller().file(quote.sellerRef), "fetching");
    expect([
      file?.type,
      Buffer.from(file?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ]).toEqual(["application/pdf", "%PDF-"]);
  });

  test("bought twice is sold once; a lost answer is found again", async () => {
    const quote = mustSucceed(await seller().quote(PARCEL), "quoting");
    const rateId = quote.rates[0]?.id ?? "";
    expect(mustSucceed(await seller().find(quote.sellerRef), "looking")).toBeNull();
    fake.loseAnswers = 1;
    expect(await seller().buy(quote.sellerRef, rateId, "key")).toMatchObject({
      refusal: { code: "seller_unavailable" },
    });
    const found = mustSucceed(await seller().find(quote.sellerRef), "looking");
    const again = mustSucceed(await seller().buy(quote.sellerRef, rateId, "key"), "buying");
    expect(again).toEqual(found);
    expect(fake.world.sold).toBe(1);
  });

  test("what EasyPost refuses is said in its words; a dead line is no refusal", async () => {
    const quote = mustSucceed(await seller().quote(PARCEL), "quoting");
    expect(await seller().buy(quote.sellerRef, "rate_nobody", "key")).toMatchObject({
      refusal: { code: "seller_refused", detail: expect.stringContaining("SHIPMENT.POSTAGE.FAILURE") },
    });
    expect(await seller().find("shp_nobody")).toMatchObject({ refusal: { code: "seller_refused" } });
    await fake.close();
    expect(await seller().find(quote.sellerRef)).toMatchObject({ refusal: { code: "seller_unavailable" } });
  });

  test("given back once; what was scanned is kept", async () => {
    const quote = mustSucceed(await seller().quote(PARCEL), "quoting");
    const { sellerRef } = quote;
    await seller().buy(sellerRef, quote.rates[0]?.id ?? "", "key");
    expect(mustSucceed(await seller().void(sellerRef), "voiding")).toBe("voided");
    expect(mustSucceed(await seller().void(sellerRef), "voiding")).toBe("voided");
    expect(mustSucceed(await seller().find(sellerRef), "looking")).toBeNull();
    const other = mustSucceed(await seller().quote(PARCEL), "quoting");
    await seller().buy(other.sellerRef, other.rates[0]?.id ?? "", "key");
    fake.world.move(other.sellerRef, "in_transit", new Date("2026-01-02T10:00:00Z"), "Accepted");
    expect(await seller().void(other.sellerRef)).toMatchObject({ refusal: { code: "seller_refused" } });
  });
});
