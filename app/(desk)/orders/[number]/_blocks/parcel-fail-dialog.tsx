"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import type { ParcelFacts } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { reportShipmentAction } from "@/app/(desk)/orders/[number]/actions";
import { MoveDialog } from "./move-dialog";

const CAUSES = ["attempt_failed", "refused", "lost", "other"] as const;
type Cause = (typeof CAUSES)[number];

type ParcelDialogProps = { parcel: ParcelFacts; onClose: () => void };

/** It was not delivered: why decides what comes next (F3). */
export function ParcelFailDialog({ parcel, onClose }: ParcelDialogProps) {
  const t = useTranslations("orders.dialog.parcelFail");
  const [cause, setCause] = useState<Cause>("attempt_failed");
  const { orderId, shipmentId, carrier } = parcel;
  const send = (form: FormData, idempotencyKey: string) =>
    reportShipmentAction({
      ...{ orderId, shipmentId, idempotencyKey, state: "failed" },
      detail: cause === "other" ? null : cause,
      note: String(form.get("note") ?? ""),
    });
  return (
    <MoveDialog
      title={t("title", { carrier })}
      confirmLabel={t("confirm")}
      done={t("done")}
      onClose={onClose}
      send={send}
      consequences={[t(`next.${cause}`), t("stock")]}
    >
      <RadioGroup legend={t("why")}>
        {CAUSES.map((value) => (
          <Radio
            key={value}
            name="cause"
            value={value}
            label={t(`cause.${value}`)}
            checked={cause === value}
            onChange={() => setCause(value)}
          />
        ))}
      </RadioGroup>
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea name="note" rows={2} maxLength={1_000} />
      </Field>
    </MoveDialog>
  );
}
