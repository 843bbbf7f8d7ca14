import { randomBytes, randomInt } from "node:crypto";
import { database } from "@/db/client";
import { enqueueJob } from "@/db/queries/jobs";
import { readSettings } from "@/db/queries/shop";
import { composeAccessLetter } from "@/emails/from-order/compose-access";
import { composeLetter } from "@/emails/from-order/compose-letter";
import { type Actor, CLOCK } from "@/lib/kernel/actor";
import type { Random } from "@/lib/kernel/ids";
import { mailbox } from "@/lib/notifications/adapters/mailbox";
import { resendMailer } from "@/lib/notifications/adapters/resend";
import { type Mailer, senderOf } from "@/lib/notifications/mailer";
import { demoProvider } from "@/lib/payments/adapters/demo";
import { mercadoPagoProvider } from "@/lib/payments/adapters/mercado-pago";
import { stripeProvider } from "@/lib/payments/adapters/stripe";
import { webpayProvider } from "@/lib/payments/adapters/webpay";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { DemoSettings } from "@/lib/platform/demo-settings";
import { carriers } from "./compose-carriers";
import type { Context } from "./context";
import { deriveKey, env } from "./env";
import { now } from "./now";

/** On letters that stay in the mailbox; a reserved name that can receive nothing. */
const UNSENT_FROM = "pedidos@despacho.invalid";

const random: Random = {
  number: () => randomInt(2 ** 32) / 2 ** 32,
  bytes: (length) => new Uint8Array(randomBytes(length)),
};

/** What lives as long as the process: SDK clients are built once. On `globalThis`, since the dev server evaluates modules several times. */
type Parts = {
  readonly mailer: Mailer;
  readonly providers: ReadonlyMap<string, PaymentProvider>;
  readonly linkKey: Uint8Array;
};
const shared = globalThis as typeof globalThis & { despachoParts?: Parts };

/** What the demo provider needs; null while the demo is off. */
export function demoSettings(): DemoSettings | null {
  const { AUTH_SECRET, APP_URL, DEMO } = env();
  if (!DEMO) return null;
  const secret = deriveKey(AUTH_SECRET, "demo-webhooks").toString("base64");
  return { db: () => database().db, secret, appUrl: APP_URL, enqueue: enqueueJob, now };
}

function makeMercadoPago(): PaymentProvider | null {
  const { MERCADO_PAGO_ACCESS_TOKEN: accessToken, MERCADO_PAGO_WEBHOOK_SECRET: webhookSecrets } = env();
  if (!accessToken || !webhookSecrets) return null;
  const { MERCADO_PAGO_API_BASE, APP_URL: appUrl } = env();
  const apiBase = MERCADO_PAGO_API_BASE ?? null;
  return mercadoPagoProvider({ accessToken, webhookSecrets, apiBase, appUrl, now });
}

function makeProviders(): ReadonlyMap<string, PaymentProvider> {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE } = env();
  const found: PaymentProvider[] = [];
  const demo = demoSettings();
  if (demo) found.push(demoProvider(demo));
  if (STRIPE_SECRET_KEY && STRIPE_WEBHOOK_SECRET) {
    const keys = { secretKey: STRIPE_SECRET_KEY, webhookSecrets: STRIPE_WEBHOOK_SECRET };
    found.push(stripeProvider({ ...keys, apiBase: STRIPE_API_BASE ?? null, now }));
  }
  const mercadoPago = makeMercadoPago();
  if (mercadoPago) found.push(mercadoPago);
  const webpay = makeWebpay();
  if (webpay) found.push(webpay);
  return new Map(found.map((provider) => [provider.name, provider]));
}

function makeWebpay(): PaymentProvider | null {
  const { WEBPAY_COMMERCE_CODE: commerceCode, WEBPAY_API_KEY: apiKey, WEBPAY_API_BASE, APP_URL } = env();
  if (!commerceCode || !apiKey) return null;
  return webpayProvider({ commerceCode, apiKey, apiBase: WEBPAY_API_BASE ?? null, appUrl: APP_URL, now });
}

function parts(): Parts {
  shared.despachoParts ??= {
    mailer: makeMailer(),
    providers: makeProviders(),
    linkKey: new Uint8Array(deriveKey(env().AUTH_SECRET, "links")),
  };
  return shared.despachoParts;
}

function makeMailer(): Mailer {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  return RESEND_API_KEY
    ? resendMailer({ apiKey: RESEND_API_KEY, baseUrl: RESEND_BASE_URL ?? null })
    : mailbox;
}

/** The context of one request or job, for whoever acts. */
export function contextFor(actor: Actor, commandId: string | null = null): Context {
  const { db } = database();
  return {
    db,
    now,
    random,
    actor,
    commandId,
    enqueue: enqueueJob,
    settings: () => readSettings(db),
    ...parts(),
    carriers: carriers(),
    mailFrom: (shopName) => senderOf(shopName, env().MAIL_FROM ?? UNSENT_FROM),
    composeLetter,
    composeAccessLetter,
    appUrl: env().APP_URL,
    demo: env().DEMO,
  };
}

export const systemContext = (): Context => contextFor(CLOCK);
