import "server-only";
import { getLocale } from "next-intl/server";
import { listTaxRules } from "@/db/queries/catalog";
import type { Context } from "@/lib/platform/context";
import { type CurrentUser, userCan } from "@/lib/platform/session";
import { dayOf, plusDays } from "@/lib/shop/day";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";

type Choice = { readonly value: string; readonly label: string };

/** What can be chosen on the screen, as the shop is set up. */
export type DeskChoices = {
  readonly country: string;
  readonly taxes: readonly string[];
  readonly pickups: readonly Choice[];
  readonly methods: readonly Choice[];
  readonly documents: readonly ("receipt" | "invoice")[];
  readonly linkHours: number;
  readonly today: string;
  /** The day that a reservation ends unless told otherwise. */
  readonly holdUntil: string;
  readonly mayPay: boolean;
};

const HOLD_DAYS = 3;

export async function deskChoices(ctx: Context, user: CurrentUser): Promise<DeskChoices> {
  const settings = await ctx.settings();
  const locale = await getLocale();
  const today = dayOf(ctx.now(), settings.timeZone);
  const rules = await listTaxRules(ctx.db);
  const isByHand = (key: string) => (MANUAL_METHODS as readonly string[]).includes(key);
  return {
    country: settings.country,
    taxes: [...new Set(rules.map(({ rate }) => rate.name))],
    pickups: settings.pickupLocations
      .filter(({ enabled }) => enabled)
      .map(({ key, name }) => ({ value: key, label: name })),
    methods: settings.paymentMethods
      .filter(({ key, enabled }) => isByHand(key) && (enabled || key === "other"))
      .map(({ key, names }) => ({ value: key, label: names[locale] })),
    documents: settings.documents,
    linkHours: settings.times.paymentLinkHours,
    today,
    holdUntil: plusDays(today, HOLD_DAYS),
    mayPay: userCan(user, "orders.pay"),
  };
}
