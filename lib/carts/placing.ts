import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventOf } from "@/lib/orders/events";
import { isMethodKey, methodKind, type PaymentMethod } from "@/lib/shop/payment-methods";
import type { ShopSettings } from "@/lib/shop/settings";
import type { PricedCart } from "./priced-cart";

/** What exactly a buyer saw and agreed to: units, prices, total, the way it comes. Another text means that something moved since. */
export function seenOf({
  lines,
  totals,
  shipping,
}: Pick<PricedCart, "lines" | "totals" | "shipping">): string {
  const units = lines.map((line) => `${line.variantId}x${line.quantity}@${line.unitPrice}`).join(",");
  return `${units}=${totals.total}${shipping ? `;${shipping.option}.${shipping.key}` : ""}`;
}

/** Where a method of the shop meets a provider: their names differ only in the sign between words. */
export const providerOf = (key: string): string => key.replaceAll("_", "-");

export type MethodRefused = { readonly code: "method_unavailable" };

/** The methods that can be chosen now: switched on, and for providers also connected. */
export const methodsOn = (
  settings: Pick<ShopSettings, "paymentMethods">,
  providers: { has(name: string): boolean },
): PaymentMethod[] =>
  settings.paymentMethods.filter(
    (method) =>
      method.enabled && (methodKind(method.key) === "manual" || providers.has(providerOf(method.key))),
  );

export function methodOf(
  key: string,
  settings: Pick<ShopSettings, "paymentMethods">,
  providers: { has(name: string): boolean },
): Result<PaymentMethod, MethodRefused> {
  const method = isMethodKey(key) ? methodsOn(settings, providers).find((one) => one.key === key) : undefined;
  return method ? ok(method) : refuse({ code: "method_unavailable" });
}

type Placed = EventOf<"order_placed">;
const DAY_HOURS = 24;

/** The fact that an order was placed: how it will be paid, and until when. `method` null: there is nothing to pay. */
export function placedEvent(
  method: PaymentMethod | null,
  times: ShopSettings["times"],
  now: Date,
  instructionsId: string | null,
): Placed {
  const none = { provider: null, shipsFirst: false, instructionsId: null, dueAt: null, expiresAt: null };
  if (!method) return { kind: "order_placed", methodKey: "free", methodKind: "none", ...none };
  const { key, shipsBeforePayment: shipsFirst, deadlineDays } = method;
  if (methodKind(key) === "provider") {
    const expiresAt = plus(now, times.pendingExpiryHours * HOUR_MS).toISOString();
    return {
      kind: "order_placed",
      methodKey: key,
      methodKind: "provider",
      ...none,
      provider: providerOf(key),
      shipsFirst,
      expiresAt,
    };
  }
  const days = deadlineDays ?? times.cancelUnpaidAfterDays;
  const dueAt = days === null ? null : plus(now, days * DAY_HOURS * HOUR_MS).toISOString();
  return {
    kind: "order_placed",
    methodKey: key,
    methodKind: "manual",
    ...none,
    shipsFirst,
    instructionsId,
    dueAt,
  };
}
