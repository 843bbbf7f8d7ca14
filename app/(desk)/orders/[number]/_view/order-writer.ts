import { getTranslations } from "next-intl/server";
import { carrierOf } from "@/lib/fulfillment/carriers";
import { formatDateTime, formatMoney } from "@/lib/i18n/format";
import { type Locale, regionLocale, wordsLocale } from "@/lib/i18n/locale";
import { type Currency, money } from "@/lib/kernel/money";
import { type WordGroup, type Writer, writerOf } from "@/lib/orders/said";
import type { ShopSettings } from "@/lib/shop/settings";

type Named = { readonly key: string; readonly name: string };

/** Names that the shop gave, or that are the same in every language. */
function ownName(settings: ShopSettings, locale: Locale, group: WordGroup, key: string): string | null {
  const within = (list: readonly Named[]) => list.find((one) => one.key === key)?.name ?? null;
  const names: Partial<Record<WordGroup, () => string | null>> = {
    method: () => settings.paymentMethods.find((method) => method.key === key)?.names[locale] ?? null,
    carrier: () => carrierOf(key, settings.carriers)?.name ?? null,
    location: () => within(settings.pickupLocations),
  };
  return names[group]?.() || null;
}

/** Writes an order's sentences under `orders` in one language, with the shop's numbers, dates and zone. */
export async function orderWriter(settings: ShopSettings, currency: string, locale: Locale): Promise<Writer> {
  const t = await getTranslations({ locale, namespace: "orders" });
  const status = await getTranslations({ locale, namespace: "status" });
  const translate = t as unknown as (key: string, values?: Record<string, string | number>) => string;
  const statusWord = status as unknown as (key: string) => string;
  const region = regionLocale(settings.country, locale);
  const dates = { locale: wordsLocale(settings.country, locale), timeZone: settings.timeZone };
  const foreign = currency !== settings.currency;
  const isKnown = t.has as unknown as (key: string) => boolean;
  return writerOf({
    translate,
    money: (minor) => formatMoney(money(minor, currency as Currency), region, { code: foreign }),
    moment: (at) => formatDateTime(at, dates),
    day: (day) => formatDateTime(new Date(`${day}T12:00:00Z`), { ...dates, timeZone: "UTC", style: "day" }),
    word: (group, key) => {
      if (group === "payment" || group === "shipment" || group === "badge")
        return statusWord(`${group}.${key}`);
      const own = ownName(settings, locale, group, key);
      const path = `words.${group}.${key}`;
      return own ?? (isKnown(path) ? translate(path) : key);
    },
  });
}
