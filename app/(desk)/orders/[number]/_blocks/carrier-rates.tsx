"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Money } from "@/app/_ui/money";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import type { DispatchFacts } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";
import type { Quoted } from "./use-quote";

type RatesProps = {
  facts: DispatchFacts;
  quote: Quoted | null;
  asking: boolean;
  ask: (form: FormData) => Promise<void>;
  chosen: string | null;
  choose: (rateId: string) => void;
};

/** What the parcel weighs and measures, and what each service asks for it. */
export function CarrierRates({ facts, quote, asking, ask, chosen, choose }: RatesProps) {
  const t = useTranslations("orders.dialog.label");
  const { sellers } = facts;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {sellers.length > 1 ? (
          <Field label={t("seller")}>
            <Select name="seller" options={sellers.map(({ key, name }) => ({ value: key, label: name }))} />
          </Field>
        ) : null}
        <Field label={t("weight")}>
          <Input
            name="labelWeight"
            inputMode="decimal"
            numeric
            after="kg"
            autoComplete="off"
            defaultValue={facts.weight || facts.goodsWeight}
          />
        </Field>
      </div>
      <details>
        <summary className="link inline-flex min-h-8 cursor-pointer items-center">{t("sizes")}</summary>
        <div className="mt-2 grid grid-cols-3 gap-3">
          {(["length", "width", "height"] as const).map((side) => (
            <Field key={side} label={t(side)} optional>
              <Input name={`${side}Cm`} inputMode="decimal" numeric after="cm" autoComplete="off" />
            </Field>
          ))}
        </div>
      </details>
      {quote ? (
        <Offers quote={quote} chosen={chosen} choose={choose} />
      ) : (
        <Button
          type="button"
          loading={asking}
          onClick={({ currentTarget: { form } }) => (form ? void ask(new FormData(form)) : undefined)}
        >
          {t("ask")}
        </Button>
      )}
      <p role="status" className="sr-only">
        {asking ? t("asking") : ""}
      </p>
    </>
  );
}

function Offers({ quote, chosen, choose }: Pick<RatesProps, "chosen" | "choose"> & { quote: Quoted }) {
  const t = useTranslations("orders.dialog.label");
  return (
    <RadioGroup legend={t("rates")}>
      {quote.rates.map(({ id, carrier, service, price, days }) => (
        <Radio
          key={id}
          framed
          name="rate"
          value={id}
          checked={id === chosen}
          onChange={() => choose(id)}
          label={quote.isDemo ? service : `${carrier} ${service}`}
          help={days === null ? undefined : t("days", { days })}
          aside={price ? <Money value={price} /> : undefined}
        />
      ))}
    </RadioGroup>
  );
}
