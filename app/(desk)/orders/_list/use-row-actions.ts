"use client";
import { useTranslations } from "next-intl";
import { useLinkCopy } from "@/app/(desk)/orders/[number]/_blocks/link-copy";
import { postPrint } from "@/app/(desk)/orders/[number]/_blocks/print-menu";
import { issueLinkAction, statusLinkAction } from "@/app/(desk)/orders/[number]/actions";
import type { RowAction } from "./row-entries";
import type { MenuRow } from "./row-state";
import { useRowMove } from "./use-row-move";

/** Does what a row's menu offers: moves by their dialogs, papers in a new tab, links to the clipboard. */
export function useRowActions({ id: orderId, number }: MenuRow) {
  const t = useTranslations("orders.menu");
  const link = useLinkCopy();
  const { ask, busy, dialog } = useRowMove(number);
  const issue = (purpose: "payment" | "duplicate" | "recovery") => (idempotencyKey: string) =>
    issueLinkAction({ orderId, purpose, idempotencyKey });
  const work: Record<RowAction, () => void | Promise<void>> = {
    mark_paid: () => ask("pay"),
    cancel: () => ask("cancel"),
    dispatch: () => ask("dispatch"),
    print_sheet: () => postPrint("order_sheet", [number]),
    print_slip: () => postPrint("packing_slip", [number]),
    print_label: () => postPrint("shipping_label", [number]),
    copy_status: () =>
      link.copy(t("copyStatus"), (idempotencyKey) => statusLinkAction({ orderId, idempotencyKey })),
    copy_payment: () => link.copy(t("copyPayment"), issue("payment")),
    copy_duplicate: () => link.copy(t("copyDuplicate"), issue("duplicate")),
    copy_recovery: () => link.copy(t("copyRecovery"), issue("recovery")),
  };
  return { run: (entry: RowAction) => void work[entry](), busy, dialog, link };
}
