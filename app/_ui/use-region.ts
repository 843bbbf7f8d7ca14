import { type Locale, useLocale, useTimeZone, useTranslations } from "next-intl";
import { regionLocale, wordsLocale } from "@/lib/i18n/locale";
import type { Currency } from "@/lib/kernel/money";

export type Region = {
  /** Writes numbers and money. */
  readonly numbers: string;
  /** Writes dates and durations. */
  readonly words: string;
  readonly timeZone: string;
  readonly currency: Currency;
};

/** How the shop writes numbers and dates: its country and currency travel with the messages (see lib/i18n/request.ts). */
export function useRegion(): Region {
  const language: Locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const t = useTranslations("region");
  const country = t("country");
  return {
    numbers: regionLocale(country, language),
    words: wordsLocale(country, language),
    timeZone,
    currency: t("currency") as Currency,
  };
}
