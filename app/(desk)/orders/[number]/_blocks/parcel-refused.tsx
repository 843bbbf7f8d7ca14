"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Textarea } from "@/app/_ui/textarea";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { ParcelFacts, RefusedFacts } from "@/app/(desk)/orders/[number]/_view/parcel-facts";
import { reopenOrderAction } from "@/app/(desk)/orders/[number]/actions";
import { cancelRefusedAction } from "@/app/(desk)/orders/[number]/parcel-actions";
import { DispatchDialog } from "./dispatch-dialog";
import { MoveDialog } from "./move-dialog";
import { chosenQuantities, QuantityFields } from "./quantity-fields";

/** Refused at the door and not paid: the two ways on, right where it is seen. */
export function ParcelRefused({ parcel, facts }: { parcel: ParcelFacts; facts: RefusedFacts }) {
  const t = useTranslations("orders.page.shipments.refused");
  const [open, setOpen] = useState<"retry" | "end" | null>(null);
  const shut = () => setOpen(null);
  return (
    <>
      <Banner
        tone="wait"
        title={t("title")}
        action={
          <div className="flex flex-wrap gap-2">
            {parcel.retry ? <Button onClick={() => setOpen("retry")}>{t("retry")}</Button> : null}
            <Button onClick={() => setOpen("end")}>{t("end")}</Button>
          </div>
        }
      >
        {t("said")}
      </Banner>
      {open === "retry" && parcel.retry ? (
        <DispatchDialog {...parcel} facts={parcel.retry} onClose={shut} />
      ) : null}
      {open === "end" ? <EndDialog parcel={parcel} facts={facts} onClose={shut} /> : null}
    </>
  );
}

type EndProps = { parcel: ParcelFacts; facts: RefusedFacts; onClose: () => void };

function EndDialog({ parcel, facts, onClose }: EndProps) {
  const t = useTranslations("orders.dialog.refusedEnd");
  const cancel = useTranslations("orders.dialog.cancel");
  const move = useMove();
  const { orderId, version, number, email } = parcel;
  const [notify, setNotify] = useState(email !== null);
  const reopen = async (expectedVersion: number) => {
    await move(
      (key) => reopenOrderAction({ orderId, expectedVersion, acceptShortage: false, idempotencyKey: key }),
      { done: cancel("reopened") },
    );
  };
  const send = (form: FormData, idempotencyKey: string) =>
    cancelRefusedAction({
      ...{ orderId, idempotencyKey, notify },
      expectedVersion: version,
      note: String(form.get("note") ?? ""),
      notReturned: chosenQuantities(form, facts.lines, "lost"),
    });
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      danger
      done={cancel("done", { number: String(number) })}
      undo={(canceled) => () => reopen(canceled.version)}
      onClose={onClose}
      send={send}
      consequences={[
        t("parcels"),
        facts.units > 0 ? cancel("stock", { count: facts.units }) : cancel("noStock"),
        email && notify ? cancel("letter", { email }) : cancel("noLetter"),
        t("noMoney"),
      ]}
    >
      {facts.lines.length > 0 ? (
        <details>
          <summary className="link inline-flex min-h-8 cursor-pointer items-center">{cancel("lost")}</summary>
          <QuantityFields lines={facts.lines} prefix="lost" initial="none" legend={cancel("lostLegend")} />
        </details>
      ) : null}
      <Field label={cancel("note")} optional help={cancel("noteHelp")}>
        <Textarea name="note" rows={2} maxLength={1_000} />
      </Field>
      {email ? (
        <Checkbox
          label={cancel("notify")}
          checked={notify}
          onChange={(event) => setNotify(event.target.checked)}
        />
      ) : null}
    </MoveDialog>
  );
}
