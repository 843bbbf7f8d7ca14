"use client";
import {
  CheckCircle2,
  Hash,
  type LucideIcon,
  MoreHorizontal,
  PackageX,
  Printer,
  RotateCcw,
  TriangleAlert,
  Truck,
  Undo2,
  UserRoundCheck,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/app/_ui/menu";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { ParcelFacts, ParcelStep } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { reportShipmentAction } from "@/app/(desk)/orders/[number]/actions";
import { DispatchDialog } from "./dispatch-dialog";
import { ParcelCancelDialog } from "./parcel-cancel-dialog";
import { ParcelFailDialog } from "./parcel-fail-dialog";
import { ParcelReturnDialog } from "./parcel-return-dialog";
import { ParcelTrackingDialog } from "./parcel-tracking-dialog";
import { useLabelPrint } from "./print-menu";

const STEP_ICON: Record<ParcelStep, LucideIcon> = {
  in_transit: Truck,
  out_for_delivery: UserRoundCheck,
  delivered: CheckCircle2,
};

type Dialogs = "fail" | "back" | "retry" | "tracking" | "cancel";

/** What a person may say about a parcel: where it is, that it came back, that it never left. */
export function ParcelMenu({ parcel }: { parcel: ParcelFacts }) {
  const t = useTranslations("orders.page.shipments");
  const [open, setOpen] = useState<Dialogs | null>(null);
  const print = useLabelPrint(parcel.number, parcel.shipmentId);
  const { steps, mayFail, mayCancel, mayPrint, tracking, back, retry } = parcel;
  const item = (dialog: Dialogs, icon: LucideIcon, shown: boolean) =>
    shown ? (
      <MenuItem key={dialog} icon={icon} danger={dialog === "cancel"} onSelect={() => setOpen(dialog)}>
        {t(`menu.${dialog}`)}
      </MenuItem>
    ) : null;
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t("actions", { carrier: parcel.carrier })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <StepItems parcel={parcel} />
          {item("fail", TriangleAlert, mayFail)}
          {item("back", PackageX, back !== null)}
          {steps.length > 0 || back ? <MenuSeparator /> : null}
          {item("retry", RotateCcw, retry !== null)}
          {item("tracking", Hash, tracking !== null)}
          {mayPrint ? (
            <MenuItem icon={Printer} onSelect={print}>
              {t("label")}
            </MenuItem>
          ) : null}
          {mayCancel ? <MenuSeparator /> : null}
          {item("cancel", Undo2, mayCancel)}
        </MenuContent>
      </Menu>
      <OpenDialog parcel={parcel} open={open} shut={() => setOpen(null)} />
    </>
  );
}

function StepItems({ parcel: { orderId, shipmentId, steps } }: { parcel: ParcelFacts }) {
  const t = useTranslations("orders.page.shipments");
  const move = useMove();
  const report = (step: ParcelStep) =>
    move(
      (idempotencyKey) =>
        reportShipmentAction({
          ...{ orderId, shipmentId, idempotencyKey },
          state: step === "out_for_delivery" ? "in_transit" : step,
          detail: step === "out_for_delivery" ? step : null,
        }),
      { done: t(`said.${step}`) },
    );
  return steps.map((step) => (
    <MenuItem key={step} icon={STEP_ICON[step]} onSelect={() => void report(step)}>
      {t(`say.${step}`)}
    </MenuItem>
  ));
}

type OpenProps = { parcel: ParcelFacts; open: Dialogs | null; shut: () => void };

function OpenDialog({ parcel, open, shut }: OpenProps) {
  const { back, retry, tracking } = parcel;
  const dialogs: Record<Dialogs, ReactNode> = {
    fail: <ParcelFailDialog parcel={parcel} onClose={shut} />,
    back: back && <ParcelReturnDialog parcel={parcel} facts={back} onClose={shut} />,
    retry: retry && <DispatchDialog {...parcel} facts={retry} onClose={shut} />,
    tracking: tracking && <ParcelTrackingDialog parcel={parcel} facts={tracking} onClose={shut} />,
    cancel: <ParcelCancelDialog parcel={parcel} onClose={shut} />,
  };
  return open && dialogs[open];
}
