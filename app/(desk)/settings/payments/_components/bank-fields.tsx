import { useTranslations } from "next-intl";
import { Input } from "@/app/_ui/input";
import { SettingField } from "@/app/(desk)/settings/_components/settings-form";
import type { BankData } from "@/lib/shop/payment-methods";

const FIELDS = [
  { key: "bank", word: "bankName", most: 80 },
  { key: "accountType", word: "accountType", most: 60 },
  { key: "number", word: "number", most: 60 },
  { key: "holder", word: "holder", most: 120 },
  { key: "taxId", word: "taxId", most: 30 },
  { key: "email", word: "email", most: 254 },
] as const;

/** Where a transfer goes, as printed on the payment page and in letters. */
export function BankFields({ bank }: { bank: BankData | null }) {
  const t = useTranslations("settings.payments");
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{t("bank")}</legend>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {FIELDS.map(({ key, word, most }) => (
          <SettingField key={key} name={`bank.${key}`} label={t(word)}>
            <Input name={`bank.${key}`} maxLength={most} defaultValue={bank?.[key] ?? ""} />
          </SettingField>
        ))}
      </div>
    </fieldset>
  );
}
