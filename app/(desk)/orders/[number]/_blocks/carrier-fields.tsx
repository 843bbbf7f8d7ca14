"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import type { CarrierChoice } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";
import { s10Hint } from "@/lib/fulfillment/tracking-url";

const OTHER = "other";

type CarrierFieldsProps = {
  carriers: readonly CarrierChoice[];
  /** A key of the list, or the name of one that is not in it. */
  chosen: string;
  trackingNumber?: string;
  url?: string;
};

/** Who carries it, under which number, and where the number is looked up. */
export function CarrierFields({ carriers, chosen, trackingNumber = "", url = "" }: CarrierFieldsProps) {
  const t = useTranslations("orders.dialog.dispatch");
  const isListed = carriers.some(({ key }) => key === chosen);
  const [carrier, setCarrier] = useState(isListed ? chosen : OTHER);
  const options = [
    ...carriers.map(({ key, name }) => ({ value: key, label: name })),
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
          <Input name="carrierName" maxLength={80} defaultValue={isListed ? "" : chosen} />
        </Field>
      ) : null}
      <NumberField
        first={trackingNumber}
        page={carriers.find(({ key }) => key === carrier)?.page ?? "none"}
      />
      <Field label={t("url")} optional help={t("urlHelp")}>
        <Input name="trackingUrl" type="url" placeholder="https://" maxLength={2_000} defaultValue={url} />
      </Field>
    </div>
  );
}

function NumberField({ first, page }: { first: string; page: CarrierChoice["page"] }) {
  const t = useTranslations("orders.dialog.dispatch");
  const [tracking, setTracking] = useState(first);
  const hint = s10Hint(tracking);
  const help = [hint === "right" ? t("s10Right") : null, page === "typed" ? t("typedThere") : null];
  return (
    <Field
      label={t("tracking")}
      optional
      help={help.filter(Boolean).join(" ") || undefined}
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
  );
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** The carrier's fields of a form, as the commands take them. */
export const carrierOfForm = (form: FormData) => ({
  carrier: textOf(form, "carrier") === OTHER ? textOf(form, "carrierName") : textOf(form, "carrier"),
  trackingNumber: textOf(form, "trackingNumber"),
  trackingUrl: textOf(form, "trackingUrl"),
});
