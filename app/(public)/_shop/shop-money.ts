import { getLocale } from "next-intl/server";
import { formatDateTime, formatDay, formatDayRange, formatMoney } from "@/lib/i18n/format";
import { type Locale, regionLocale, wordsLocale } from "@/lib/i18n/locale";
import { type Currency, isCurrency, money } from "@/lib/kernel/money";
import type { ShopSettings } from "@/lib/shop/settings";

export type Writer = {
  readonly amount: (units: bigint) => string;
  readonly day: (date: Date) => string;
  readonly moment: (date: Date) => string;
  /** The days from one to another, as the shop counts days. */
  readonly days: (from: Date, to: Date) => string;
  readonly locale: Locale;
};

/** Writes amounts and days for sentences, in the order's or the shop's currency and the shop's region. */
export async function shopWriter(
  settings: Pick<ShopSettings, "country" | "currency" | "timeZone">,
  currency?: string,
): Promise<Writer> {
  const locale = await getLocale();
  const numbers = regionLocale(settings.country, locale);
  const used: Currency = currency && isCurrency(currency) ? currency : settings.currency;
  const words = wordsLocale(settings.country, locale);
  return {
    amount: (units) => formatMoney(money(units, used), numbers, { code: used !== settings.currency }),
    day: (date) => formatDay(date, { locale: words, timeZone: settings.timeZone }),
    moment: (date) => formatDateTime(date, { locale: words, timeZone: settings.timeZone }),
    days: (from, to) => formatDayRange(from, to, { locale: words, timeZone: settings.timeZone }),
    locale,
  };
}
