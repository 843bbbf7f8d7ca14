import { useTranslations } from "next-intl";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { provePersonAction } from "@/app/(public)/o/[token]/actions";
import type { AddressRow, PersonRow } from "@/db/queries/people";
import { addressLines } from "@/lib/customers/address";
import { firstName, maskEmail, maskPhone } from "@/lib/customers/person";
import { formatPhone } from "@/lib/customers/phone";

type Props = {
  person: PersonRow;
  address: AddressRow | null;
  isProved: boolean;
  token: string;
};

/** The buyer's data: masked until the e-mail or the phone's last digits were given. */
export function PersonPanel({ person, address, isProved, token }: Props) {
  const t = useTranslations("shop.o");
  const { email, phone, fullName } = person;
  const place = isProved
    ? address && addressLines(address).join("\n")
    : (address?.municipality ?? address?.city);
  const items = [
    { term: t("name"), value: isProved ? fullName : firstName(fullName) },
    { term: t("email"), value: email && (isProved ? email : maskEmail(email)) },
    { term: t("phone"), value: phone && (isProved ? formatPhone(phone) : maskPhone(phone)) },
    { term: t("address"), value: place ? <span className="whitespace-pre-line">{place}</span> : null },
  ];
  return (
    <Panel id="person" title={t("person")}>
      <DefinitionList items={items} />
      {isProved ? null : (
        <PublicForm
          action={provePersonAction}
          firstKey={crypto.randomUUID()}
          className="mt-4 gap-3 border-t pt-4"
        >
          <input type="hidden" name="token" value={token} readOnly />
          <p className="text-sm text-ink-soft">{t("masked")}</p>
          <Field label={t("proof")}>
            <Input name="proof" autoComplete="email" maxLength={254} />
          </Field>
          <SubmitButton variant="secondary">{t("show")}</SubmitButton>
        </PublicForm>
      )}
    </Panel>
  );
}
