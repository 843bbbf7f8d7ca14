const ALLOWED = ["https:", "http:", "mailto:", "tel:"];

/** The address itself when a letter may link to it, else null (script, data, relative and broken addresses). */
export function safeUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return ALLOWED.includes(parsed.protocol) ? parsed.href : null;
}

export const mailto = (address: string): string =>
  `mailto:${encodeURIComponent(address).replace("%40", "@")}`;

export const telephone = (number: string): string => `tel:${number.replace(/[^\d+]/g, "")}`;

export const whatsappUrl = (number: string): string => `https://wa.me/${number.replace(/\D/g, "")}`;
