import { METHOD_KEYS, type MethodKey, methodKind, type ProviderMethod } from "./payment-methods";

/** What the environment must hold before a provider can be offered. */
export const PROVIDER_VARIABLES = {
  demo: ["DEMO"],
  stripe: ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  mercado_pago: ["MERCADO_PAGO_ACCESS_TOKEN", "MERCADO_PAGO_WEBHOOK_SECRET"],
  webpay: ["WEBPAY_COMMERCE_CODE", "WEBPAY_API_KEY"],
} as const satisfies Record<ProviderMethod, readonly string[]>;
export type ProviderVariable = (typeof PROVIDER_VARIABLES)[ProviderMethod][number];

/** Where a provider reaches us: it must be told about `hook` in its own desk; `return` goes with each payment. */
const ADDRESSES: Record<ProviderMethod, { readonly kind: "hook" | "return"; readonly path: string } | null> =
  {
    demo: null,
    stripe: { kind: "hook", path: "/api/webhooks/payments/stripe" },
    mercado_pago: { kind: "hook", path: "/api/webhooks/payments/mercado-pago" },
    webpay: { kind: "return", path: "/api/webhooks/payments/webpay/return" },
  };

const isProvider = (key: MethodKey): key is ProviderMethod => methodKind(key) === "provider";
const nameOf = (key: ProviderMethod): string => key.replaceAll("_", "-");

/** Whether a method can be used here: what is paid by hand always, a provider only when it is set up. */
export const isAvailable = (key: MethodKey, providers: Iterable<string>): boolean =>
  !isProvider(key) || [...providers].includes(nameOf(key));

export type ProviderSetup = {
  readonly key: ProviderMethod;
  /** As its messages name it. */
  readonly name: string;
  readonly isReady: boolean;
  /** The variables that are not set, by name; none when it is ready. */
  readonly missing: readonly ProviderVariable[];
  /** Whether it moves real money; null: not ready, or it has no modes. */
  readonly live: boolean | null;
  readonly address: {
    readonly kind: "hook" | "return";
    readonly url: string;
    /** Whether it can be reached from outside: providers send nothing to a machine's own name, and want https. */
    readonly isPublic: boolean;
  } | null;
};

type Given = {
  readonly isSet: (variable: ProviderVariable) => boolean;
  readonly providers: ReadonlyMap<string, { readonly live: boolean | null }>;
  readonly appUrl: string;
};

const OWN_HOST =
  /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|\[|.*\.(local|internal|localhost)$)/;

/** Whether a stranger's server could call this address. */
export function isPublicUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && hostname.includes(".") && !OWN_HOST.test(hostname);
}

/** How each provider stands in this installation: ready, or what it lacks, and where it reaches us. */
export const providerSetups = ({ isSet, providers, appUrl }: Given): readonly ProviderSetup[] =>
  METHOD_KEYS.filter(isProvider).map((key) => {
    const name = nameOf(key);
    const found = providers.get(name);
    const address = ADDRESSES[key];
    return {
      ...{ key, name, isReady: found !== undefined, live: found?.live ?? null },
      missing: found ? [] : PROVIDER_VARIABLES[key].filter((variable) => !isSet(variable)),
      address: address && {
        kind: address.kind,
        url: `${appUrl}${address.path}`,
        isPublic: isPublicUrl(appUrl),
      },
    };
  });
