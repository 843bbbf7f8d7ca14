import type { EventOf } from "@/lib/orders/events";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { word } from "@/lib/orders/said";
import { detail, type Told } from "./told";

const named = ({ name, options }: OrderLine): string => [name, ...options].join(" · ");

/** The units of the lines that changed, in words of the goods. @example "2 × Camisa · M, 1 × Gorro" */
function unitsText(lines: readonly OrderLine[], ids: ReadonlySet<string>): string {
  const shown = lines.filter(({ lineId }) => ids.has(lineId));
  return shown.map((line) => `${line.quantity} × ${named(line)}`).join(", ") || "—";
}

/** A total before and after; once where it is the same. */
export const totalDetails = (before: Order | null, total: bigint): Told["details"] =>
  before && before.totals.total !== total
    ? [detail("totalBefore", before.totals.total), detail("totalAfter", total)]
    : [detail("total", total)];

type Event = EventOf<"lines_changed">;

/** What an edit of lines did, readable without the raw fact: units before and after, the totals, and why. */
export function linesTold(event: Event, before: Order | null, after: Order): Told {
  const ids = new Set(event.changes.map(({ lineId }) => lineId));
  return {
    group: "course",
    values: { count: event.changes.length, reason: event.reason },
    noteId: event.noteId ?? null,
    details: [
      detail("before", unitsText(before?.lines ?? [], ids)),
      detail("after", unitsText(after.lines, ids)),
      ...pricesOf(before, after, ids),
      ...(totalDetails(before, event.totals.total) ?? []),
      detail("reason", event.reason === "cart_changed" ? null : word("editReason", event.reason)),
    ],
  };
}

/** Prices of one line that stayed; several are told by the total alone. */
function pricesOf(before: Order | null, after: Order, ids: ReadonlySet<string>): Told["details"] & object {
  const changed = after.lines.flatMap((line) => {
    const was = before?.lines.find(({ lineId }) => lineId === line.lineId);
    return was && ids.has(line.lineId) && was.unitPrice !== line.unitPrice ? [[was, line] as const] : [];
  });
  const [only, ...others] = changed;
  if (!only || others.length > 0) return [];
  return [detail("priceBefore", only[0].unitPrice), detail("priceAfter", only[1].unitPrice)];
}

/** How the goods travel, before and after. */
export function deliveryTold(event: EventOf<"delivery_changed">, before: Order | null): Told {
  const way = (order: Pick<Order, "shippingOption" | "shippingMethod" | "pickupLocationKey">) =>
    order.pickupLocationKey
      ? word("location", order.pickupLocationKey)
      : (order.shippingMethod?.name ?? word("shippingOption", order.shippingOption));
  // The first address of an order is no correction of another one.
  const old = before?.addressId ?? null;
  const isMoved = old !== null && event.addressId !== null && old !== event.addressId;
  return {
    group: "course",
    values: { moved: String(isMoved) },
    noteId: event.noteId ?? null,
    details: [
      before ? detail("before", way(before)) : null,
      detail("after", way(event)),
      ...(totalDetails(before, event.totals.total) ?? []),
    ],
  };
}

/** Discounts and coupons, before and after. */
export function discountTold(event: EventOf<"discount_changed">, before: Order | null): Told {
  const old = before?.coupon?.code ?? null;
  const code = event.coupon?.code ?? null;
  return {
    group: "course",
    values: { code: code && code !== old ? code : "none" },
    noteId: event.noteId ?? null,
    details: [
      old === code ? null : detail("before", old ?? "—"),
      old === code ? null : detail("after", code ?? "—"),
      ...(totalDetails(before, event.totals.total) ?? []),
    ],
  };
}
