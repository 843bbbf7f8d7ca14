import { isIP } from "node:net";

/**
 * Who is calling, as the nearest proxy says: the last entry of X-Forwarded-For. Earlier entries are the caller's own claim.
 * Next fills the header with the socket's address when no proxy did.
 */
export function clientIp(headers: Headers): string | null {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const bare = last.replace(/^::ffff:(?=\d+\.)/i, "").replace(/^\[|\]$/g, "");
  return isIP(bare) ? bare : null;
}

/** What limits count by: an IPv4 address, or the first 64 bits of an IPv6 address (one household holds them all). */
export function ipGroup(ip: string | null): string {
  if (!ip) return "unknown";
  if (!ip.includes(":")) return ip;
  const [head = "", tail = ""] = ip.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const gap = ip.includes("::") ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  return [...left, ...gap, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}
