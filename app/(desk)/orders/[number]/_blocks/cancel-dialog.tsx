"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { CancelFacts, HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { cancelOrderAction, reopenOrderAction } from "@/app/(desk)/orders/[number]/actions";
import { CANCEL_REFUNDS, type CancelRefund } from "@/lib/payments/refund-request";
import { MoveDialog } from "./move-dialog";
import { NotifyBox } from "./notify-box";
import { chosenQuantities, QuantityFields } from "./quantity-fields";

const REASONS = ["customer_asked", "out_of_stock", "fraud", "duplicate", "other"] as const;

const OWED = { now: "owedNow", later: "owed", not_due: "owedNot" } as const satisfies Record<
  CancelRefund,
  string
>;

type CancelDialogProps = HeaderActions & { facts: CancelFacts; onClose: () => void };

export function CancelDialog({ orderId, version, number, email, facts, onClose }: CancelDialogProps) {
  const t = useTranslations("orders.dialog.cancel");
  const reasons = useTranslations("orders.dialog.cancel.reasons");
  const move = useMove();
  const [notify, setNotify] = useState(email !== null);
  const [refund, setRefund] = useState<CancelRefund>("later");
  const { returning, owed, liveParcels, lines } = facts;
  const reopen = async (expectedVersion: number) => {
    await move(
      (key) => reopenOrderAction({ orderId, expectedVersion, acceptShortage: false, idempotencyKey: key }),
      {
        done: t("reopened"),
      },
    );
  };
  const send = (form: FormData, idempotencyKey: string) =>
    cancelOrderAction({
      ...{ orderId, idempotencyKey },
      expectedVersion: version,
      reason: form.get("reason") as (typeof REASONS)[number],
      note: String(form.get("note") ?? ""),
      notify: form.get("notify") === "on",
      notReturned: chosenQuantities(form, lines, "lost"),
      refund,
    });
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      danger
      done={t("done", { number: String(number) })}
      undo={(canceled) => (refund === "later" ? () => reopen(canceled.version) : undefined)}
      onClose={onClose}
      send={send}
      consequences={[
        returning > 0 ? t("stock", { count: returning }) : t("noStock"),
        email && notify ? t("letter", { email }) : t("noLetter"),
        owed ? t(OWED[refund], { amount: owed }) : null,
        facts.hasDownloads ? t("endsDownloads") : null,
        liveParcels > 0 ? t("parcels", { count: liveParcels }) : null,
        ...facts.underWay.map((parcel) => t("underWay", { parcel })),
        facts.delivered > 0 ? t("delivered", { count: facts.delivered }) : null,
      ]}
    >
      <Field label={t("reason")}>
        <Select name="reason" options={REASONS.map((value) => ({ value, label: reasons(value) }))} />
      </Field>
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea name="note" rows={2} maxLength={2_000} />
      </Field>
      {facts.mayRefund ? <MoneyChoice chosen={refund} choose={setRefund} /> : null}
      {lines.length > 0 ? (
        <details>
          <summary className="link inline-flex min-h-8 cursor-pointer items-center">{t("lost")}</summary>
          <QuantityFields lines={lines} prefix="lost" initial="none" legend={t("lostLegend")} />
        </details>
      ) : null}
      <NotifyBox email={email} label={t("notify")} checked={notify} choose={setNotify} />
    </MoveDialog>
  );
}

type ChoiceProps = { chosen: CancelRefund; choose: (to: CancelRefund) => void };

function MoneyChoice({ chosen, choose }: ChoiceProps) {
  const t = useTranslations("orders.dialog.cancel");
  return (
    <RadioGroup legend={t("money")}>
      {CANCEL_REFUNDS.map((value) => (
        <Radio
          key={value}
          name="refund"
          label={t(`refund.${value}`)}
          checked={chosen === value}
          onChange={() => choose(value)}
        />
      ))}
    </RadioGroup>
  );
}
