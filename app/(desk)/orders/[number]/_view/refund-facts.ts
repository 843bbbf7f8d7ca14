import { grantsOfLine } from "@/lib/fulfillment/grants";
import { dispatchedByLine } from "@/lib/fulfillment/status";
import { decimalText, money } from "@/lib/kernel/money";
import { holdsOf } from "@/lib/orders/holds";
import { ruleOf } from "@/lib/orders/rules";
import type { Payment } from "@/lib/payments/payment";
import { refundableLines, refundableOf, refundSources, shippingLeft } from "@/lib/payments/refundable";
import { dayOf } from "@/lib/shop/day";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";
import type { OrderView } from "./order-view";

export type RefundLine = {
  readonly lineId: string;
  readonly name: string;
  readonly detail: string;
  readonly left: number;
  /** Its downloads end when all of it goes back. */
  readonly isDownloaded: boolean;
  /** Stock is counted for it, and the order still holds it. */
  readonly canRestock: boolean;
  readonly restocks: boolean;
  readonly chosen: number;
};

/** What the refund sheet needs in the browser. */
export type RefundFacts = {
  readonly orderId: number;
  readonly version: number;
  readonly number: number;
  readonly currency: string;
  readonly email: string | null;
  readonly lines: readonly RefundLine[];
  readonly shipping: { readonly text: string; readonly isChosen: boolean } | null;
  /** What stands in the amount field at first: what the shop owes. */
  readonly amountText: string;
  readonly leftText: string;
  readonly payments: readonly { readonly paymentId: string; readonly name: string }[];
  readonly methods: readonly { readonly key: string; readonly name: string }[];
  readonly today: string;
  readonly canCancel: boolean;
  readonly isUnsent: boolean;
};

type Preset = { readonly all: boolean; readonly amount: bigint };

/** What the shop owes is chosen already: all of a closed order, the surplus of another one. */
function presetOf({ order }: OrderView): Preset {
  const owed = order.owedBack - order.refundPending;
  if (owed <= 0n) return { all: false, amount: 0n };
  const closed = order.paymentStatus === "canceled" || order.paymentStatus === "abandoned";
  const named = refundableLines(order).reduce((sum, { worth }) => sum + worth, shippingLeft(order));
  if (!closed || named > refundableOf(order)) return { all: false, amount: owed };
  return { all: true, amount: owed - named };
}

/** Null when there is nothing to give back, or for who may not. */
export function refundFacts(view: OrderView): RefundFacts | null {
  const { order, may, page, write, currency, settings, now } = view;
  const sources = refundSources(order);
  if (!may.refund || !may.seeMoney || sources.length === 0) return null;
  const preset = presetOf(view);
  const shipping = shippingLeft(order);
  return {
    ...{ orderId: order.id, version: order.version, number: order.number, currency },
    email: page.person?.undeliverableAt ? null : (page.person?.email ?? null),
    lines: linesOf(view, preset.all),
    shipping: shipping > 0n ? { text: write.money(shipping), isChosen: preset.all } : null,
    amountText: preset.amount > 0n ? decimalText(money(preset.amount, currency)) : "",
    leftText: write.money(refundableOf(order)),
    payments: sources.map(({ payment }) => ({
      paymentId: payment.paymentId,
      name: paymentName(view, payment),
    })),
    methods: MANUAL_METHODS.map((key) => ({ key, name: write.word("method", key) })),
    today: dayOf(now, settings.timeZone),
    canCancel: may.cancel && ruleOf(order.paymentStatus, "cancel") !== undefined,
    isUnsent: dispatchedByLine(order).size === 0,
  };
}

const paymentName = ({ write }: OrderView, { methodKey, last4 }: Payment): string =>
  [write.word("method", methodKey), last4 ? `•••• ${last4}` : ""].filter(Boolean).join(" ");

function linesOf({ order }: OrderView, isAllChosen: boolean): RefundLine[] {
  const holds = holdsOf(order);
  const sent = dispatchedByLine(order);
  return refundableLines(order)
    .filter(({ left }) => left > 0)
    .map(({ line: { lineId, name, options, sku, tracked, variantId }, left }) => {
      const canRestock = tracked && variantId !== null && holds.has(variantId);
      return {
        ...{ lineId, name, left, canRestock },
        isDownloaded: grantsOfLine(order.parcels.grants, lineId).some(({ revoked }) => !revoked),
        detail: [...options, sku ?? ""].filter(Boolean).join(" · "),
        restocks: canRestock && !sent.has(lineId),
        chosen: isAllChosen ? left : 0,
      };
    });
}
