import { webUrl } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { carrierOf, type HandCarrier } from "./carriers";

/** Sites of DHL by country; elsewhere the Spanish one of Spain. */
const DHL_PLACES: Readonly<Record<string, string>> = {
  CL: "cl-es",
  ES: "es-es",
  MX: "mx-es",
  PE: "pe-es",
  CO: "co-es",
  AR: "ar-es",
  PT: "pt-pt",
  BR: "br-pt",
};

/** `withNumber` false: the page opens empty, so the number is shown beside it with a copy button. */
export type TrackingLink = { readonly url: string; readonly withNumber: boolean };

/** Page where a carrier shows a parcel, by the shop's list; null for unknown carriers and those without an established page. */
export function trackingLink(
  carrierKey: string,
  number: string | null,
  country: string,
  list: readonly HandCarrier[] = [],
): TrackingLink | null {
  const carrier = carrierOf(carrierKey, list);
  const given = number?.trim().toWellFormed() ?? "";
  if (!carrier?.template) return null;
  if (!carrier.acceptsNumber) return { url: carrier.template, withNumber: false };
  if (given === "") return null;
  const place = DHL_PLACES[country] ?? "es-es";
  const url = carrier.template.replace("{place}", place).replace("{n}", () => encodeURIComponent(given));
  return { url, withNumber: true };
}

export type TrackingUrlRefused = { readonly code: "bad_tracking_url" };

/** An address typed by staff: absolute, http or https, without user and password. */
export function readTrackingUrl(text: string): Result<string, TrackingUrlRefused> {
  const read = webUrl.safeParse(text);
  if (!read.success) return refuse({ code: "bad_tracking_url" });
  const url = new URL(read.data);
  return url.username || url.password ? refuse({ code: "bad_tracking_url" }) : ok(url.href);
}

/** Whether the page opens on the parcel; otherwise its number is copied and typed there. */
export const namesNumber = (url: string, number: string): boolean =>
  url.includes(encodeURIComponent(number.trim().toWellFormed())) || url.includes(number.trim());

/** In forms: what `readTrackingUrl` takes. */
export const trackingAddress = webUrl.refine((text) => readTrackingUrl(text).ok, "bad_url");

const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** Check digit of a postal number (UPU S10). @example s10CheckDigit("47312482") // 9 */
export function s10CheckDigit(serial: string): number {
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(serial[index] ?? 0), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 0 : digit === 11 ? 5 : digit;
}

/** A hint for the person who types: `wrong` means that a digit is probably mistyped; `other` is no postal number. */
export function s10Hint(number: string): "right" | "wrong" | "other" {
  const match = S10.exec(number.replace(/\s/g, "").toUpperCase());
  if (!match) return "other";
  return s10CheckDigit(match[1] ?? "") === Number(match[2]) ? "right" : "wrong";
}
