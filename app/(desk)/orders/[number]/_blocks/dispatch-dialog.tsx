"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import type { DispatchFacts } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";
import { dispatchAction } from "@/app/(desk)/orders/[number]/actions";
import { CarrierDispatch } from "./carrier-dispatch";
import { CarrierFields, carrierOfForm } from "./carrier-fields";
import { type DispatchWay, DispatchWays } from "./dispatch-ways";
import { MoveDialog } from "./move-dialog";
import { FurtherFields, LetterFields, parcelOfForm, WindowFields } from "./parcel-fields";
import { chosenQuantities, QuantityFields } from "./quantity-fields";
import { useUndoDispatch } from "./use-undo-dispatch";

type DispatchDialogProps = {
  orderId: number;
  version: number;
  number: number;
  email: string | null;
  facts: DispatchFacts;
  onClose: () => void;
};

/** A parcel leaves. Ways to dispatch stand side by side here; by hand is the one that every shop has. */
export function DispatchDialog(props: DispatchDialogProps) {
  const [way, choose] = useState<DispatchWay>("hand");
  const ways = props.facts.sellers.length > 0 ? <DispatchWays way={way} choose={choose} /> : null;
  return way === "carrier" ? (
    <CarrierDispatch {...props} ways={ways} />
  ) : (
    <DispatchByHand {...props} ways={ways} />
  );
}

type ByHandProps = DispatchDialogProps & {
  /** The choice between ways to dispatch, above the fields. */
  ways?: ReactNode;
};

type Wrong = "nothingChosen" | "badWeight";

/** With one's own carrier: some or all of what is left, or another attempt of a parcel that failed (S49, F4). */
function DispatchByHand({ orderId, version, number, email, facts, onClose, ways }: ByHandProps) {
  const t = useTranslations("orders.dialog.dispatch");
  const undo = useUndoDispatch(orderId);
  const [notify, setNotify] = useState(email !== null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const { replaces } = facts;
  const send = async (form: FormData, idempotencyKey: string) => {
    const lines = chosenQuantities(form, facts.lines, "send");
    const parcel = parcelOfForm(form);
    const missing = lines.length === 0 ? "nothingChosen" : parcel === null ? "badWeight" : null;
    setWrong(missing);
    if (missing || !parcel) return null;
    return dispatchAction({
      ...{ orderId, idempotencyKey, lines, replaces, expectedVersion: version },
      ...carrierOfForm(form),
      ...parcel,
    });
  };
  return (
    <MoveDialog
      title={t(replaces ? "titleAgain" : "title", { number: String(number) })}
      confirmLabel={t(replaces ? "confirmAgain" : "confirm")}
      done={t(replaces ? "doneAgain" : "done", { number: String(number) })}
      undo={({ shipmentId }) => (shipmentId ? () => undo(shipmentId) : undefined)}
      onClose={onClose}
      send={send}
      consequences={[
        email && notify ? t("letter", { email }) : t("noLetter"),
        replaces ? t("replaces") : null,
        facts.collect ? t("collect", { amount: facts.collect }) : null,
        t("stock"),
      ]}
    >
      {ways}
      {facts.isUnpaid ? <Banner tone="wait" title={t("unpaid")} /> : null}
      {wrong ? <Banner tone="bad" title={t(wrong)} /> : null}
      <CarrierFields carriers={facts.carriers} chosen={facts.chosen} />
      <QuantityFields lines={facts.lines} prefix="send" initial="all" legend={t("lines")} />
      <WindowFields />
      <FurtherFields weight={facts.weight} />
      {email ? <LetterFields notify={notify} choose={setNotify} /> : null}
    </MoveDialog>
  );
}
