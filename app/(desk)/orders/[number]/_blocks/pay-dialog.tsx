"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { useRegion } from "@/app/_ui/use-region";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { HeaderActions, PayFacts } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { markPaidAction, voidPaymentAction } from "@/app/(desk)/orders/[number]/actions";
import { formatMoney } from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import type { MarkPaidByHandInput } from "@/lib/payments/commands/mark-paid-by-hand";
import { MoveDialog } from "./move-dialog";

type PayDialogProps = HeaderActions & { facts: PayFacts; onClose: () => void };

/** What was typed as an amount: null while it is none above zero. */
function useAmount({ missing, missingText, currency }: PayFacts) {
  const { numbers } = useRegion();
  const [text, setText] = useState(missingText);
  const read = readTypedAmount(text, currency as Currency) ?? 0n;
  const amount = read > 0n ? read : null;
  const write = (minor: bigint) => formatMoney(money(minor, currency as Currency), numbers);
  return {
    ...{ text, setText, amount },
    isWhole: read >= missing,
    said: write(read),
    rest: write(missing - read),
  };
}

type Typed = ReturnType<typeof useAmount>;

/** Records money that no provider reports: how, how much, when, with what proof. */
export function PayDialog(props: PayDialogProps) {
  const { orderId, version, facts } = props;
  const t = useTranslations("orders.dialog.pay");
  const move = useMove();
  const typed = useAmount(facts);
  const [isShort, setShort] = useState(false);
  const number = String(props.number);
  const consequences = useConsequences(props, typed);
  const send = async (form: FormData, idempotencyKey: string) => {
    if (typed.amount === null) return null;
    return markPaidAction({
      ...{ orderId, idempotencyKey },
      expectedVersion: version,
      methodKey: form.get("methodKey") as MarkPaidByHandInput["methodKey"],
      amount: typed.amount.toString(),
      paidOn: String(form.get("paidOn") ?? ""),
      reference: String(form.get("reference") ?? ""),
      acceptShortage: form.get("acceptShortage") === "on",
    });
  };
  const undo = async (expectedVersion: number, paymentId: string) => {
    await move((key) => voidPaymentAction({ orderId, expectedVersion, paymentId, idempotencyKey: key }), {
      done: t("voided"),
    });
  };
  return (
    <MoveDialog
      title={t("title", { number })}
      confirmLabel={t("confirm")}
      done={typed.isWhole ? t("done", { number }) : t("donePart", { amount: typed.said })}
      undo={(paid) => {
        const { paymentId } = paid;
        return paymentId ? () => undo(paid.version, paymentId) : undefined;
      }}
      onClose={props.onClose}
      onRefused={({ code }) => setShort(code === "out_of_stock")}
      send={send}
      consequences={consequences}
    >
      <PayFields facts={facts} typed={typed} />
      {isShort ? <Checkbox name="acceptShortage" label={t("accept")} /> : null}
    </MoveDialog>
  );
}

function useConsequences(
  { facts, email }: PayDialogProps,
  { amount, isWhole, rest }: Typed,
): (string | null)[] {
  const t = useTranslations("orders.dialog.pay");
  if (amount === null) return [];
  if (!isWhole) return [t("willBePart", { missing: rest })];
  const letter = email ? t("letter", { email }) : t("noLetter");
  return [
    t("willBePaid"),
    letter,
    facts.isClosed ? t("takesStock") : null,
    facts.isDigital ? t("opensDownloads") : null,
  ];
}

function PayFields({ facts, typed }: { facts: PayFacts; typed: Typed }) {
  const t = useTranslations("orders.dialog.pay");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("method")}>
        <Select
          name="methodKey"
          defaultValue={facts.chosen}
          options={facts.methods.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Field>
      <Field label={t("amount")} error={typed.amount === null ? t("amountError") : undefined}>
        <Input
          inputMode="decimal"
          numeric
          required
          value={typed.text}
          before={facts.currency}
          className="pl-12"
          onChange={(event) => typed.setText(event.target.value)}
        />
      </Field>
      <Field label={t("paidOn")}>
        <Input type="date" name="paidOn" defaultValue={facts.today} max={facts.today} required />
      </Field>
      <Field label={t("reference")} optional help={t("referenceHelp")}>
        <Input name="reference" maxLength={200} autoComplete="off" />
      </Field>
    </div>
  );
}
