import { INBOX_VERDICTS, type InboxVerdict } from "@/db/queries/inbox-log";

export const isVerdict = (text: unknown): text is InboxVerdict =>
  (INBOX_VERDICTS as readonly unknown[]).includes(text);

/** A row without an effect has not been worked on. */
export const verdictOf = (row: { readonly effect: string | null }): InboxVerdict =>
  isVerdict(row.effect) ? row.effect : "waiting";
