"use client";
import { useTranslations } from "next-intl";
import type { ParcelFacts } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { cancelShipmentAction } from "@/app/(desk)/orders/[number]/actions";
import { MoveDialog } from "./move-dialog";

type ParcelDialogProps = { parcel: ParcelFacts; onClose: () => void };

/** Takes a wrong dispatch back (F7), and says whether the customer was told of it already. */
export function ParcelCancelDialog({ parcel, onClose }: ParcelDialogProps) {
  const t = useTranslations("orders.dialog.parcelCancel");
  const { orderId, shipmentId, carrier, letterWentTo } = parcel;
  return (
    <MoveDialog
      title={t("title", { carrier })}
      confirmLabel={t("confirm")}
      danger
      size="sm"
      done={t("done")}
      onClose={onClose}
      send={(_form, idempotencyKey) => cancelShipmentAction({ orderId, shipmentId, idempotencyKey })}
      consequences={[
        t("units"),
        t("stock"),
        letterWentTo ? t("letterLeft", { email: letterWentTo }) : t("letterStops"),
      ]}
    />
  );
}
