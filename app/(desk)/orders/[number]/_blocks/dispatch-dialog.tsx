"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { DispatchFacts, HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { cancelShipmentAction, dispatchAction } from "@/app/(desk)/orders/[number]/actions";
import { s10Hint } from "@/lib/fulfillment/tracking-url";
import { MoveDialog } from "./move-dialog";
import { chosenQuantities, QuantityFields } from "./quantity-fields";

const OTHER = "other";

type DispatchDialogProps = HeaderActions & { facts: DispatchFacts; onClose: () => void };

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** A parcel sent by hand with one's own carrier: some or all of what is left (S49). */
export function DispatchDialog({ orderId, version, number, email, facts, onClose }: DispatchDialogProps) {
  const t = useTranslations("orders.dialog.dispatch");
  const move = useMove();
  const [notify, setNotify] = useState(email !== null);
  const [isEmpty, setEmpty] = useState(false);
  const undo = async (shipmentId: string) => {
    await move((key) => cancelShipmentAction({ orderId, shipmentId, idempotencyKey: key }), {
      done: t("undone"),
    });
  };
  const send = async (form: FormData, idempotencyKey: string) => {
    const lines = chosenQuantities(form, facts.lines, "send");
    setEmpty(lines.length === 0);
    if (lines.length === 0) return null;
    const arrival = textOf(form, "arrival");
    return dispatchAction({
      ...{ orderId, idempotencyKey, lines },
      expectedVersion: version,
      carrier: textOf(form, "carrier") === OTHER ? textOf(form, "carrierName") : textOf(form, "carrier"),
      trackingNumber: textOf(form, "trackingNumber"),
      trackingUrl: textOf(form, "trackingUrl"),
      expectedTo: arrival ? `${arrival}T12:00:00.000Z` : "",
      message: textOf(form, "message"),
      notify: form.get("notify") === "on",
    });
  };
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      done={t("done", { number: String(number) })}
      undo={({ shipmentId }) => (shipmentId ? () => undo(shipmentId) : undefined)}
      onClose={onClose}
      send={send}
      consequences={[email && notify ? t("letter", { email }) : t("noLetter"), t("stock")]}
    >
      {facts.isUnpaid ? <Banner tone="wait" title={t("unpaid")} /> : null}
      {isEmpty ? <Banner tone="bad" title={t("nothingChosen")} /> : null}
      <CarrierFields facts={facts} />
      <QuantityFields lines={facts.lines} prefix="send" initial="all" legend={t("lines")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("arrival")} optional>
          <Input type="date" name="arrival" />
        </Field>
      </div>
      {email ? (
        <>
          <Checkbox
            name="notify"
            label={t("notify")}
            checked={notify}
            onChange={(event) => setNotify(event.target.checked)}
          />
          {notify ? (
            <Field label={t("message")} optional>
              <Textarea name="message" rows={2} maxLength={1_000} />
            </Field>
          ) : null}
        </>
      ) : null}
    </MoveDialog>
  );
}

function CarrierFields({ facts }: { facts: DispatchFacts }) {
  const t = useTranslations("orders.dialog.dispatch");
  const [carrier, setCarrier] = useState(facts.carriers[0]?.key ?? OTHER);
  const [tracking, setTracking] = useState("");
  const hint = s10Hint(tracking);
  const options = [
    ...facts.carriers.map(({ key, name }) => ({ value: key, label: name })),
    { value: OTHER, label: t("otherCarrier") },
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("carrier")}>
        <Select
          name="carrier"
          options={options}
          value={carrier}
          onChange={(event) => setCarrier(event.target.value)}
        />
      </Field>
      {carrier === OTHER ? (
        <Field label={t("carrierName")} required>
          <Input name="carrierName" maxLength={80} />
        </Field>
      ) : null}
      <Field
        label={t("tracking")}
        optional
        help={hint === "right" ? t("s10Right") : undefined}
        error={hint === "wrong" ? t("s10Wrong") : undefined}
      >
        <Input
          name="trackingNumber"
          mono
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          value={tracking}
          onChange={(event) => setTracking(event.target.value)}
        />
      </Field>
      <Field label={t("url")} optional help={t("urlHelp")}>
        <Input name="trackingUrl" type="url" placeholder="https://" maxLength={2_000} />
      </Field>
    </div>
  );
}
