import { DAY_MS, HOUR_MS, plus } from "@/lib/kernel/clock";
import type { Times } from "@/lib/shop/settings";

export const LINK_PURPOSES = [
  "direct_buy",
  "payment",
  "recovery",
  "duplicate",
  "status",
  "download",
  "helper",
  "invite",
  "cart",
  "checkout",
] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export type PurposeRule = {
  /** Path of the page, before the token or slug. */
  readonly path: string;
  /** Default life; null = no end. A setting of the same name may change it. */
  readonly lifeMs: number | null;
  readonly lifeSetting: "paymentLinkHours" | "recoveryLinkDays" | "downloadDays" | "statusPageDays" | null;
  /** Null = many. */
  readonly maxUses: number | null;
  /** Whether the address can be shown again later (the token is re-made from its row) or only once. */
  readonly shownAgain: boolean;
  /** Whether the page shows data of one customer. */
  readonly personal: boolean;
};

/** One purpose each: a token of one kind opens no other kind. */
export const PURPOSE_RULES = {
  direct_buy: {
    path: "/b/",
    lifeMs: null,
    lifeSetting: null,
    maxUses: null,
    shownAgain: true,
    personal: false,
  },
  payment: {
    path: "/pay/",
    lifeMs: 72 * HOUR_MS,
    lifeSetting: "paymentLinkHours",
    maxUses: null,
    shownAgain: true,
    personal: false,
  },
  recovery: {
    path: "/recover/",
    lifeMs: 30 * DAY_MS,
    lifeSetting: "recoveryLinkDays",
    maxUses: null,
    shownAgain: true,
    personal: false,
  },
  duplicate: {
    path: "/duplicate/",
    lifeMs: null,
    lifeSetting: null,
    maxUses: null,
    shownAgain: true,
    personal: false,
  },
  status: {
    path: "/o/",
    lifeMs: 180 * DAY_MS,
    lifeSetting: "statusPageDays",
    maxUses: null,
    shownAgain: true,
    personal: true,
  },
  download: {
    path: "/d/",
    lifeMs: 7 * DAY_MS,
    lifeSetting: "downloadDays",
    maxUses: 5,
    shownAgain: true,
    personal: false,
  },
  helper: {
    path: "/h/",
    lifeMs: 30 * DAY_MS,
    lifeSetting: null,
    maxUses: null,
    shownAgain: true,
    personal: false,
  },
  invite: {
    path: "/invite/",
    lifeMs: 48 * HOUR_MS,
    lifeSetting: null,
    maxUses: 1,
    shownAgain: false,
    personal: true,
  },
  cart: {
    path: "/cart/",
    lifeMs: 24 * HOUR_MS,
    lifeSetting: null,
    maxUses: null,
    shownAgain: false,
    personal: false,
  },
  checkout: {
    path: "/checkout/",
    lifeMs: null,
    lifeSetting: null,
    maxUses: null,
    shownAgain: false,
    personal: true,
  },
} as const satisfies Record<LinkPurpose, PurposeRule>;

/** When a link made now ends, by the shop's times; null = never by itself. */
export function linkExpiresAt(purpose: LinkPurpose, times: Times, now: Date): Date | null {
  const { lifeMs, lifeSetting } = PURPOSE_RULES[purpose];
  if (lifeMs === null) return null;
  if (lifeSetting === null) return plus(now, lifeMs);
  return plus(now, times[lifeSetting] * (lifeSetting === "paymentLinkHours" ? HOUR_MS : DAY_MS));
}

/** How often a link may be used; null = as often as one likes. */
export const linkMaxUses = (purpose: LinkPurpose, times: Times): number | null =>
  purpose === "download" ? times.downloadCount : PURPOSE_RULES[purpose].maxUses;

/** @example linkUrl("https://shop.test", "payment", token) // "https://shop.test/pay/…" */
export const linkUrl = (origin: string, purpose: LinkPurpose, tokenOrSlug: string): string =>
  `${origin}${PURPOSE_RULES[purpose].path}${encodeURIComponent(tokenOrSlug)}`;
