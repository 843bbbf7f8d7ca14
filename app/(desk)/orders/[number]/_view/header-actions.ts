import { formatPhone, waDigits } from "@/lib/customers/phone";
import { digitalLines } from "@/lib/fulfillment/digital";
import { isLive } from "@/lib/fulfillment/shipment";
import { decimalText, money } from "@/lib/kernel/money";
import { whatsappUrl } from "@/lib/links/share";
import { notEditable } from "@/lib/orders/edit";
import { holdsOf } from "@/lib/orders/holds";
import { isDispatchable } from "@/lib/orders/projection";
import type { StatusChoice } from "@/lib/orders/status-menu";
import { missingOf } from "@/lib/payments/by-hand";
import { refundableOf } from "@/lib/payments/refundable";
import { dayOf } from "@/lib/shop/day";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";
import { type DispatchFacts, dispatchFacts, namedLines, type SendableLine } from "./dispatch-facts";
import { type LetterFacts, letterFacts } from "./letter-facts";
import type { OrderView } from "./order-view";

/** What the header's buttons and dialogs need in the browser: plain data, amounts only for people who see them. */
export type HeaderActions = {
  readonly orderId: number;
  readonly version: number;
  readonly number: number;
  readonly email: string | null;
  readonly primary: "dispatch" | StatusChoice | null;
  readonly choices: readonly StatusChoice[];
  readonly dispatch: DispatchFacts | null;
  readonly pay: PayFacts | null;
  readonly cancel: CancelFacts | null;
  readonly canRefund: boolean;
  readonly canPrint: boolean;
  readonly hasLabel: boolean;
  readonly canEdit: boolean;
  readonly canLink: boolean;
  readonly canRecover: boolean;
  /** Whether more may be sold to the same customer, as an order of its own. */
  readonly canComplement: boolean;
  readonly whatsapp: { readonly href: string; readonly phone: string } | null;
  readonly letters: LetterFacts | null;
  readonly marks: readonly ("hold" | "release" | "archive" | "unarchive")[];
  /** Whether the customer's personal data may be erased, and are still there. */
  readonly canErase: boolean;
  readonly preparation: "none" | "preparing" | "packed" | null;
};

export type PayFacts = {
  readonly methods: readonly { readonly key: string; readonly name: string }[];
  readonly chosen: string;
  readonly missing: bigint;
  /** With a point, as the amount field takes it. */
  readonly missingText: string;
  readonly currency: string;
  readonly today: string;
  /** Closed: paying it takes its stock again. */
  readonly isClosed: boolean;
  /** Whether paying opens downloads. */
  readonly isDigital: boolean;
};

export type CancelFacts = {
  readonly returning: number;
  /** What the customer has paid and would be owed; written, or null. */
  readonly owed: string | null;
  /** Whether this person may decide about that money now. */
  readonly mayRefund: boolean;
  /** Whether downloads end with it. */
  readonly hasDownloads: boolean;
  readonly liveParcels: number;
  /** Parcels that canceling does not stop, each written in one line. */
  readonly underWay: readonly string[];
  /** Units that the customer has: they do not come back by canceling. */
  readonly delivered: number;
  readonly lines: readonly SendableLine[];
};

function payFacts({ order, settings, currency, write, choices, now }: OrderView): PayFacts | null {
  if (!choices.includes("pay")) return null;
  const missing = missingOf(order);
  const chosen = order.placed?.methodKey ?? "";
  const methods = MANUAL_METHODS.filter(
    (key) => key === chosen || settings.paymentMethods.some((method) => method.key === key && method.enabled),
  );
  return {
    methods: methods.map((key) => ({ key, name: write.word("method", key) })),
    chosen: (methods as readonly string[]).includes(chosen) ? chosen : (methods[0] ?? "other"),
    missing,
    missingText: decimalText(money(missing, currency)),
    currency,
    today: dayOf(now, settings.timeZone),
    isClosed: order.closed !== null,
    isDigital: digitalLines(order.lines).length > 0,
  };
}

function cancelFacts(view: OrderView): CancelFacts | null {
  const { order, choices, write, may } = view;
  if (!choices.includes("cancel")) return null;
  const holds = holdsOf(order);
  const owed = order.received - order.money.waived - order.refundPending;
  const live = Object.values(order.parcels.shipments).filter(isLive);
  const underWay = live.filter(({ state }) => state === "requested" || state === "in_transit");
  const delivered = live.filter(({ state }) => state === "delivered");
  return {
    returning: [...holds.values()].reduce((sum, units) => sum + units, 0),
    owed: owed > 0n && may.seeMoney ? write.money(owed) : null,
    mayRefund: may.refund && may.seeMoney && owed > 0n && refundableOf(order) > 0n,
    hasDownloads: Object.values(order.parcels.grants).some(({ revoked }) => !revoked),
    liveParcels: underWay.length,
    underWay: underWay.map(({ carrier, trackingNumber, state }) =>
      [write.word("carrier", carrier), trackingNumber, write.word("shipment", state)]
        .filter(Boolean)
        .join(" · "),
    ),
    delivered: delivered.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0),
    lines: namedLines(
      view,
      order.lines.filter(({ tracked, variantId }) => tracked && variantId !== null && holds.has(variantId)),
    ),
  };
}

function primaryOf(view: OrderView, dispatch: DispatchFacts | null): HeaderActions["primary"] {
  const { order, choices } = view;
  if (dispatch && isDispatchable(order)) return "dispatch";
  if (order.paymentStatus === "pending" && order.placed?.methodKind === "manual" && choices.includes("pay"))
    return "pay";
  return order.paymentStatus === "canceled" && choices.includes("reopen") ? "reopen" : null;
}

function marksOf({ order, may }: OrderView): HeaderActions["marks"] {
  if (!may.archive) return [];
  const closed = order.paymentStatus === "canceled" || order.paymentStatus === "abandoned";
  const hold = order.heldAt ? ["release" as const] : closed ? [] : ["hold" as const];
  return [...hold, order.archivedAt ? "unarchive" : "archive"];
}

function whatsappOf({ page, may, order, settings }: OrderView): HeaderActions["whatsapp"] {
  const phone = page.person?.phone;
  if (!phone || !may.write) return null;
  const greeting = { es: "Hola", en: "Hello", pt: "Olá" }[order.locale];
  const words = { es: "pedido", en: "order", pt: "pedido" }[order.locale];
  const text = `${greeting} ${page.person?.fullName ?? ""}: ${settings.name}, ${words} #${order.number}. `;
  return { href: whatsappUrl(waDigits(phone), text), phone: formatPhone(phone) };
}

export function actionsOf(view: OrderView): HeaderActions {
  const { order, page, may } = view;
  const closed = order.paymentStatus === "canceled" || order.paymentStatus === "abandoned";
  const dispatch = dispatchFacts(view);
  return {
    orderId: order.id,
    version: order.version,
    number: order.number,
    email: page.person?.undeliverableAt ? null : (page.person?.email ?? null),
    primary: primaryOf(view, dispatch),
    choices: view.choices,
    dispatch,
    pay: payFacts(view),
    cancel: cancelFacts(view),
    canRefund: may.refund && may.seeMoney && refundableOf(order) > 0n,
    canPrint: may.print,
    hasLabel: Object.values(order.parcels.shipments).some(isLive),
    canEdit: may.edit && notEditable(order) === null,
    canLink: may.link,
    canRecover: may.link && closed,
    canErase: may.erase && page.person !== null && page.person.erasedAt === null,
    canComplement: may.create && order.paymentStatus !== "open",
    whatsapp: whatsappOf(view),
    letters: letterFacts(view),
    marks: marksOf(view),
    preparation: may.ship && dispatch !== null ? order.parcels.preparation : null,
  };
}
