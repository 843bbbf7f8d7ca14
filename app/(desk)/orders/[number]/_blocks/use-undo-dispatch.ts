"use client";
import { useTranslations } from "next-intl";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { cancelShipmentAction } from "@/app/(desk)/orders/[number]/actions";

/** Takes a dispatch back and says so; a label that was bought for it is given back with it. */
export function useUndoDispatch(orderId: number, { voidLabel = false } = {}) {
  const t = useTranslations("orders.dialog.dispatch");
  const move = useMove();
  return async (shipmentId: string): Promise<void> => {
    await move((idempotencyKey) => cancelShipmentAction({ orderId, shipmentId, voidLabel, idempotencyKey }), {
      done: t(voidLabel ? "undoneLabel" : "undone"),
    });
  };
}
