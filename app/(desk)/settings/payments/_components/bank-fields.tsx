import { useLocale, useTranslations } from "next-intl";
import { Input } from "@/app/_ui/input";
import { SettingField } from "@/app/(desk)/settings/_components/settings-form";
import { ACCOUNT_NUMBER_NAMES, accountNumberOf, accountTypesOf } from "@/lib/shop/bank-account";
import type { BankData } from "@/lib/shop/payment-methods";

const FIELDS = [
  { key: "holder", word: "holder", most: 120 },
  { key: "taxId", word: "taxId", most: 30 },
  { key: "email", word: "email", most: 254 },
] as const;

/** Where a transfer goes, as printed on the payment page and in letters. */
export function BankFields({ bank, country }: { bank: BankData | null; country: string }) {
  const t = useTranslations("settings.payments");
  const locale = useLocale();
  const types = accountTypesOf(country);
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{t("bank")}</legend>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SettingField name="bank.bank" label={t("bankName")}>
          <Input name="bank.bank" maxLength={80} defaultValue={bank?.bank ?? ""} />
        </SettingField>
        <SettingField name="bank.accountType" label={t("accountType")}>
          <Input
            name="bank.accountType"
            maxLength={60}
            list="account-types"
            defaultValue={bank?.accountType ?? ""}
          />
        </SettingField>
        <SettingField name="bank.number" label={ACCOUNT_NUMBER_NAMES[accountNumberOf(country)][locale]}>
          <Input name="bank.number" maxLength={60} defaultValue={bank?.number ?? ""} />
        </SettingField>
        <datalist id="account-types">
          {types.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
        {FIELDS.map(({ key, word, most }) => (
          <SettingField key={key} name={`bank.${key}`} label={t(word)}>
            <Input name={`bank.${key}`} maxLength={most} defaultValue={bank?.[key] ?? ""} />
          </SettingField>
        ))}
      </div>
    </fieldset>
  );
}
