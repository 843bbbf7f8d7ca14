"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field, FieldError } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import { useRegion } from "@/app/_ui/use-region";
import { ENDINGS, LINK_CHANNELS } from "@/lib/carts/desk-draft";
import { typedAmount } from "@/lib/kernel/typed-amount";
import { Choice } from "./choice";
import { fieldId, useForm, usePart, useWrong } from "./form-context";
import { Step } from "./step";

/** 4. How it is paid: already, by a link, later with the units kept, or not settled yet. */
export function PaymentStep() {
  const t = useTranslations("orders.new");
  const { choices } = useForm();
  const [payment, change] = usePart("payment");
  const wrong = useWrong();
  const endings = ENDINGS.filter((one) => one !== "paid" || choices.mayPay);
  const problem = wrong("payment.ending");
  const { ending } = payment;
  return (
    <Step number={4} title={t("step.payment")}>
      <div id={fieldId("payment.ending")} className="grid gap-2">
        <Choice
          legend={t("step.payment")}
          name="ending"
          value={ending}
          options={endings.map((value) => ({ value, label: t(`payment.ending.${value}`) }))}
          onChange={(value) => change({ ending: value, holdUntil: payment.holdUntil || choices.holdUntil })}
        />
        {problem ? <FieldError>{problem}</FieldError> : null}
      </div>
      <p className="text-ink-soft">{t(`payment.help.${ending}`)}</p>
      {ending === "paid" ? <Paid /> : null}
      {ending === "link" ? <PayLink /> : null}
      {ending === "reserve" ? <Reserve /> : null}
    </Step>
  );
}

function Method() {
  const t = useTranslations("orders.new.payment");
  const { choices } = useForm();
  const [{ methodKey }, change] = usePart("payment");
  const wrong = useWrong();
  const known = choices.methods.some(({ value }) => value === methodKey);
  return (
    <Field id={fieldId("payment.methodKey")} label={t("method")} error={wrong("payment.methodKey")}>
      <Select
        value={known ? methodKey : ""}
        placeholder={known ? undefined : t("chooseMethod")}
        onChange={(event) => change({ methodKey: event.target.value })}
        options={choices.methods}
      />
    </Field>
  );
}

function Paid() {
  const t = useTranslations("orders.new.payment");
  const { preview, choices, draft } = useForm();
  const { currency } = useRegion();
  const [payment, change] = usePart("payment");
  const wrong = useWrong();
  const isShort = preview.seen.some(([, line]) => line.notes.some(({ code }) => code === "short"));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Method />
      <Field id={fieldId("payment.amount")} label={t("amount")} error={wrong("payment.amount")}>
        <Input
          numeric
          inputMode="decimal"
          value={payment.amount}
          placeholder={typedAmount(preview.totals.total, currency)}
          before={currency}
          className="pl-12"
          onChange={(event) => change({ amount: event.target.value })}
        />
      </Field>
      <Field id={fieldId("payment.paidOn")} label={t("paidOn")} error={wrong("payment.paidOn")}>
        <Input
          type="date"
          max={choices.today}
          value={payment.paidOn || choices.today}
          onChange={(event) => change({ paidOn: event.target.value })}
        />
      </Field>
      <Field label={t("reference")} optional help={t("referenceHelp")}>
        <Input
          value={payment.reference}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => change({ reference: event.target.value })}
        />
      </Field>
      <div className="grid sm:col-span-2">
        {draft.customer.email ? (
          <Checkbox
            label={t("letter", { email: draft.customer.email })}
            checked={payment.letter}
            onChange={(event) => change({ letter: event.target.checked })}
          />
        ) : null}
        {isShort ? (
          <Checkbox
            label={t("acceptShortage")}
            help={t("acceptShortageHelp")}
            checked={payment.acceptShortage}
            onChange={(event) => change({ acceptShortage: event.target.checked })}
          />
        ) : null}
      </div>
    </div>
  );
}

const LIVES = [24, 72, 168, 720] as const;

function PayLink() {
  const t = useTranslations("orders.new.payment");
  const form = useTranslations("links.pay.form");
  const { choices, draft } = useForm();
  const [{ channel, linkHours }, change] = usePart("payment");
  const hours = linkHours ?? choices.linkHours;
  const lives = [...new Set([...LIVES, choices.linkHours])].sort((a, b) => a - b);
  const email = draft.customer.email.trim();
  const label = (count: number) =>
    count % 24 === 0 ? form("days", { count: count / 24 }) : form("hours", { count });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <RadioGroup legend={t("channel")}>
        {LINK_CHANNELS.map((value) => (
          <Radio
            key={value}
            name="channel"
            label={value === "email" && email ? t("byEmail", { email }) : t(`by.${value}`)}
            help={value === "email" && !email ? t("noEmail") : undefined}
            checked={channel === value}
            onChange={() => change({ channel: value })}
          />
        ))}
      </RadioGroup>
      <Field label={t("expires")}>
        <Select
          value={String(hours)}
          onChange={({ target }) => {
            const picked = Number(target.value);
            change({ linkHours: picked === choices.linkHours ? null : picked });
          }}
          options={lives.map((value) => ({ value: String(value), label: label(value) }))}
        />
      </Field>
    </div>
  );
}

function Reserve() {
  const t = useTranslations("orders.new.payment");
  const { choices } = useForm();
  const [{ holdUntil }, change] = usePart("payment");
  const wrong = useWrong();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Method />
      <Field
        id={fieldId("payment.holdUntil")}
        label={t("holdUntil")}
        help={t("holdHelp")}
        error={wrong("payment.holdUntil")}
      >
        <Input
          type="date"
          min={choices.today}
          value={holdUntil}
          onChange={(event) => change({ holdUntil: event.target.value })}
        />
      </Field>
    </div>
  );
}
