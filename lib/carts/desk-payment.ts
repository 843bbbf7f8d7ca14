import { oneLine } from "@/lib/kernel/text";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import { dayOf, isDay, plusDays, startOfDay } from "@/lib/shop/day";
import { defaultMethod, isMethodKey, methodKind, type PaymentMethod } from "@/lib/shop/payment-methods";
import type { ShopSettings } from "@/lib/shop/settings";
import type { DeskDraft } from "./desk-draft";
import type { DeskProblems } from "./desk-request";

/** How a manual order ends, as it was meant (product.md §10.1). */
export type DeskEnding =
  | { readonly kind: "save" }
  | { readonly kind: "link"; readonly hours: number | null; readonly letter: boolean }
  | { readonly kind: "reserve"; readonly method: PaymentMethod; readonly until: Date }
  | {
      readonly kind: "paid";
      readonly method: PaymentMethod;
      readonly amount: bigint;
      readonly paidOn: string;
      readonly reference: string | null;
      readonly notify: boolean;
      readonly acceptShortage: boolean;
    };

export type ReadEnding =
  | { readonly ok: true; readonly ending: DeskEnding }
  | { readonly ok: false; readonly problems: DeskProblems };

type Known = { readonly settings: ShopSettings; readonly total: bigint; readonly now: Date };

/** Reads the last step of a draft, once its total is known. */
export function readEnding({ payment }: DeskDraft, known: Known): ReadEnding {
  if (payment.ending === "save") return { ok: true, ending: { kind: "save" } };
  if (payment.ending === "link") {
    const { linkHours: hours, channel } = payment;
    if (known.total === 0n) return { ok: false, problems: { "payment.ending": "nothing_due" } };
    return { ok: true, ending: { kind: "link", hours, letter: channel === "email" } };
  }
  const method = manualMethod(payment.methodKey, known.settings);
  return payment.ending === "reserve" ? reserve(payment, method, known) : paid(payment, method, known);
}

type Payment = DeskDraft["payment"];

/** By hand only, and switched on; "other" always may be. */
function manualMethod(key: string, { paymentMethods }: ShopSettings): PaymentMethod | null {
  if (!isMethodKey(key) || methodKind(key) !== "manual") return null;
  const method = paymentMethods.find((one) => one.key === key) ?? defaultMethod(key);
  return method.enabled || key === "other" ? method : null;
}

const missing = (method: PaymentMethod | null): DeskProblems =>
  method ? {} : { "payment.methodKey": "missing" };

function reserve({ holdUntil }: Payment, method: PaymentMethod | null, { settings, now }: Known): ReadEnding {
  const { timeZone } = settings;
  const isGood = isDay(holdUntil) && holdUntil >= dayOf(now, timeZone);
  if (!method || !isGood) {
    const problem = holdUntil === "" ? "missing" : "day_is_over";
    return {
      ok: false,
      problems: { ...missing(method), ...(isGood ? {} : { "payment.holdUntil": problem }) },
    };
  }
  return {
    ok: true,
    ending: { kind: "reserve", method, until: startOfDay(plusDays(holdUntil, 1), timeZone) },
  };
}

function paid(payment: Payment, method: PaymentMethod | null, { settings, total, now }: Known): ReadEnding {
  const today = dayOf(now, settings.timeZone);
  const paidOn = payment.paidOn === "" ? today : payment.paidOn;
  const amount = payment.amount.trim() === "" ? total : readTypedAmount(payment.amount, settings.currency);
  const problems: DeskProblems = {
    ...missing(method),
    ...(isDay(paidOn) && paidOn <= today ? {} : { "payment.paidOn": "bad_day" }),
    ...(amount === null ? { "payment.amount": "bad_amount" } : {}),
    ...(amount !== null && amount < total ? { "payment.amount": "less_than_total" } : {}),
  };
  if (!method || amount === null || Object.keys(problems).length > 0) return { ok: false, problems };
  const { letter: notify, acceptShortage } = payment;
  const reference = oneLine(payment.reference) || null;
  return { ok: true, ending: { kind: "paid", method, amount, paidOn, reference, notify, acceptShortage } };
}
