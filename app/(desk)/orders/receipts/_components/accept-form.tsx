"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FormKey } from "@/app/_ui/form-key";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { Refusal } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useKeptTyping } from "@/app/_ui/use-kept-typing";
import { useRegion } from "@/app/_ui/use-region";
import { acceptReceiptAction } from "@/app/(desk)/orders/receipts/actions";
import { formatMoney } from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import { useDecided } from "./use-decided";
import { useReceiptWords } from "./use-receipt-words";

type Props = {
  orderId: number;
  receiptId: string;
  version: number;
  nextHref: string;
  firstKey: string;
  currency: string;
  /** Minor units that are still due. */
  due: string;
  amount: string;
  paidOn: string;
  today: string;
  reference: string;
};

/** The transfer is in the bank: how much, when, under which number. Says what the order becomes before it does. */
export function AcceptForm(props: Props) {
  const t = useTranslations("receipts");
  const [answer, act] = useDecided(acceptReceiptAction, t("accepted"), props);
  const [amount, setAmount] = useState(props.amount);
  const form = useRef<HTMLFormElement>(null);
  const words = useReceiptWords();
  const becomes = useBecomes(props, amount);
  useKeptTyping(form, answer);
  return (
    <Panel title={t("accept")}>
      <form ref={form} action={act} className="grid grid-cols-2 gap-3" aria-label={t("accept")}>
        <FormKey first={props.firstKey} answer={answer} />
        <div className="col-span-2 empty:hidden">
          <Refusal answer={answer} words={words} />
        </div>
        <input type="hidden" name="orderId" value={props.orderId} readOnly />
        <input type="hidden" name="receiptId" value={props.receiptId} readOnly />
        <input type="hidden" name="expectedVersion" value={props.version} readOnly />
        <Field label={t("form.amount")} required>
          <Input
            name="amount"
            inputMode="decimal"
            numeric
            value={amount}
            autoComplete="off"
            onChange={(event) => setAmount(event.target.value)}
          />
        </Field>
        <Field label={t("form.date")} required>
          <Input name="paidOn" type="date" defaultValue={props.paidOn} max={props.today} />
        </Field>
        <Field label={t("form.reference")} optional className="col-span-2">
          <Input name="reference" defaultValue={props.reference} maxLength={200} autoComplete="off" />
        </Field>
        {answer && !answer.ok && answer.code === "out_of_stock" ? (
          <div className="col-span-2">
            <Checkbox name="acceptShortage" label={t("form.shortage")} />
          </div>
        ) : null}
        <p aria-live="polite" className="col-span-2 text-sm text-ink-soft">
          {becomes}
        </p>
        <SubmitButton id="accept-receipt" className="col-span-2">
          {t("accept")}
        </SubmitButton>
      </form>
    </Panel>
  );
}

function useBecomes({ due, currency }: Props, typed: string): string {
  const t = useTranslations("receipts.becomes");
  const { numbers } = useRegion();
  const read = readTypedAmount(typed, currency as Currency);
  if (read === null || read <= 0n) return t("unread");
  const rest = BigInt(due) - read;
  const written = formatMoney(money(rest < 0n ? -rest : rest, currency as Currency), numbers);
  if (rest > 0n) return t("part", { amount: written });
  return rest === 0n ? t("paid") : t("over", { amount: written });
}
