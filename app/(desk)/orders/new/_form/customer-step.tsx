"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Field, FieldError } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { SearchPicker } from "@/app/(desk)/orders/_lines/search-picker";
import { CUSTOMER_KINDS } from "@/lib/carts/desk-draft";
import { formatPhone } from "@/lib/customers/phone";
import { isLocale, locales } from "@/lib/i18n/locale";
import { BillingFields } from "./billing-fields";
import { Choice } from "./choice";
import { fieldId, useForm, usePart, useWrong } from "./form-context";
import { askPeople, type FoundPerson } from "./found-people";
import { Step } from "./step";

/** 2. For whom: somebody who bought before, somebody new, or a guest. */
export function CustomerStep() {
  const t = useTranslations("orders.new");
  const [customer, change] = usePart("customer");
  const options = CUSTOMER_KINDS.map((value) => ({ value, label: t(`customer.kind.${value}`) }));
  return (
    <Step number={2} title={t("step.customer")}>
      <Choice
        legend={t("step.customer")}
        name="customer"
        value={customer.kind}
        options={options}
        onChange={(kind) => change({ kind })}
      />
      {customer.kind === "existing" ? <Known /> : <Contact />}
      <BillingFields language={<Language />} />
    </Step>
  );
}

type Pickable = Pick<FoundPerson, "id" | "fullName" | "email" | "phone" | "locale">;

const pickedPerson = ({ id, fullName, email, phone, locale }: Pickable) => ({
  personId: id,
  ...{ fullName, email: email ?? "", phone: phone ?? "" },
  ...(isLocale(locale) ? { locale } : {}),
});

function Known() {
  const t = useTranslations("orders.new.customer");
  const [customer, change] = usePart("customer");
  const wrong = useWrong();
  const problem = wrong("customer.personId");
  if (customer.personId !== null) {
    const forget = () => change({ personId: null, fullName: "", email: "", phone: "" });
    return (
      <div className="flex items-start gap-3 rounded-md border px-3 py-2.5">
        <PersonLines {...customer} />
        <IconButton label={t("forget", { name: customer.fullName })} onClick={forget}>
          <X aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <div id={fieldId("customer.personId")} className="grid gap-1.5">
      <SearchPicker
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        nothing={t("nothing")}
        ask={askPeople}
        keyOf={(one) => one.id}
        row={(one) => <PersonLines {...one} orders={one.orders} />}
        onPick={(one) => change(pickedPerson(one))}
      />
      {problem ? <FieldError>{problem}</FieldError> : null}
    </div>
  );
}

type PersonProps = { fullName: string; email: string | null; phone: string | null; orders?: number };

function PersonLines({ fullName, email, phone, orders }: PersonProps) {
  const t = useTranslations("orders.new.customer");
  return (
    <div className="min-w-0 flex-1">
      <p className="truncate font-medium">{fullName}</p>
      <p className="flex flex-wrap gap-x-3 text-sm wrap-anywhere text-ink-soft">
        {email ? <span>{email}</span> : null}
        {phone ? <span className="tnum">{formatPhone(phone)}</span> : null}
        {orders === undefined ? null : <span>{t("orders", { count: orders })}</span>}
      </p>
    </div>
  );
}

function Contact() {
  const t = useTranslations("orders.new.customer");
  const [{ kind, fullName, email, phone }, change] = usePart("customer");
  const wrong = useWrong();
  const isGuest = kind === "guest";
  const { namesake } = useForm().preview;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {namesake ? (
        <Banner
          tone="wait"
          title={t("namesake", { name: namesake.fullName, email: namesake.email ?? "" })}
          action={
            <Button onClick={() => change({ kind: "existing", ...pickedPerson(namesake) })}>
              {t("useNamesake", { name: namesake.fullName })}
            </Button>
          }
          className="sm:col-span-2"
        />
      ) : null}
      <Field
        id={fieldId("customer.fullName")}
        label={t("fullName")}
        error={wrong("customer.fullName")}
        optional={isGuest}
        className="sm:col-span-2"
      >
        <Input
          value={fullName}
          maxLength={120}
          onChange={(event) => change({ fullName: event.target.value })}
        />
      </Field>
      <Field id={fieldId("customer.email")} label={t("email")} error={wrong("customer.email")} optional>
        <Input
          type="email"
          value={email}
          maxLength={254}
          autoComplete="off"
          onChange={(event) => change({ email: event.target.value })}
        />
      </Field>
      <Field id={fieldId("customer.phone")} label={t("phone")} error={wrong("customer.phone")} optional>
        <Input
          type="tel"
          value={phone}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => change({ phone: event.target.value })}
        />
      </Field>
      <p className="text-sm text-ink-soft sm:col-span-2">{t(isGuest ? "guestHelp" : "newHelp")}</p>
    </div>
  );
}

function Language() {
  const t = useTranslations("orders.new.customer");
  const language = useTranslations("language");
  const [{ locale }, change] = usePart("customer");
  return (
    <Field label={t("language")}>
      <Select
        value={locale}
        onChange={({ target }) => (isLocale(target.value) ? change({ locale: target.value }) : undefined)}
        options={locales.map((value) => ({ value, label: language(value) }))}
      />
    </Field>
  );
}
