import type { peopleEvents } from "@/lib/orders/events/people";
import { word } from "@/lib/orders/said";
import { type Describes, detail, moment, type Told } from "./told";

const letters: Told = { group: "letters" };
const notes: Told = { group: "notes" };
const other: Told = { group: "other" };

export const PEOPLE: Describes<keyof typeof peopleEvents> = {
  letter_sent: ({ event }) => ({
    ...letters,
    values: { letter: word("letter", event.letter), channel: event.channel },
    letterId: event.letterId,
  }),
  letter_delivered: ({ event }) => ({ ...letters, letterId: event.letterId }),
  letter_failed: ({ event }) => ({ ...letters, values: { cause: event.cause }, letterId: event.letterId }),
  letter_skipped: ({ event }) => ({
    ...letters,
    values: { letter: word("letter", event.letter), cause: event.cause },
  }),
  whatsapp_opened: ({ event }) => ({ ...letters, values: { letter: word("letter", event.letter) } }),
  recovery_stopped: ({ event }) => ({ ...letters, values: { cause: event.cause } }),
  link_issued: ({ event }) => ({
    ...other,
    values: { link: word("link", event.purpose) },
    amount: event.amount ?? undefined,
    details: [detail("expires", moment(event.expiresAt))],
  }),
  link_revoked: ({ event }) => ({ ...other, details: [detail("reason", word("linkEnd", event.cause))] }),
  webhook_delivered: ({ event }) => ({ ...other, values: { type: event.type, attempts: event.attempts } }),
  webhook_failed: ({ event }) => ({ ...other, values: { type: event.type, attempts: event.attempts } }),
  document_issued: ({ event }) => ({ ...other, values: { paper: word("paper", event.paper) } }),
  document_printed: ({ event }) => ({
    ...other,
    values: { paper: word("paper", event.paper), copies: event.copies },
  }),
  document_attached: ({ event }) => ({
    ...other,
    values: { type: word("documentType", event.type), number: event.publicNumber },
  }),
  document_detached: ({ event }) => ({ ...other, details: [detail("reason", event.reason)] }),
  note_added: ({ event }) => ({
    ...notes,
    values: { visibility: event.visibility, about: event.about ?? "none" },
    noteId: event.noteId,
  }),
  note_retracted: () => notes,
  tags_changed: ({ event }) => ({
    ...notes,
    details: [
      detail("before", event.before.join(", ") || "—"),
      detail("after", event.after.join(", ") || "—"),
    ],
  }),
  assigned: ({ event }) => ({ ...notes, values: { to: event.staffId === null ? "nobody" : "person" } }),
  person_erased: () => other,
  order_imported: ({ event }) => ({ ...other, values: { from: event.from } }),
};
