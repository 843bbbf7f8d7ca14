"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import type { ParcelFacts, ReturnFacts, ReturnReason } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { returnParcelAction } from "@/app/(desk)/orders/[number]/parcel-actions";
import { MoveDialog } from "./move-dialog";
import { chosenQuantities, QuantityFields } from "./quantity-fields";

type ReturnDialogProps = { parcel: ParcelFacts; facts: ReturnFacts; onClose: () => void };

/** It came back, also after it was delivered (F8); what can be sold again goes to stock in the same step. */
export function ParcelReturnDialog({ parcel, facts, onClose }: ReturnDialogProps) {
  const t = useTranslations("orders.dialog.parcelReturn");
  const { orderId, shipmentId, carrier } = parcel;
  const send = (form: FormData, idempotencyKey: string) =>
    returnParcelAction({
      ...{ orderId, shipmentId, idempotencyKey },
      reason: form.get("reason") as ReturnReason,
      note: String(form.get("note") ?? ""),
      restock: chosenQuantities(form, facts.lines, "restock"),
    });
  return (
    <MoveDialog
      title={t("title", { carrier })}
      confirmLabel={t("confirm")}
      done={t("done")}
      onClose={onClose}
      send={send}
      consequences={[
        facts.isClosed ? t("closed") : facts.lines.length > 0 ? t("stock") : t("noStock"),
        facts.isPaid ? t("money") : null,
        t("noLetter"),
      ]}
    >
      <Field label={t("reason")}>
        <Select
          name="reason"
          defaultValue={facts.chosen}
          options={facts.reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
      </Field>
      {facts.lines.length > 0 ? (
        <QuantityFields lines={facts.lines} prefix="restock" initial="all" legend={t("restock")} />
      ) : null}
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea name="note" rows={2} maxLength={1_000} />
      </Field>
    </MoveDialog>
  );
}
