import type { Reader } from "@/db/client";
import { countSilent } from "./attempt-asks";
import { countNeedy } from "./inbox-log";
import { countOpenDifferences } from "./reconciliation";
import { countRescues } from "./rescues";

/** The screens of what can go wrong with money. */
export const INBOX_SCREENS = ["messages", "waiting", "reconcile", "rescue"] as const;
export type InboxScreen = (typeof INBOX_SCREENS)[number];

/** What waits for a person on each screen of the inbox. */
export async function screenCounts(reader: Reader): Promise<Record<InboxScreen, number>> {
  const [messages, waiting, reconcile, rescue] = await Promise.all([
    countNeedy(reader),
    countSilent(reader),
    countOpenDifferences(reader),
    countRescues(reader),
  ]);
  return { messages, waiting, reconcile, rescue };
}
