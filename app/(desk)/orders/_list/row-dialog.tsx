"use client";
import { CancelDialog } from "@/app/(desk)/orders/[number]/_blocks/cancel-dialog";
import { DispatchDialog } from "@/app/(desk)/orders/[number]/_blocks/dispatch-dialog";
import { PayDialog } from "@/app/(desk)/orders/[number]/_blocks/pay-dialog";
import type { HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";

export type RowMove = "pay" | "cancel" | "dispatch";

type RowDialogProps = { move: RowMove; facts: HeaderActions; onClose: () => void };

/** The dialogs of the order page, opened from its row. */
export function RowDialog({ move, facts, onClose }: RowDialogProps) {
  const { pay, cancel, dispatch } = facts;
  if (move === "pay" && pay) return <PayDialog {...facts} facts={pay} onClose={onClose} />;
  if (move === "cancel" && cancel) return <CancelDialog {...facts} facts={cancel} onClose={onClose} />;
  if (move === "dispatch" && dispatch)
    return <DispatchDialog {...facts} facts={dispatch} onClose={onClose} />;
  return null;
}
