import type { CarrierProvider } from "@/lib/fulfillment/carrier";
import { type EasypostKeys, easypostCalls } from "./easypost-calls";
import { easypostLabels } from "./easypost-labels";
import { easypostReports, readEasypost } from "./easypost-message";

export type EasypostSettings = EasypostKeys & {
  /** Several while a secret is rotated: each may have signed. */
  readonly webhookSecrets: readonly string[];
};

/** EasyPost: sells labels of many carriers and tells where their parcels are. */
export const easypostCarrier = (settings: EasypostSettings): CarrierProvider => ({
  name: "easypost",
  path: "easypost",
  live: /^EZAK/.test(settings.apiKey),
  read: (raw) => readEasypost(raw, settings.webhookSecrets),
  reports: easypostReports,
  labels: easypostLabels(easypostCalls(settings)),
});
