"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { voidPaymentAction } from "@/app/(desk)/orders/[number]/actions";

type VoidPaymentProps = { orderId: number; version: number; paymentId: string };

/** Takes back a payment that was recorded by hand (P13). */
export function VoidPayment({ orderId, version, paymentId }: VoidPaymentProps) {
  const t = useTranslations("orders.dialog.void");
  const move = useMove();
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("description")}
      confirmLabel={t("confirm")}
      onConfirm={async () => {
        await move(
          (idempotencyKey) =>
            voidPaymentAction({ orderId, expectedVersion: version, paymentId, idempotencyKey }),
          { done: t("done") },
        );
      }}
    />
  );
}
