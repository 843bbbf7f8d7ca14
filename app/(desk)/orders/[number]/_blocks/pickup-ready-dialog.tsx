"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { pickupReadyAction } from "@/app/(desk)/orders/[number]/pickup-actions";
import { MoveDialog } from "./move-dialog";
import { NotifyBox } from "./notify-box";
import type { PickupFacts } from "./pickup-buttons";

type DialogProps = PickupFacts & { undo: () => Promise<void>; onClose: () => void };

/** Tells the customer to come: where, when and with which instructions; the letter brings the code. */
export function PickupReadyDialog(props: DialogProps) {
  const t = useTranslations("orders.dialog.pickupReady");
  const { orderId, version, number, email, places, isUnpaid, undo, onClose } = props;
  const [key, setKey] = useState(
    places.some((place) => place.key === props.chosen) ? props.chosen : (places[0]?.key ?? ""),
  );
  const [notify, setNotify] = useState(email !== null);
  const place = places.find((one) => one.key === key);
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      done={t("done", { number: String(number) })}
      undo={() => undo}
      onClose={onClose}
      send={(_, idempotencyKey) =>
        pickupReadyAction({ orderId, expectedVersion: version, locationKey: key, notify, idempotencyKey })
      }
      consequences={[email && notify ? t("letter", { email }) : t("noLetter"), t("stock")]}
    >
      {isUnpaid ? <Banner tone="wait" title={t("unpaid")} /> : null}
      {places.length === 0 ? <Banner tone="bad" title={t("noPlaces")} /> : null}
      <Field label={t("location")}>
        <Select
          name="locationKey"
          options={places.map(({ key: value, name }) => ({ value, label: name }))}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </Field>
      {place ? (
        <DefinitionList
          items={[
            { term: t("address"), value: place.address },
            { term: t("hours"), value: place.hours },
            {
              term: t("instructions"),
              value: <span className="whitespace-pre-line">{place.instructions || t("noInstructions")}</span>,
            },
          ]}
        />
      ) : null}
      <NotifyBox email={email} label={t("notify")} checked={notify} choose={setNotify} />
    </MoveDialog>
  );
}
