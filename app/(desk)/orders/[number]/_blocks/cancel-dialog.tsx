"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { CancelFacts, HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { cancelOrderAction, reopenOrderAction } from "@/app/(desk)/orders/[number]/actions";
import { MoveDialog } from "./move-dialog";
import { chosenQuantities, QuantityFields } from "./quantity-fields";

const REASONS = ["customer_asked", "out_of_stock", "fraud", "duplicate", "other"] as const;

type CancelDialogProps = HeaderActions & { facts: CancelFacts; onClose: () => void };

export function CancelDialog({ orderId, version, number, email, facts, onClose }: CancelDialogProps) {
  const t = useTranslations("orders.dialog.cancel");
  const reasons = useTranslations("orders.dialog.cancel.reasons");
  const move = useMove();
  const [notify, setNotify] = useState(email !== null);
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
    });
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      danger
      done={t("done", { number: String(number) })}
      undo={({ version: after }) =>
        () =>
          reopen(after)
        }
      onClose={onClose}
      send={send}
      consequences={[
        returning > 0 ? t("stock", { count: returning }) : t("noStock"),
        email && notify ? t("letter", { email }) : t("noLetter"),
        owed ? t("owed", { amount: owed }) : null,
        liveParcels > 0 ? t("parcels", { count: liveParcels }) : null,
      ]}
    >
      <Field label={t("reason")}>
        <Select name="reason" options={REASONS.map((value) => ({ value, label: reasons(value) }))} />
      </Field>
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea name="note" rows={2} maxLength={2_000} />
      </Field>
      {lines.length > 0 ? (
        <details>
          <summary className="link inline-flex min-h-8 cursor-pointer items-center">{t("lost")}</summary>
          <QuantityFields lines={lines} prefix="lost" initial="none" legend={t("lostLegend")} />
        </details>
      ) : null}
      {email ? (
        <Checkbox
          name="notify"
          label={t("notify")}
          checked={notify}
          onChange={(event) => setNotify(event.target.checked)}
        />
      ) : null}
    </MoveDialog>
  );
}
