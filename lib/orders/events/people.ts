import { z } from "zod";
import { id, instant, minor, rowId } from "./parts";

const letterKind = z.string();

/** Letters, links, papers and people: product.md §4. No personal text: notes are rows named by id. */
export const peopleEvents = {
  letter_sent: z.object({
    letterId: id,
    letter: letterKind,
    channel: z.enum(["email", "mailbox"]),
    personId: rowId.nullable(),
    locale: z.string(),
    version: z.int(),
  }),
  letter_delivered: z.object({ letterId: id }),
  letter_failed: z.object({ letterId: id, cause: z.enum(["bounced", "complained", "rejected"]) }),
  letter_skipped: z.object({
    letter: letterKind,
    cause: z.enum(["off", "unsubscribed", "undone", "no_address", "paid"]),
  }),
  whatsapp_opened: z.object({ letter: letterKind, personId: rowId.nullable() }),
  recovery_stopped: z.object({
    cause: z.enum(["paid", "unsubscribed", "ordered_elsewhere", "recovered", "staff"]),
  }),
  link_issued: z.object({
    linkId: id,
    purpose: z.string(),
    amount: minor.nullish(),
    expiresAt: instant.nullish(),
  }),
  link_revoked: z.object({ linkId: id, cause: z.string() }),
  webhook_delivered: z.object({ endpointId: rowId, messageId: id, type: z.string(), attempts: z.int() }),
  webhook_failed: z.object({ endpointId: rowId, messageId: id, type: z.string(), attempts: z.int() }),
  document_issued: z.object({
    paper: z.string(),
    folio: z.int().nullish(),
    orderVersion: z.int(),
    bytesHash: z.string(),
  }),
  document_printed: z.object({ paper: z.string(), copies: z.int() }),
  document_attached: z.object({
    documentId: id,
    type: z.enum(["invoice", "receipt", "credit_note"]),
    issuer: z.string(),
    publicNumber: z.string(),
    fileId: rowId.nullish(),
  }),
  document_detached: z.object({ documentId: id, reason: z.string() }),
  note_added: z.object({
    noteId: id,
    visibility: z.enum(["private", "customer"]),
    /** What a helper without an account tells with it; a problem waits for a person. */
    about: z.enum(["problem", "photo"]).nullish(),
  }),
  note_retracted: z.object({ noteId: id }),
  tags_changed: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
  assigned: z.object({ staffId: rowId.nullable() }),
  person_erased: z.object({ requestId: id, fields: z.array(z.string()) }),
  order_imported: z.object({ from: z.string(), externalId: id, rawHash: z.string() }),
};
