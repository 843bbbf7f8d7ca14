import type { Permission } from "@/lib/staff/roles";

type Entry = { key: string; href: string; permission: Permission; part: "work" | "house" };

/** The screens of the desk in the order of the rail, each with the permission that shows it. */
export const NAV_ENTRIES = [
  { key: "home", href: "/", permission: "orders.read", part: "work" },
  { key: "orders", href: "/orders", permission: "orders.read", part: "work" },
  { key: "abandoned", href: "/abandoned", permission: "orders.read", part: "work" },
  { key: "links", href: "/links", permission: "links.read", part: "work" },
  { key: "products", href: "/products", permission: "catalog.read", part: "work" },
  { key: "letters", href: "/letters", permission: "letters.read", part: "work" },
  { key: "inbox", href: "/inbox", permission: "inbox.read", part: "work" },
  { key: "reports", href: "/reports", permission: "reports.read", part: "work" },
  { key: "staff", href: "/staff", permission: "users.read", part: "house" },
  { key: "settings", href: "/settings", permission: "settings.read", part: "house" },
] as const satisfies readonly Entry[];

export type NavEntry = (typeof NAV_ENTRIES)[number] & {
  /** Waiting work, shown beside the word. */
  count?: number;
};
export type NavKey = NavEntry["key"];

/** Screens that are reached from an entry but do not lie below it. */
const BESIDE: Partial<Record<string, string>> = { "/letters": "/mailbox" };

const isBelow = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`);

/** The entry that a path belongs to: the home only for itself, the others with all that lies below. */
export const isCurrent = (href: string, path: string): boolean =>
  href === "/" ? path === "/" : isBelow(href, path) || isBelow(BESIDE[href] ?? href, path);
