"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import type { ParcelFacts } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { cancelShipmentAction } from "@/app/(desk)/orders/[number]/actions";
import { MoveDialog } from "./move-dialog";

type ParcelDialogProps = { parcel: ParcelFacts; onClose: () => void };

/** Takes a wrong dispatch back (F7): whether the customer was told of it already, and what becomes of its label. */
export function ParcelCancelDialog({ parcel, onClose }: ParcelDialogProps) {
  const t = useTranslations("orders.dialog.parcelCancel");
  const { orderId, shipmentId, carrier, letterWentTo, hasLabel, standsAgain } = parcel;
  const [voidLabel, setVoid] = useState(hasLabel);
  const label = t(voidLabel ? "labelBack" : "labelStays", { carrier });
  return (
    <MoveDialog
      title={t("title", { carrier })}
      confirmLabel={t("confirm")}
      danger
      size="sm"
      done={t(voidLabel ? "doneLabel" : "done")}
      onClose={onClose}
      send={(_form, idempotencyKey) =>
        cancelShipmentAction({ orderId, shipmentId, voidLabel, idempotencyKey })
      }
      consequences={[
        t(standsAgain ? "standsAgain" : "units"),
        t("stock"),
        hasLabel ? label : null,
        letterWentTo ? t("letterLeft", { email: letterWentTo }) : t("letterStops"),
      ]}
    >
      {hasLabel ? (
        <Checkbox
          label={t("voidLabel")}
          checked={voidLabel}
          onChange={(event) => setVoid(event.target.checked)}
        />
      ) : null}
    </MoveDialog>
  );
}
