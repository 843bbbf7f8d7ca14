import type { Locale } from "@/lib/i18n/locale";
import { oneLine } from "@/lib/kernel/text";
import type { EventOf, OrderEvent } from "@/lib/orders/events";
import type { ShopSettings } from "@/lib/shop/settings";
import type { DeskDraft } from "./desk-draft";
import type { DeskEnding } from "./desk-payment";
import { placedEvent } from "./placing";
import type { PricedDesk } from "./priced-desk";

type Created = EventOf<"order_created">;

/** Rows that the events name, written beside them. */
export type DeskRows = {
  readonly personId: number | null;
  readonly addressId: number | null;
  readonly billingAddressId: number | null;
  readonly privateNoteId: string | null;
  readonly customerNoteId: string | null;
  readonly referenceId: string | null;
  readonly instructionsId: string | null;
  readonly paymentId: string;
};

export type DeskOrder = {
  readonly draft: DeskDraft;
  readonly priced: PricedDesk;
  readonly ending: DeskEnding;
  readonly rows: DeskRows;
  readonly locale: Locale;
  readonly settings: Pick<ShopSettings, "currency" | "times">;
  readonly now: Date;
};

function deliveryOf({ draft, priced, rows }: DeskOrder) {
  const nowhere = { addressId: null, pickupLocationKey: null, shippingMethod: null };
  const { shipping } = priced;
  if (!shipping || draft.delivery.kind === "none")
    return { ...nowhere, shippingOption: "no_shipping" as const };
  if (shipping.option === "store_pickup")
    return { ...nowhere, shippingOption: "store_pickup" as const, pickupLocationKey: shipping.key };
  const { key, name } = shipping;
  const { addressId } = rows;
  return { ...nowhere, shippingOption: "delivery" as const, addressId, shippingMethod: { key, name } };
}

function created(order: DeskOrder, number: number): Created {
  const { draft, priced, rows, settings, locale } = order;
  return {
    kind: "order_created",
    number: Math.max(1, number),
    source: "manual",
    currency: settings.currency,
    locale,
    lines: [...priced.lines],
    totals: priced.totals,
    personId: rows.personId,
    ...deliveryOf(order),
    billingAddressId: rows.billingAddressId,
    documentType: draft.billing.documentType,
    fieldsId: null,
    coupon: priced.orderCoupon,
    ownDiscount: priced.ownDiscount,
    attribution: {},
    ...{ linkId: null, recoveredFrom: null, duplicatedFrom: null },
  };
}

/** Doubles (without case) are dropped, the first spelling stays. */
export function tagsOf({ extras }: DeskDraft): string[] {
  const seen = new Map<string, string>();
  for (const tag of extras.tags.map(oneLine)) {
    const key = tag.toLowerCase();
    if (tag !== "" && !seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
}

function said({ draft, rows }: DeskOrder): OrderEvent[] {
  const tags = tagsOf(draft);
  const note = (noteId: string | null, visibility: "private" | "customer"): OrderEvent[] =>
    noteId === null ? [] : [{ kind: "note_added", noteId, visibility }];
  return [
    ...(tags.length > 0 ? [{ kind: "tags_changed" as const, before: [], after: tags }] : []),
    ...note(rows.privateNoteId, "private"),
    ...note(rows.customerNoteId, "customer"),
  ];
}

/** Placed and paid in the same commit (P9); without anything to pay, placed for free (P2b). */
function endedAs({ ending, priced, rows, settings, now }: DeskOrder): OrderEvent[] {
  if (ending.kind !== "paid" && ending.kind !== "reserve") return [];
  const { total } = priced.totals;
  const notify = ending.kind === "paid" ? { notify: ending.notify } : {};
  if (total === 0n) return [{ ...placedEvent(null, settings.times, now, null), ...notify }];
  const placed = placedEvent(ending.method, settings.times, now, rows.instructionsId);
  if (ending.kind === "reserve") {
    return [{ ...placed, dueAt: null, expiresAt: ending.until.toISOString() }];
  }
  const { amount, paidOn, acceptShortage, method } = ending;
  return [
    { ...placed, dueAt: null },
    {
      kind: "payment_recorded",
      paymentId: rows.paymentId,
      methodKey: method.key,
      ...{ amount, paidOn, acceptShortage, ...notify },
      referenceId: rows.referenceId,
      receiptId: null,
    },
  ];
}

/** A manual order as the facts of its first commit. */
export const deskEvents = (order: DeskOrder, number: number): readonly OrderEvent[] => [
  created(order, number),
  ...said(order),
  ...endedAs(order),
];
