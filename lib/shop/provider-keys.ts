import { METHOD_KEYS, type MethodKey, methodKind, type ProviderMethod } from "./payment-methods";

/** What the environment must hold before a provider can be offered. */
export const PROVIDER_VARIABLES = {
  demo: ["DEMO"],
  stripe: ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  mercado_pago: ["MERCADO_PAGO_ACCESS_TOKEN", "MERCADO_PAGO_WEBHOOK_SECRET"],
  webpay: ["WEBPAY_COMMERCE_CODE", "WEBPAY_API_KEY"],
} as const satisfies Record<ProviderMethod, readonly string[]>;

const isProvider = (key: MethodKey): key is ProviderMethod => methodKind(key) === "provider";

/** Whether a method can be used here: what is paid by hand always, a provider only when it is set up. */
export const isAvailable = (key: MethodKey, providers: Iterable<string>): boolean =>
  !isProvider(key) || [...providers].some((name) => name.replaceAll("-", "_") === key);

/** Providers that cannot be offered yet, each with the variables to set. */
export const missingProviders = (
  providers: Iterable<string>,
): readonly { readonly key: ProviderMethod; readonly variables: readonly string[] }[] => {
  const known = [...providers];
  return METHOD_KEYS.filter(isProvider)
    .filter((key) => !isAvailable(key, known))
    .map((key) => ({ key, variables: PROVIDER_VARIABLES[key] }));
};
