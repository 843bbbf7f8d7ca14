"use client";
import { useTranslations } from "next-intl";
import { AddressFields } from "@/app/_address/address-fields";
import { Field, FieldError } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Money } from "@/app/_ui/money";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { useRegion } from "@/app/_ui/use-region";
import { DELIVERY_KINDS, type DeliveryKind } from "@/lib/carts/desk-draft";
import { money } from "@/lib/kernel/money";
import { Choice } from "./choice";
import { fieldId, useForm, usePart, useWrong } from "./form-context";
import { Step } from "./step";

/** 3. How it gets there: a method at its price, a way of one's own, a shop, or not at all. */
export function DeliveryStep() {
  const t = useTranslations("orders.new");
  const { preview, choices, draft } = useForm();
  const [{ kind }, change] = usePart("delivery");
  const nothingToSend = draft.lines.length > 0 && preview.seen.length > 0 && !preview.needsShipping;
  const kinds = DELIVERY_KINDS.filter((one) => one !== "pickup" || choices.pickups.length > 0);
  return (
    <Step number={3} title={t("step.delivery")}>
      {nothingToSend ? (
        <p className="text-ink-soft">{t("delivery.nothing")}</p>
      ) : (
        <>
          <Choice
            legend={t("step.delivery")}
            name="delivery"
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`delivery.kind.${value}`) }))}
            onChange={(value) => change({ kind: value })}
          />
          <Ways kind={kind} />
        </>
      )}
    </Step>
  );
}

function Ways({ kind }: { kind: DeliveryKind }) {
  const t = useTranslations("orders.new.delivery");
  if (kind === "none") return <p className="text-ink-soft">{t("noneHelp")}</p>;
  if (kind === "pickup") return <Pickups />;
  return (
    <>
      <Address />
      {kind === "own" ? <OwnWay /> : <Offers />}
    </>
  );
}

function Address() {
  const { choices, draft } = useForm();
  const [delivery, change] = usePart("delivery");
  const wrong = useWrong();
  const { name = "" } = delivery.address;
  return (
    <AddressFields
      country={choices.country}
      values={{ ...delivery.address, name: name || draft.customer.fullName }}
      onChange={(address) => change({ address })}
      wrong={(field) => wrong(`delivery.address.${field}`)}
      idOf={(field) => fieldId(`delivery.address.${field}`)}
    />
  );
}

function Offers() {
  const t = useTranslations("orders.new.delivery");
  const { preview } = useForm();
  const { currency } = useRegion();
  const [, change] = usePart("delivery");
  const wrong = useWrong();
  const offers = preview.offers.filter(({ option }) => option === "delivery");
  const problem = wrong("delivery.methodKey", true);
  if (offers.length === 0) {
    return (
      <div id={fieldId("delivery.methodKey")}>
        {problem ? <FieldError>{problem}</FieldError> : <p className="text-ink-soft">{t("offersLater")}</p>}
      </div>
    );
  }
  return (
    <RadioGroup legend={t("method")} error={problem}>
      {offers.map(({ key, name, price }) => (
        <Radio
          key={key}
          framed
          name="shipping"
          label={name}
          aside={<Money value={money(price, currency)} />}
          checked={preview.shipping?.key === key}
          onChange={() => change({ methodKey: key })}
        />
      ))}
    </RadioGroup>
  );
}

function OwnWay() {
  const t = useTranslations("orders.new.delivery");
  const { currency } = useRegion();
  const [{ ownName, ownPrice }, change] = usePart("delivery");
  const wrong = useWrong();
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
      <Field id={fieldId("delivery.ownName")} label={t("ownName")} error={wrong("delivery.ownName")}>
        <Input
          value={ownName}
          maxLength={80}
          placeholder={t("ownNamePlaceholder")}
          onChange={(event) => change({ ownName: event.target.value })}
        />
      </Field>
      <Field id={fieldId("delivery.ownPrice")} label={t("ownPrice")} error={wrong("delivery.ownPrice")}>
        <Input
          numeric
          inputMode="decimal"
          value={ownPrice}
          before={currency}
          className="pl-12"
          onChange={(event) => change({ ownPrice: event.target.value })}
        />
      </Field>
    </div>
  );
}

function Pickups() {
  const t = useTranslations("orders.new.delivery");
  const { choices, preview } = useForm();
  const [{ pickupKey }, change] = usePart("delivery");
  const wrong = useWrong();
  const chosen = pickupKey ?? preview.shipping?.key ?? choices.pickups[0]?.value;
  return (
    <RadioGroup legend={t("pickup")} error={wrong("delivery.methodKey")}>
      {choices.pickups.map(({ value, label }) => (
        <Radio
          key={value}
          framed
          name="pickup"
          label={label}
          checked={chosen === value}
          onChange={() => change({ pickupKey: value })}
        />
      ))}
    </RadioGroup>
  );
}
