import { CircleCheck, CircleDashed } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/app/_ui/badge";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { Textarea } from "@/app/_ui/textarea";
import { FoldRow } from "@/app/(desk)/settings/_components/fold-row";
import { SettingField, SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { saveShippingMethodAction } from "@/app/(desk)/settings/actions";
import { placeText } from "@/lib/catalog/place-text";
import { type RateShop, tableLimits, typedRow } from "@/lib/catalog/rate-rows";
import { type ShippingMethod, TABLE_MEASURES } from "@/lib/catalog/shipping-rates";
import { decimalText, money } from "@/lib/kernel/money";
import { OWN_KINDS } from "@/lib/shop/commands/save-shipping-method";
import { ArrangeButtons } from "./arrange-buttons";
import { RateRows } from "./rate-rows";

type FormProps = {
  /** Null makes a new one. */
  method: ShippingMethod | null;
  shop: RateShop;
  version: number;
  mayWrite: boolean;
  /** How many there are: a new one's rows are empty again once it is among them. */
  count: number;
  /** Where it stands among the others. */
  at?: { readonly first: boolean; readonly last: boolean };
};

export const PLACES_LIST = "known-places";

/** What is not of the chosen kind hides by style alone, so that the form works before scripts do. */
const ONLY_FLAT = "hidden group-has-[option[value=flat]:checked]/rate:grid";
const ONLY_TABLE = "hidden gap-4 group-has-[option[value=table]:checked]/rate:grid";
const NOT_FREE = "group-has-[option[value=free]:checked]/rate:hidden";

export async function ShippingForm({ method, shop, version, mayWrite, count, at }: FormProps) {
  const t = await getTranslations("settings.delivery");
  const isOwn = method === null || OWN_KINDS.some((kind) => kind === method.kind);
  return (
    <FoldRow
      title={method?.name ?? t("addMethod")}
      adds={method === null}
      aside={method ? <Aside method={method} /> : null}
    >
      <SettingsForm
        action={saveShippingMethodAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        submit={method === null ? t("addMethod") : undefined}
        className="group/rate grid gap-4"
      >
        <input type="hidden" name="key" value={method?.key ?? ""} />
        <SettingField name="name" label={t("name")} required>
          <Input name="name" maxLength={80} defaultValue={method?.name} />
        </SettingField>
        <Switch name="enabled" label={t("enabled")} defaultChecked={method?.enabled ?? true} />
        {isOwn ? <KindFields method={method} shop={shop} count={count} /> : null}
        <PlacesField method={method} shop={shop} />
      </SettingsForm>
      {method && mayWrite && at ? (
        <ArrangeButtons
          methodKey={method.key}
          name={method.name}
          version={version}
          firstKeys={{ up: crypto.randomUUID(), down: crypto.randomUUID(), remove: crypto.randomUUID() }}
          {...at}
        />
      ) : null}
    </FoldRow>
  );
}

type PartProps = Pick<FormProps, "method" | "shop">;
type RatesProps = Pick<FormProps, "method" | "shop" | "count">;

async function KindFields({ method, shop, count }: RatesProps) {
  const t = await getTranslations("settings.delivery");
  const { currency } = shop;
  const text = (amount: bigint | null | undefined) =>
    amount === null || amount === undefined ? "" : decimalText(money(amount, currency));
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SettingField name="kind" label={t("kindLabel")}>
          <Select
            name="kind"
            defaultValue={method?.kind ?? "flat"}
            options={OWN_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </SettingField>
        <SettingField name="price" label={t("price", { currency })} className={ONLY_FLAT}>
          <Input name="price" numeric inputMode="decimal" maxLength={20} defaultValue={text(method?.price)} />
        </SettingField>
      </div>
      <TableFields method={method} shop={shop} count={count} />
      <SettingField
        name="freeAbove"
        label={t("freeAbove", { currency })}
        help={t("freeAboveHelp")}
        className={NOT_FREE}
      >
        <Input
          name="freeAbove"
          numeric
          inputMode="decimal"
          maxLength={20}
          className="sm:max-w-60"
          defaultValue={text(method?.freeAbove)}
        />
      </SettingField>
    </>
  );
}

async function TableFields({ method, shop, count }: RatesProps) {
  const t = await getTranslations("settings.delivery");
  const locale = await getLocale();
  const measure = method?.measure ?? "weight";
  const rows = (method?.rows ?? []).map((row) => typedRow(row, measure, shop, locale));
  const limits = method ? tableLimits(method, shop, locale) : [];
  const units = { weight: shop.weightUnit, price: shop.currency, quantity: "" };
  return (
    <div className={ONLY_TABLE}>
      <SettingField name="measure" label={t("table.measure")} help={t("table.help")}>
        <Select
          name="measure"
          className="sm:max-w-60"
          defaultValue={measure}
          options={TABLE_MEASURES.map((one) => ({
            value: one,
            label: t(`table.by.${one}`, { unit: units[one] }),
          }))}
        />
      </SettingField>
      <RateRows
        key={method ? JSON.stringify(rows) : `new-${count}`}
        rows={rows}
        places={PLACES_LIST}
        currency={shop.currency}
      />
      {limits.length > 0 ? (
        <p className="text-sm text-ink-faint">
          {t("table.limits", {
            places: limits
              .slice(0, 8)
              .map(({ place, upTo }) => `${place || t("everywhere")} (${upTo} ${units[measure]})`.trim())
              .join(", "),
            more: Math.max(0, limits.length - 8),
          })}
        </p>
      ) : null}
    </div>
  );
}

async function PlacesField({ method, shop }: PartProps) {
  const t = await getTranslations("settings.delivery");
  const locale = await getLocale();
  const places = method?.places.map((place) => placeText(place, shop.country, locale)) ?? [];
  return (
    <SettingField name="places" label={t("places")} help={t("placesHelp")}>
      <Textarea
        name="places"
        rows={Math.min(6, Math.max(2, places.length))}
        defaultValue={places.join("\n")}
      />
    </SettingField>
  );
}

async function Aside({ method }: { method: ShippingMethod }) {
  const t = await getTranslations("settings.delivery");
  return (
    <>
      <span className="hidden text-sm text-ink-faint sm:inline">
        {t(`kind.${method.kind}`)}
        {method.kind === "table" ? `, ${t("rows", { count: method.rows.length })}` : ""}
      </span>
      <Badge tone={method.enabled ? "good" : "mute"} icon={method.enabled ? CircleCheck : CircleDashed}>
        {t(method.enabled ? "offeredYes" : "offeredNo")}
      </Badge>
    </>
  );
}
