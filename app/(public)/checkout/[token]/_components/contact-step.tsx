import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { saveContactAction } from "@/app/(public)/checkout/[token]/actions";
import { formatPhone, readPhone } from "@/lib/customers/phone";
import { useProblems } from "./problem-words";
import type { Stage } from "./stage";
import { Step } from "./step";

type Props = { found: OpenedCart; token: string; stage: Stage };

export function ContactStep({ found, token, stage }: Props) {
  const t = useTranslations("shop.checkout");
  const { contact, problems } = found.draft;
  const wrong = useProblems(problems);
  const phone = formatPhone(readPhone(contact.phone, found.settings.country)?.e164 ?? contact.phone);
  return (
    <Step
      name="contact"
      number={1}
      state={stage.contact}
      token={token}
      summary={
        <>
          {contact.fullName}
          <br />
          {contact.email}
          {phone ? <span className="block">{phone}</span> : null}
        </>
      }
    >
      <PublicForm action={saveContactAction} firstKey={crypto.randomUUID()} label={t("contact")}>
        <input type="hidden" name="token" value={token} readOnly />
        <Field label={t("email")} id="email" help={t("emailHelp")} error={wrong("email")} required>
          <Input
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            defaultValue={contact.email}
            maxLength={254}
          />
        </Field>
        <Field label={t("fullName")} id="fullName" error={wrong("fullName")} required>
          <Input name="fullName" autoComplete="name" defaultValue={contact.fullName} maxLength={120} />
        </Field>
        <Field label={t("phone")} id="phone" help={t("phoneHelp")} error={wrong("phone")} optional>
          <Input
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            defaultValue={contact.phone}
            maxLength={40}
          />
        </Field>
        <SubmitButton size="lg" wide>
          {found.priced.needsShipping ? t("saveContact") : t("saveContactDigital")}
        </SubmitButton>
      </PublicForm>
    </Step>
  );
}
