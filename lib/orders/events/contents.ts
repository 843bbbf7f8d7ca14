import { z } from "zod";
import {
  attribution,
  coupon,
  DOCUMENT_TYPES,
  id,
  instant,
  minor,
  ORDER_SOURCES,
  orderLine,
  rowId,
  SHIPPING_OPTIONS,
  shippingMethod,
  totals,
} from "./parts";

const delivery = {
  shippingOption: z.enum(SHIPPING_OPTIONS),
  addressId: rowId.nullable(),
  pickupLocationKey: id.nullable(),
  shippingMethod: shippingMethod.nullable(),
};
const billing = { billingAddressId: rowId.nullable(), documentType: z.enum(DOCUMENT_TYPES) };

/** What is ordered, by whom, where to: product.md §4 "Contents" and "Course". */
export const contentEvents = {
  order_created: z.object({
    number: z.int().positive(),
    source: z.enum(ORDER_SOURCES),
    currency: z.string().length(3),
    locale: z.enum(["es", "en", "pt"]),
    lines: z.array(orderLine).min(1),
    totals,
    personId: rowId.nullable(),
    ...delivery,
    ...billing,
    fieldsId: id.nullable(),
    coupon: coupon.nullable(),
    ownDiscount: minor,
    attribution,
    linkId: id.nullable(),
    recoveredFrom: rowId.nullable(),
    duplicatedFrom: rowId.nullable(),
  }),
  lines_changed: z.object({
    lines: z.array(orderLine).min(1),
    changes: z.array(z.object({ lineId: id, before: z.int().min(0), after: z.int().min(0) })),
    totals,
    reason: z.string(),
    /** Why, in words: a row of notes. */
    noteId: id.nullish(),
  }),
  contact_changed: z.object({ personId: rowId }),
  delivery_changed: z.object({ ...delivery, totals, noteId: id.nullish() }),
  billing_changed: z.object({ ...billing, totals }),
  fields_changed: z.object({ fieldsId: id, changed: z.array(z.string()) }),
  discount_changed: z.object({
    lines: z.array(orderLine).min(1),
    coupon: coupon.nullable(),
    ownDiscount: minor,
    totals,
    noteId: id.nullish(),
  }),

  order_placed: z.object({
    methodKey: id,
    methodKind: z.enum(["manual", "provider", "none"]),
    provider: z.string().nullable(),
    /** Whether this method ships before it is paid (cash on delivery); frozen with the choice. */
    shipsFirst: z.boolean(),
    instructionsId: id.nullable(),
    dueAt: instant.nullable(),
    expiresAt: instant.nullable(),
    /** False: a person wants no letter about it. */
    notify: z.boolean().optional(),
  }),
  order_reopened: z.object({ cause: z.enum(["returned_to_shop", "cart_changed"]) }),
  order_expired: z.object({
    from: z.enum(["open", "pending"]),
    deadline: instant,
    checked: z.array(z.object({ paymentId: id, providerState: z.string() })),
  }),
  order_canceled: z.object({
    reason: z.enum([
      "customer_asked",
      "out_of_stock",
      "fraud",
      "payment_rejected",
      "unpaid_deadline",
      "refunded_at_provider",
      "duplicate",
      "other",
    ]),
    noteId: id.nullable(),
    notify: z.boolean(),
  }),
  order_uncanceled: z.object({
    canceledSeq: z.int(),
    cause: z.enum(["undo", "reopen"]),
    acceptShortage: z.boolean(),
  }),
  order_recovered: z.object({ newOrderId: rowId, linkId: id.nullable() }),
  order_held: z.object({ reason: z.string().nullable() }),
  order_released: z.object({ reason: z.string().nullable() }),
  order_archived: z.object({ reason: z.string().nullable() }),
  order_unarchived: z.object({ reason: z.string().nullable() }),
  step_undone: z.object({
    seqs: z.array(z.int()),
    kinds: z.array(z.string()),
    lettersStopped: z.array(id),
    lettersAlreadySent: z.array(id),
  }),
};
