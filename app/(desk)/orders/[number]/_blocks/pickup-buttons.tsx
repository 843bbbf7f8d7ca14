"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { withdrawPickupAction } from "@/app/(desk)/orders/[number]/pickup-actions";
import { HandOverDialog } from "./hand-over-dialog";
import { PickupReadyDialog } from "./pickup-ready-dialog";

export type PickupFacts = {
  orderId: number;
  version: number;
  number: number;
  /** Null: no letter can reach the customer. */
  email: string | null;
  customer: string;
  isUnpaid: boolean;
  chosen: string;
  places: readonly {
    readonly key: string;
    readonly name: string;
    readonly address: string;
    readonly hours: string;
    readonly instructions: string;
  }[];
};

type ButtonsProps = PickupFacts & {
  step: "announce" | "hand" | null;
  /** Whether there is a step to take back. */
  isBack: boolean;
};

/** The one step that comes next at the counter, and the way back. */
export function PickupButtons({ step, isBack, ...facts }: ButtonsProps) {
  const t = useTranslations("orders.page.pickup");
  const [isOpen, setOpen] = useState(false);
  const undo = useWithdraw(facts.orderId);
  const Shown = step === "announce" ? PickupReadyDialog : HandOverDialog;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {isBack ? (
        <Button size="sm" onClick={() => void undo()}>
          {t(step === "hand" ? "withdraw" : "takeBack")}
        </Button>
      ) : null}
      {step ? (
        <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
          {t(step)}
        </Button>
      ) : null}
      {isOpen && step ? <Shown {...facts} undo={undo} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** Takes the last step at the counter back. */
function useWithdraw(orderId: number): () => Promise<void> {
  const t = useTranslations("orders.page.pickup");
  const move = useMove();
  return async () => {
    await move((idempotencyKey) => withdrawPickupAction({ orderId, idempotencyKey }), { done: t("undone") });
  };
}
