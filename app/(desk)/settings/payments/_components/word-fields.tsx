import { useTranslations } from "next-intl";
import { Input } from "@/app/_ui/input";
import { Textarea } from "@/app/_ui/textarea";
import { SettingField } from "@/app/(desk)/settings/_components/settings-form";
import { locales } from "@/lib/i18n/locale";
import type { PaymentMethod } from "@/lib/shop/payment-methods";

/** Name and instructions in the three languages of customers, side by side where there is room. */
export function WordFields({ method }: { method: PaymentMethod }) {
  const t = useTranslations("settings.payments");
  const language = useTranslations("letters.language");
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      {locales.map((locale) => (
        <div key={locale} className="grid content-start gap-4">
          <SettingField name="names" label={t("name", { language: language(locale) })} required>
            <Input name={`names.${locale}`} maxLength={80} defaultValue={method.names[locale]} />
          </SettingField>
          <SettingField
            name={`instructions.${locale}`}
            label={t("instructions", { language: language(locale) })}
          >
            <Textarea
              name={`instructions.${locale}`}
              maxLength={2000}
              rows={4}
              defaultValue={method.instructions[locale]}
            />
          </SettingField>
        </div>
      ))}
    </div>
  );
}
