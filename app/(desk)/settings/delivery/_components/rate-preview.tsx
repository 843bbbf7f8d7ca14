import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Money } from "@/app/_ui/money";
import { placeText } from "@/lib/catalog/place-text";
import { readParcel, type TypedParcel } from "@/lib/catalog/rate-preview";
import { quote } from "@/lib/catalog/shipping-rates";
import { money } from "@/lib/kernel/money";
import type { ShopSettings } from "@/lib/shop/settings";
import { PLACES_LIST } from "./shipping-form";

/** "What would this parcel cost there?", answered by the very function that prices carts and orders. */
export async function RatePreview({ settings, typed }: { settings: ShopSettings; typed: TypedParcel }) {
  const t = await getTranslations("settings.delivery.preview");
  return (
    <div className="grid gap-4 rounded-lg border bg-sheet p-4">
      <form
        action="#preview"
        className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      >
        <Field label={t("to")} className="col-span-2 sm:col-span-1">
          <Input name="to" list={PLACES_LIST} maxLength={170} defaultValue={typed.to} autoComplete="off" />
        </Field>
        <Field label={t("weight", { unit: settings.weightUnit })}>
          <Input name="weight" numeric inputMode="decimal" maxLength={12} defaultValue={typed.weight} />
        </Field>
        <Field label={t("amount", { currency: settings.currency })}>
          <Input name="amount" numeric inputMode="decimal" maxLength={15} defaultValue={typed.amount} />
        </Field>
        <Field label={t("pieces")}>
          <Input name="pieces" numeric inputMode="numeric" maxLength={6} defaultValue={typed.pieces} />
        </Field>
        <Button asChild={false} type="submit" className="max-sm:col-span-2">
          {t("ask")}
        </Button>
      </form>
      <Answer settings={settings} typed={typed} />
    </div>
  );
}

async function Answer({ settings, typed }: { settings: ShopSettings; typed: TypedParcel }) {
  const t = await getTranslations("settings.delivery.preview");
  const locale = await getLocale();
  if (typed.to === undefined) return <p className="text-sm text-ink-faint">{t("lead")}</p>;
  const read = readParcel(typed, settings);
  if ("problem" in read) return <p className="text-sm text-bad">{t(`wrong.${read.problem}`)}</p>;
  const shop = { methods: settings.shippingMethods, pickups: settings.pickupLocations };
  const offers = quote(shop, read.cart, read.to).filter(({ option }) => option === "delivery");
  const place = placeText(read.to, settings.country, locale);
  if (offers.length === 0) return <p className="text-bad">{t("none", { place })}</p>;
  return (
    <div role="status">
      <p className="mb-2 text-sm text-ink-soft">{t("answer", { place })}</p>
      <ul className="divide-y divide-line border-y">
        {offers.map(({ key, name, price }) => (
          <li key={key} className="flex justify-between gap-4 py-2">
            <span className="min-w-0 break-words">{name}</span>
            <span className="tnum font-medium">
              {price === 0n ? t("free") : <Money value={money(price, settings.currency)} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
