import { expect, test } from "vitest";
import { isAvailable, missingProviders } from "./provider-keys";

test("what is paid by hand is always available, a provider only when it is set up", () => {
  expect(isAvailable("bank_transfer", [])).toBe(true);
  expect(isAvailable("stripe", [])).toBe(false);
  expect(isAvailable("mercado_pago", ["mercado-pago"])).toBe(true);
});

test("each missing provider names its variables", () => {
  const missing = missingProviders(["demo", "stripe"]);
  expect(missing.map(({ key }) => key)).toEqual(["mercado_pago", "webpay"]);
  expect(missing[1]?.variables).toEqual(["WEBPAY_COMMERCE_CODE", "WEBPAY_API_KEY"]);
});
