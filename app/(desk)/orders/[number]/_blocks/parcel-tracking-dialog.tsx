"use client";
import { useTranslations } from "next-intl";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { ParcelFacts, TrackingFacts } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { changeTrackingAction } from "@/app/(desk)/orders/[number]/parcel-actions";
import { CarrierFields, carrierOfForm } from "./carrier-fields";
import { MoveDialog } from "./move-dialog";

type TrackingDialogProps = { parcel: ParcelFacts; facts: TrackingFacts; onClose: () => void };

/** Corrects a mistyped number or the wrong carrier. */
export function ParcelTrackingDialog({ parcel, facts, onClose }: TrackingDialogProps) {
  const t = useTranslations("orders.dialog.parcelTracking");
  const move = useMove();
  const { orderId, shipmentId, letterWentTo } = parcel;
  const undo = async () => {
    await move(
      (idempotencyKey) =>
        changeTrackingAction({
          ...{ orderId, shipmentId, idempotencyKey, carrier: facts.carrierKey },
          ...{ trackingNumber: facts.trackingNumber, trackingUrl: facts.url },
        }),
      { done: t("undone") },
    );
  };
  return (
    <MoveDialog
      title={t("title")}
      confirmLabel={t("confirm")}
      done={t("done")}
      undo={() => undo}
      onClose={onClose}
      send={(form, idempotencyKey) =>
        changeTrackingAction({ ...{ orderId, shipmentId, idempotencyKey }, ...carrierOfForm(form) })
      }
      consequences={[t("page"), letterWentTo ? t("letterLeft", { email: letterWentTo }) : t("letterWaits")]}
    >
      <CarrierFields
        carriers={facts.carriers}
        chosen={facts.carrierKey}
        trackingNumber={facts.trackingNumber}
        url={facts.url}
      />
    </MoveDialog>
  );
}
