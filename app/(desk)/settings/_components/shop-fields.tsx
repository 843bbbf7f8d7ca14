import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { SettingField } from "@/app/(desk)/settings/_components/settings-form";
import { countryName } from "@/lib/customers/address";
import { locales } from "@/lib/i18n/locale";
import type { ShopSettings } from "@/lib/shop/settings";

type FieldsProps = { settings: ShopSettings };
const pair = "grid gap-4 sm:grid-cols-2";

export function IdentityFields({ settings }: FieldsProps) {
  const t = useTranslations("settings.shop");
  return (
    <>
      <SettingField name="name" label={t("name")} required>
        <Input name="name" maxLength={80} defaultValue={settings.name} />
      </SettingField>
      <div className={pair}>
        <SettingField name="companyName" label={t("companyName")} optional>
          <Input name="companyName" maxLength={120} defaultValue={settings.companyName ?? ""} />
        </SettingField>
        <SettingField name="taxId" label={t("taxId")} optional>
          <Input name="taxId" maxLength={30} mono defaultValue={settings.taxId ?? ""} />
        </SettingField>
      </div>
      <SettingField name="brandColor" label={t("brandColor")} help={t("brandColorHelp")}>
        <Input name="brandColor" type="color" defaultValue={settings.brandColor} className="max-w-20 p-1" />
      </SettingField>
    </>
  );
}

export function ContactFields({ settings }: FieldsProps) {
  const t = useTranslations("settings.shop");
  return (
    <div className={pair}>
      <SettingField name="email" label={t("email")} optional>
        <Input name="email" type="email" maxLength={254} defaultValue={settings.email ?? ""} />
      </SettingField>
      <SettingField name="url" label={t("url")} optional>
        <Input name="url" type="url" maxLength={2000} defaultValue={settings.url ?? ""} />
      </SettingField>
      <SettingField name="phone" label={t("phone")} optional>
        <Input name="phone" type="tel" maxLength={20} defaultValue={settings.phone ?? ""} />
      </SettingField>
      <SettingField name="whatsapp" label={t("whatsapp")} optional>
        <Input name="whatsapp" type="tel" maxLength={20} defaultValue={settings.whatsapp ?? ""} />
      </SettingField>
    </div>
  );
}

export function RegionFields({ settings, fixed }: FieldsProps & { fixed: boolean }) {
  const t = useTranslations("settings.shop");
  const locale = useLocale();
  const language = useTranslations("letters.language");
  return (
    <div className={pair}>
      <Field label={t("country")}>
        {fixed ? (
          <Input value={countryName(settings.country, locale)} readOnly />
        ) : (
          <Input name="country" maxLength={2} defaultValue={settings.country} />
        )}
      </Field>
      <Field label={t("currency")}>
        {fixed ? (
          <Input value={settings.currency} readOnly />
        ) : (
          <Input name="currency" maxLength={3} defaultValue={settings.currency} />
        )}
      </Field>
      <SettingField name="timeZone" label={t("timeZone")} required>
        <Select
          key={settings.timeZone}
          name="timeZone"
          defaultValue={settings.timeZone}
          options={zones(settings.timeZone).map((zone) => ({
            value: zone,
            label: zone.replaceAll("_", " "),
          }))}
        />
      </SettingField>
      <SettingField name="defaultLocale" label={t("defaultLocale")} required>
        <Select
          key={settings.defaultLocale}
          name="defaultLocale"
          defaultValue={settings.defaultLocale}
          options={locales.map((locale) => ({ value: locale, label: language(locale) }))}
        />
      </SettingField>
    </div>
  );
}

const zones = (current: string): string[] =>
  [...new Set([current, ...Intl.supportedValuesOf("timeZone")])].sort();
