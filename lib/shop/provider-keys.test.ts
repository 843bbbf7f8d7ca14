import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROVIDER_METHODS } from "./payment-methods";
import {
  isAvailable,
  isPublicUrl,
  PROVIDER_VARIABLES,
  type ProviderVariable,
  providerSetups,
} from "./provider-keys";

test("what is paid by hand is always available, a provider only when it is set up", () => {
  expect(isAvailable("bank_transfer", [])).toBe(true);
  expect(isAvailable("stripe", [])).toBe(false);
  expect(isAvailable("mercado_pago", ["mercado-pago"])).toBe(true);
});

type Providers = Parameters<typeof providerSetups>[0]["providers"];
const setups = (
  set: readonly string[],
  providers: Providers = new Map(),
  appUrl = "https://shop.example.com",
) => providerSetups({ isSet: (variable) => set.includes(variable), providers, appUrl });
const missing = (set: readonly string[], providers?: Providers) =>
  Object.fromEntries(setups(set, providers).map((one) => [one.key, one.missing]));

describe("what is missing", () => {
  test("everything, when nothing is set", () => {
    expect(missing([])).toEqual(PROVIDER_VARIABLES);
  });
  test("only the other half, when one is set", () => {
    expect(missing(["STRIPE_SECRET_KEY", "MERCADO_PAGO_WEBHOOK_SECRET"])).toMatchObject({
      stripe: ["STRIPE_WEBHOOK_SECRET"],
      mercado_pago: ["MERCADO_PAGO_ACCESS_TOKEN"],
      webpay: ["WEBPAY_COMMERCE_CODE", "WEBPAY_API_KEY"],
    });
  });
  test("nothing, for one that is ready", () => {
    const ready = new Map([["mercado-pago", { live: true }]]);
    const [found] = setups([], ready).filter(({ key }) => key === "mercado_pago");
    expect(found).toMatchObject({ isReady: true, missing: [], live: true, name: "mercado-pago" });
  });
  test("for any set of variables: named exactly when it is not set, and never for a provider that is ready", () => {
    const every = Object.values(PROVIDER_VARIABLES).flat() as ProviderVariable[];
    const some = fc.subarray([...PROVIDER_METHODS]);
    fc.assert(
      fc.property(fc.subarray(every), some, (set, ready) => {
        const providers = new Map(ready.map((key) => [key.replaceAll("_", "-"), { live: false }]));
        for (const one of setups(set, providers)) {
          const wanted = ready.includes(one.key)
            ? []
            : PROVIDER_VARIABLES[one.key].filter((name) => !(set as string[]).includes(name));
          expect([one.isReady, one.missing]).toEqual([ready.includes(one.key), wanted]);
        }
      }),
    );
  });
});

test("where each one reaches us", () => {
  expect(
    Object.fromEntries(setups([]).map(({ key, address }) => [key, address && [address.kind, address.url]])),
  ).toEqual({
    demo: null,
    stripe: ["hook", "https://shop.example.com/api/webhooks/payments/stripe"],
    mercado_pago: ["hook", "https://shop.example.com/api/webhooks/payments/mercado-pago"],
    webpay: ["return", "https://shop.example.com/api/webhooks/payments/webpay/return"],
  });
});

test.each([
  ["https://shop.example.com", true],
  ["http://shop.example.com", false],
  ["https://localhost:3000", false],
  ["https://127.0.0.1", false],
  ["https://192.168.1.20", false],
  ["https://172.16.4.1", false],
  ["https://172.40.4.1", true],
  ["https://[::1]", false],
  ["https://shop.local", false],
  ["https://shop", false],
  ["shop.example.com", false],
])("%s can be reached from outside: %s", (url, expected) => expect(isPublicUrl(url)).toBe(expected));
