"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { Choice } from "@/app/(desk)/orders/new/_form/choice";
import type { EditStart } from "./edit-start";
import type { EditDraft } from "./use-edit";
import type { WrittenOffer } from "./written-preview";

type DeliveryProps = {
  start: EditStart;
  draft: EditDraft;
  change: (part: Partial<EditDraft>) => void;
  offers: readonly WrittenOffer[];
};

const CHOICES = ["keep", "method", "own", "pickup", "none"] as const;

/** How it travels and for how much; untouched it keeps what it cost. */
export function DeliveryFields(props: DeliveryProps) {
  const t = useTranslations("orders.edit");
  const { start, draft, change } = props;
  const shown = CHOICES.filter(
    (one) => (one !== "method" || start.hasAddress) && (one !== "pickup" || start.pickups.length > 0),
  );
  return (
    <Panel title={t("delivery")}>
      <div className="grid gap-4">
        <Choice
          legend={t("delivery")}
          name="deliveryChoice"
          value={draft.delivery}
          options={shown.map((value) => ({ value, label: t(`choice.${value}`) }))}
          onChange={(delivery) => change({ delivery, deliveryKey: "", deliveryPrice: "" })}
        />
        <Way {...props} />
      </div>
    </Panel>
  );
}

function Way({ start, draft, change, offers }: DeliveryProps) {
  const t = useTranslations("orders.edit");
  if (draft.delivery === "keep") return <p className="text-ink-soft">{t("keepHelp", { way: start.way })}</p>;
  if (draft.delivery === "none") return <p className="text-ink-soft">{t("noneHelp")}</p>;
  if (draft.delivery === "own") return <OwnWay draft={draft} change={change} />;
  const option = draft.delivery === "method" ? "delivery" : "store_pickup";
  const fitting = offers.filter((one) => one.option === option);
  if (fitting.length === 0) return <p className="text-ink-soft">{t("noOffers")}</p>;
  return (
    <RadioGroup legend={t(draft.delivery)}>
      {fitting.map(({ key, name, price }) => (
        <Radio
          key={key}
          framed
          name="deliveryKey"
          label={name}
          aside={price}
          checked={draft.deliveryKey === key}
          onChange={() => change({ deliveryKey: key })}
        />
      ))}
    </RadioGroup>
  );
}

function OwnWay({ draft, change }: Pick<DeliveryProps, "draft" | "change">) {
  const t = useTranslations("orders.edit");
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
      <Field label={t("ownName")}>
        <Input
          value={draft.deliveryName}
          maxLength={80}
          placeholder={t("ownNamePlaceholder")}
          onChange={(event) => change({ deliveryName: event.target.value })}
        />
      </Field>
      <Field label={t("price")}>
        <Input
          numeric
          inputMode="decimal"
          value={draft.deliveryPrice}
          maxLength={20}
          onChange={(event) => change({ deliveryPrice: event.target.value })}
        />
      </Field>
    </div>
  );
}
