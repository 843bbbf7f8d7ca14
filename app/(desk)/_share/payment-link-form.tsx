"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { DialogContent } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { useRefusalWords } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { useNotify } from "@/app/_ui/use-notify";
import { useRegion } from "@/app/_ui/use-region";
import { issuePaymentLinkAction } from "@/app/(desk)/_share/payment-link-actions";
import type { PaymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { usePayLinkRefusals } from "@/app/(desk)/_share/payment-link-refusals";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/kernel/money";
import { readTypedAmount } from "@/lib/kernel/typed-amount";

type FormProps = { title: string; facts: PaymentLinkFacts; onMade: () => void };

const FORM = "payment-link";
const CHOICES = [24, 72, 168, 720] as const;

/** How much, for how long, by letter or not. */
export function PaymentLinkForm({ title, facts, onMade }: FormProps) {
  const t = useTranslations("links.pay.form");
  const [isPart, setPart] = useState(false);
  const [typed, setTyped] = useState("");
  const read = readTypedAmount(typed, facts.currency);
  const amount = read !== null && read > 0n && read <= facts.due ? read : null;
  const { submit, busy, problem } = useIssue(facts, isPart ? amount : facts.due, onMade);
  return (
    <DialogContent
      title={title}
      description={t("lead")}
      footer={
        <Button type="submit" form={FORM} variant="primary" loading={busy}>
          {t("confirm")}
        </Button>
      }
    >
      <form id={FORM} className="grid gap-4" onSubmit={submit}>
        {problem ? <Banner tone="bad" title={problem} /> : null}
        <Ended facts={facts} />
        <Amount
          {...{ facts, isPart, setPart, typed, setTyped }}
          isWrong={isPart && typed !== "" && amount === null}
        />
        <Life hours={facts.hours} />
        {facts.email ? (
          <Checkbox name="letter" label={t("letter", { email: facts.email })} defaultChecked />
        ) : (
          <p className="text-ink-soft">{t("noEmail")}</p>
        )}
      </form>
    </DialogContent>
  );
}

function useIssue(facts: PaymentLinkFacts, amount: bigint | null, onMade: () => void) {
  const t = useTranslations("links.pay.form");
  const notify = useNotify();
  const say = useRefusalWords();
  const words = usePayLinkRefusals();
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const issue = async (form: FormData) => {
    if (amount === null) return;
    const hours = Number(form.get("hours"));
    const letter = form.get("letter") === "on";
    setBusy(true);
    const answer = await issuePaymentLinkAction({
      orderId: facts.orderId,
      amount: amount.toString(),
      ...(hours === facts.hours ? {} : { hours }),
      ...{ letter, renew: true, idempotencyKey: key },
    }).finally(() => setBusy(false));
    if (!answer.ok) return setProblem(say(answer, words));
    notify.done(t(letter ? "doneLetter" : "done"));
    onMade();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void issue(new FormData(event.currentTarget));
  };
  return { submit, busy, problem };
}

/** What became of the link before, or that it ends now. */
function Ended({ facts: { live, ended } }: { facts: PaymentLinkFacts }) {
  const t = useTranslations("links.pay.form");
  if (live) return <p className="text-ink-soft">{t("renewed")}</p>;
  return ended ? <p className="text-ink-soft">{t(`ended.${ended}`)}</p> : null;
}

type AmountProps = {
  facts: PaymentLinkFacts;
  isPart: boolean;
  setPart: (isPart: boolean) => void;
  typed: string;
  setTyped: (typed: string) => void;
  isWrong: boolean;
};

function Amount({ facts, isPart, setPart, typed, setTyped, isWrong }: AmountProps) {
  const t = useTranslations("links.pay.form");
  const { numbers } = useRegion();
  const due = formatMoney(money(facts.due, facts.currency), numbers);
  return (
    <div className="grid gap-3">
      <RadioGroup legend={t("amountLegend")}>
        <Radio
          name="part"
          label={t("all")}
          aside={due}
          checked={!isPart}
          onChange={() => setPart(false)}
          className="w-full"
        />
        <Radio name="part" label={t("part")} checked={isPart} onChange={() => setPart(true)} />
      </RadioGroup>
      {isPart ? (
        <Field
          label={t("amount")}
          error={isWrong ? t("amountError", { due }) : undefined}
          className="max-w-60"
        >
          <Input
            inputMode="decimal"
            numeric
            required
            value={typed}
            before={facts.currency}
            className="pl-12"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      ) : null}
    </div>
  );
}

function Life({ hours }: { hours: number }) {
  const t = useTranslations("links.pay.form");
  const choices = [...new Set([...CHOICES, hours])].sort((a, b) => a - b);
  const label = (count: number) =>
    count % 24 === 0 ? t("days", { count: count / 24 }) : t("hours", { count });
  return (
    <Field label={t("expires")} className="max-w-60">
      <Select
        name="hours"
        defaultValue={String(hours)}
        options={choices.map((value) => ({ value: String(value), label: label(value) }))}
      />
    </Field>
  );
}
