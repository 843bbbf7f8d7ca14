"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Textarea } from "@/app/_ui/textarea";

/** The days between which it should come; noon, so that the day is the same wherever it is read. */
export function WindowFields() {
  const t = useTranslations("orders.dialog.dispatch");
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field label={t("arrivalFrom")} optional>
        <Input type="date" name="arrivalFrom" />
      </Field>
      <Field label={t("arrival")} optional>
        <Input type="date" name="arrival" />
      </Field>
    </div>
  );
}

type LetterProps = { notify: boolean; choose: (notify: boolean) => void };

export function LetterFields({ notify, choose }: LetterProps) {
  const t = useTranslations("orders.dialog.dispatch");
  return (
    <>
      <Checkbox
        name="notify"
        label={t("notify")}
        checked={notify}
        onChange={(event) => choose(event.target.checked)}
      />
      {notify ? (
        <Field label={t("message")} optional>
          <Textarea name="message" rows={2} maxLength={1_000} />
        </Field>
      ) : null}
    </>
  );
}

/** What most parcels need not say. */
export function FurtherFields({ weight }: { weight: string }) {
  const t = useTranslations("orders.dialog.dispatch");
  return (
    <details>
      <summary className="link inline-flex min-h-8 cursor-pointer items-center">{t("further")}</summary>
      <div className="grid gap-4 pt-2">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("service")} optional help={t("serviceHelp")}>
            <Input name="service" maxLength={80} />
          </Field>
          <Field label={t("weight")} optional>
            <Input name="weight" numeric inputMode="decimal" maxLength={9} defaultValue={weight} after="kg" />
          </Field>
        </div>
        <Field label={t("observations")} optional help={t("observationsHelp")}>
          <Textarea name="observations" rows={2} maxLength={1_000} />
        </Field>
      </div>
    </details>
  );
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();
const noonOf = (day: string): string => (day ? `${day}T12:00:00.000Z` : "");
const GRAMS = 1_000;

/** Grams of what was typed in kilograms; NaN when it is no weight. */
const gramsOf = (kilograms: string): number => Math.round(Number(kilograms.replace(",", ".")) * GRAMS);

/** The parcel's fields of a form, as the commands take them; null when the weight is no number. */
export function parcelOfForm(form: FormData) {
  const weight = textOf(form, "weight");
  const grams = weight === "" ? null : gramsOf(weight);
  if (grams !== null && !(grams > 0)) return null;
  return {
    expectedFrom: noonOf(textOf(form, "arrivalFrom")),
    expectedTo: noonOf(textOf(form, "arrival")),
    service: textOf(form, "service"),
    observations: textOf(form, "observations"),
    message: textOf(form, "message"),
    weightGrams: grams,
    notify: form.get("notify") === "on",
  };
}
