import { database } from "@/db/client";
import { enqueueJob } from "@/db/queries/jobs";
import { aftershipCarrier } from "@/lib/fulfillment/adapters/aftership";
import { type DemoCarrierSettings, demoCarrier } from "@/lib/fulfillment/adapters/demo-carrier";
import { easypostCarrier } from "@/lib/fulfillment/adapters/easypost";
import { sendcloudCarrier } from "@/lib/fulfillment/adapters/sendcloud";
import { standardCarrier } from "@/lib/fulfillment/adapters/standard";
import type { CarrierProvider } from "@/lib/fulfillment/carrier";
import { deriveKey, env } from "./env";
import { now } from "./now";

/** What the demo carrier needs; null while the demo is off. */
export function demoCarrierSettings(): DemoCarrierSettings | null {
  const { AUTH_SECRET, APP_URL, DEMO } = env();
  if (!DEMO) return null;
  return {
    ...{ db: () => database().db, appUrl: APP_URL, enqueue: enqueueJob, now },
    secret: deriveKey(AUTH_SECRET, "demo-carrier").toString("base64"),
    print: async (job) => (await import("./paper-printer")).printPapers(job),
  };
}

const shared = globalThis as typeof globalThis & {
  despachoCarriers?: ReadonlyMap<string, CarrierProvider>;
};

/** Made once a process, as the other parts are. */
export function carriers(): ReadonlyMap<string, CarrierProvider> {
  shared.despachoCarriers ??= makeCarriers();
  return shared.despachoCarriers;
}

/** Whoever has all its variables; the rest answer 404 to their messages. */
function makeCarriers(): ReadonlyMap<string, CarrierProvider> {
  const given = env();
  const { EASYPOST_API_KEY: apiKey, EASYPOST_WEBHOOK_SECRET: webhookSecrets } = given;
  const demo = demoCarrierSettings();
  const found: CarrierProvider[] = [
    ...(demo ? [demoCarrier(demo)] : []),
    ...(apiKey && webhookSecrets
      ? [easypostCarrier({ apiKey, webhookSecrets, apiBase: given.EASYPOST_API_BASE ?? null })]
      : []),
    ...(given.AFTERSHIP_WEBHOOK_SECRET ? [aftershipCarrier(given.AFTERSHIP_WEBHOOK_SECRET)] : []),
    ...(given.SENDCLOUD_SECRET_KEY ? [sendcloudCarrier(given.SENDCLOUD_SECRET_KEY)] : []),
    ...(given.SHIPPING_WEBHOOK_SECRET ? [standardCarrier(given.SHIPPING_WEBHOOK_SECRET)] : []),
  ];
  return new Map(found.map((carrier) => [carrier.name, carrier]));
}
