"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import type { HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { reopenOrderAction } from "@/app/(desk)/orders/[number]/actions";
import { MoveDialog } from "./move-dialog";

/** Takes a cancel back. When stock is gone meanwhile, the person may accept the shortage and say so. */
export function ReopenDialog({ orderId, version, number, onClose }: HeaderActions & { onClose: () => void }) {
  const t = useTranslations("orders.dialog.reopen");
  const [isShort, setShort] = useState(false);
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      size="sm"
      done={t("done", { number: String(number) })}
      onClose={onClose}
      onRefused={({ code }) => setShort(code === "out_of_stock")}
      send={(form, idempotencyKey) =>
        reopenOrderAction({
          ...{ orderId, idempotencyKey },
          expectedVersion: version,
          acceptShortage: form.get("acceptShortage") === "on",
        })
      }
      consequences={[t("stock"), t("noLetter")]}
    >
      {isShort ? <Checkbox name="acceptShortage" label={t("accept")} help={t("acceptHelp")} /> : null}
    </MoveDialog>
  );
}
