import type { contentEvents } from "@/lib/orders/events/contents";
import { word } from "@/lib/orders/said";
import { deliveryTold, discountTold, linesTold, totalDetails } from "./edited";
import { type Describes, detail, moment, type Told } from "./told";

const course: Told = { group: "course" };

export const CONTENTS: Describes<keyof typeof contentEvents> = {
  order_created: ({ event }) => ({
    ...course,
    values: { source: event.source },
    amount: event.totals.total,
    details: [detail("number", `#${event.number}`)],
  }),
  lines_changed: ({ event }, after, before) => linesTold(event, before, after),
  contact_changed: () => course,
  delivery_changed: ({ event }, _after, before) => deliveryTold(event, before),
  billing_changed: ({ event }, _after, before) => ({
    ...course,
    details: before?.totals.total === event.totals.total ? [] : totalDetails(before, event.totals.total),
  }),
  fields_changed: () => course,
  discount_changed: ({ event }, _after, before) => discountTold(event, before),
  order_placed: ({ event }) => ({
    ...course,
    values: { method: word("method", event.methodKey) },
    details: [detail("expires", moment(event.expiresAt ?? event.dueAt))],
  }),
  order_reopened: ({ event }) => ({ ...course, values: { cause: event.cause } }),
  order_expired: ({ event }) => ({
    ...course,
    values: { from: event.from },
    details: [detail("expires", moment(event.deadline))],
  }),
  order_canceled: ({ event }) => ({
    ...course,
    values: { reason: word("cancelReason", event.reason) },
    noteId: event.noteId,
  }),
  order_uncanceled: ({ event }) => ({ ...course, values: { cause: event.cause } }),
  order_recovered: () => course,
  order_held: ({ event }) => ({ ...course, details: [detail("reason", event.reason)] }),
  order_released: () => course,
  order_archived: () => course,
  order_unarchived: () => course,
  step_undone: ({ event }) => ({ ...course, values: { count: event.seqs.length } }),
};
