import type { Channel } from "./attribution";

export type Share = {
  readonly url: string;
  readonly text: string;
  readonly image?: string;
  /** Subject of an e-mail. */
  readonly title?: string;
};

const e = (text: string): string => encodeURIComponent(text.toWellFormed());

const both = ({ text, url }: Share): string => (text ? `${text} ${url}` : url);

/** Instagram, TikTok and print have no share address: copy the link or show the QR. */
export const SHARE_URLS = {
  whatsapp: (share) => `https://wa.me/?text=${e(both(share))}`,
  facebook: (share) => `https://www.facebook.com/sharer/sharer.php?u=${e(share.url)}`,
  telegram: (share) => `https://t.me/share/url?url=${e(share.url)}&text=${e(share.text)}`,
  x: (share) => `https://twitter.com/intent/tweet?url=${e(share.url)}&text=${e(share.text)}`,
  pinterest: (share) =>
    `https://www.pinterest.com/pin/create/button/?url=${e(share.url)}&media=${e(share.image ?? "")}&description=${e(share.text)}`,
  email: (share) => `mailto:?subject=${e(share.title ?? share.text)}&body=${e(both(share))}`,
  instagram: null,
  tiktok: null,
  qr: null,
  other: null,
} as const satisfies Record<Channel, ((share: Share) => string) | null>;

/** Address that opens the network's composer, or null when it has none. */
export const shareUrl = (channel: Channel, share: Share): string | null =>
  SHARE_URLS[channel]?.(share) ?? null;

export const smsUrl = (share: Share): string => `sms:?body=${e(both(share))}`;

/** `digits`: E.164 without the plus; null lets the sender pick a chat. */
export const whatsappUrl = (digits: string | null, text: string): string =>
  `https://wa.me/${digits ?? ""}?text=${e(text)}`;
