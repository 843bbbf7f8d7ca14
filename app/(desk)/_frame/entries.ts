import { type CurrentUser, userCan } from "@/lib/platform/session";
import { NAV_ENTRIES, type NavEntry, type NavKey } from "./nav-entries";

/** The screens that exist; a test compares this list with the folders. */
export const BUILT: readonly NavKey[] = [
  "home",
  "orders",
  "links",
  "products",
  "letters",
  "inbox",
  "staff",
  "settings",
];

/** Hidden, not greyed: what a person may not do is not on their screen. */
export const entriesFor = (
  user: CurrentUser,
  counts: Readonly<Partial<Record<NavKey, number>>> = {},
): readonly NavEntry[] =>
  NAV_ENTRIES.filter(({ key, permission }) => BUILT.includes(key) && userCan(user, permission)).map(
    (entry) => ({ ...entry, count: counts[entry.key] }),
  );
