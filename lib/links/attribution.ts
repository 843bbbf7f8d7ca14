import { z } from "zod";
import { lineText } from "@/lib/kernel/input";

export const CHANNELS = [
  "instagram",
  "facebook",
  "tiktok",
  "whatsapp",
  "telegram",
  "x",
  "pinterest",
  "qr",
  "email",
  "other",
] as const;
export type Channel = (typeof CHANNELS)[number];

export const UTM_MAX = 200;

const utm = lineText({ min: 1, max: UTM_MAX }).optional();

/** Where a buyer came from: kept with the cart, then frozen into the order. No cookie: the address carries it. */
export const attributionSchema = z.object({
  linkId: lineText({ min: 1, max: 60 }).optional(),
  channel: lineText({ min: 1, max: 60 }).optional(),
  utmSource: utm,
  utmMedium: utm,
  utmCampaign: utm,
  utmTerm: utm,
  utmContent: utm,
  referrerHost: lineText({ min: 1, max: 255 }).optional(),
  firstPage: lineText({ min: 1, max: 300 }).optional(),
  firstSeenAt: z.iso.datetime().optional(),
});
export type Attribution = z.infer<typeof attributionSchema>;

export type Visit = {
  readonly params: URLSearchParams;
  /** The Referer header, as it came. */
  readonly referrer: string | null;
  /** Path of the page, without query: queries may carry personal data. */
  readonly path: string;
  readonly ownHost: string;
  readonly now: Date;
  readonly link?: { readonly id: string; readonly channel: string | null };
};

function clipped(text: string | null, max: number): string | undefined {
  if (text === null) return undefined;
  const clean = text.toWellFormed().replaceAll("\0", "").normalize("NFC").trim();
  const parsed = lineText({ min: 1, max }).safeParse(Array.from(clean).slice(0, max).join(""));
  return parsed.success ? parsed.data : undefined;
}

function foreignHost(referrer: string | null, ownHost: string): string | undefined {
  if (!referrer || !URL.canParse(referrer)) return undefined;
  const { host, protocol } = new URL(referrer);
  if (!host || host === ownHost || !/^https?:$/.test(protocol)) return undefined;
  return clipped(host, 255);
}

/** Reads a first visit. Texts that are too long are cut, unusable ones left out: a bad address never stops a sale. */
export function attributionOf({ params, referrer, path, ownHost, now, link }: Visit): Attribution {
  const found = {
    linkId: link?.id,
    channel: clipped(link?.channel ?? null, 60),
    utmSource: clipped(params.get("utm_source"), UTM_MAX),
    utmMedium: clipped(params.get("utm_medium"), UTM_MAX),
    utmCampaign: clipped(params.get("utm_campaign"), UTM_MAX),
    utmTerm: clipped(params.get("utm_term"), UTM_MAX),
    utmContent: clipped(params.get("utm_content"), UTM_MAX),
    referrerHost: foreignHost(referrer, ownHost),
    firstPage: clipped(path, 300),
    firstSeenAt: now.toISOString(),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
