import type { EventKind, Fact } from "./events";

/** Facts that change nothing a person decides upon: a page that misses only these is not out of date. */
const QUIET: ReadonlySet<EventKind> = new Set<EventKind>([
  "letter_sent",
  "letter_delivered",
  "letter_failed",
  "letter_skipped",
  "whatsapp_opened",
  "link_issued",
  "link_revoked",
  "webhook_delivered",
  "webhook_failed",
  "document_issued",
  "document_printed",
  "note_added",
  "note_retracted",
  "download_made",
  "provider_fact_ignored",
  "provider_asked",
  "payment_fell_due",
  "payment_fee_reported",
  // What a label that is given back does to its parcel is a fact of its own.
  "label_voided",
]);

export const isQuiet = (kind: EventKind): boolean => QUIET.has(kind);

/** Whether an order is another one than the person saw. Letters that left meanwhile, prints and notes do not count. */
export function changedSince(journal: readonly Fact[], seenVersion: number): boolean {
  if ((journal.at(-1)?.seq ?? 0) < seenVersion) return true;
  return journal.some(({ seq, event }) => seq > seenVersion && !QUIET.has(event.kind));
}
