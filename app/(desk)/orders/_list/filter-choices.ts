import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { formatAmount, formatDay } from "@/lib/i18n/format";
import { regionLocale, wordsLocale } from "@/lib/i18n/locale";
import { money } from "@/lib/kernel/money";
import { ORDER_SOURCES } from "@/lib/orders/events/parts";
import {
  type DateFilter,
  type OrdersFilter,
  printOrdersFilter,
  SHIPMENT_CHOICES,
} from "@/lib/orders/list-filter";
import { ATTENTION_FLAGS, PAYMENT_BADGES, PAYMENT_STATUSES } from "@/lib/orders/order";
import { DATE_PRESETS } from "@/lib/shop/day";
import type { ShopSettings } from "@/lib/shop/settings";
import { CHIPS, type ChipName, type Choice, type FilterChoice } from "./filter-names";

type Asking = { readonly filter: OrdersFilter; readonly settings: ShopSettings; readonly seesMoney: boolean };

/** Every filter of the list in words, with what is chosen now. */
export async function filterChoices(asking: Asking): Promise<FilterChoice[]> {
  const { filter, seesMoney } = asking;
  const t = await getTranslations("orders.filter");
  const options = await optionsOf(asking.settings);
  const said = await sayings(asking, options);
  const printed = printOrdersFilter(filter);
  return CHIPS.filter((name) => seesMoney || name !== "amount").map((name) => ({
    name,
    label: t(`name.${name}`),
    kind: KINDS[name],
    options: options[name] ?? [],
    value: name === "amount" ? amountValue(filter) : (printed.get(name) ?? ""),
    said: said(name),
  }));
}

const KINDS: Record<ChipName, FilterChoice["kind"]> = {
  date: "date",
  method: "choices",
  payment: "choices",
  shipment: "choices",
  badge: "choices",
  flag: "choices",
  source: "choices",
  tag: "text",
  sku: "text",
  carrier: "text",
  coupon: "text",
  channel: "text",
  link: "fixed",
  amount: "amount",
  assigned: "fixed",
};

const amountValue = ({ min, max }: OrdersFilter): string =>
  min === null && max === null ? "" : `${min ?? ""}..${max ?? ""}`;

type Options = Partial<Record<ChipName, readonly Choice[]>>;

async function optionsOf(settings: ShopSettings): Promise<Options> {
  const t = await getTranslations("orders");
  const status = await getTranslations("status");
  const locale = await getLocale();
  const each = <K extends string>(keys: readonly K[], label: (key: K) => string): Choice[] =>
    keys.map((value) => ({ value, label: label(value) }));
  return {
    date: each(DATE_PRESETS, (preset) => t(`filter.date.${preset}`)),
    method: settings.paymentMethods.map(({ key, names }) => ({ value: key, label: names[locale] })),
    payment: each(PAYMENT_STATUSES, (key) => status(`payment.${key}`)),
    shipment: each(SHIPMENT_CHOICES, (key) =>
      key === "none" ? t("filter.noShipping") : status(`shipment.${key}`),
    ),
    badge: each(PAYMENT_BADGES, (key) => status(`badge.${key}`)),
    flag: each(ATTENTION_FLAGS, (key) => t(`flag.${key}`)),
    source: each(ORDER_SOURCES, (key) => t(`source.${key}`)),
  };
}

async function sayings({ filter, settings }: Asking, options: Options) {
  const t = await getTranslations("orders.filter");
  const format = await getFormatter();
  const language = await getLocale();
  const words = wordsLocale(settings.country, language);
  const numbers = regionLocale(settings.country, language);
  const list = (name: ChipName, values: readonly string[]): string => {
    const labels = values.map(
      (value) => options[name]?.find((option) => option.value === value)?.label ?? value,
    );
    return labels.length > 2
      ? t("count", { first: labels[0] ?? "", count: labels.length - 1 })
      : format.list(labels, { type: "conjunction" });
  };
  const day = (text: string) => formatDay(new Date(`${text}T12:00:00Z`), { locale: words, timeZone: "UTC" });
  const date = (asked: DateFilter): string =>
    "preset" in asked
      ? t(`date.${asked.preset}`)
      : asked.from === asked.to
        ? day(asked.from)
        : t("between", { from: day(asked.from), to: day(asked.to) });
  const amount = (value: bigint) => formatAmount(money(value, settings.currency), numbers);
  const range = ({ min, max }: OrdersFilter): string => {
    if (min !== null && max !== null) return t("between", { from: amount(min), to: amount(max) });
    if (min !== null) return t("atLeast", { value: amount(min) });
    return max === null ? "" : t("atMost", { value: amount(max) });
  };
  return (name: ChipName): string => {
    if (name === "date") return filter.date ? date(filter.date) : "";
    if (name === "amount") return range(filter);
    const value = filter[name];
    if (value === null) return "";
    return typeof value === "object" ? list(name, value) : String(value);
  };
}
