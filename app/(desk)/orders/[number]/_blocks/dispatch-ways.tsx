"use client";
import { useTranslations } from "next-intl";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";

export type DispatchWay = "hand" | "carrier";

type WaysProps = { way: DispatchWay; choose: (way: DispatchWay) => void };

/** By hand, or with a carrier that sells labels. */
export function DispatchWays({ way, choose }: WaysProps) {
  const t = useTranslations("orders.dialog.dispatch");
  return (
    <RadioGroup legend={t("ways")}>
      <div className="grid gap-x-3 sm:grid-cols-2">
        <Radio
          framed
          name="way"
          label={t("byHand")}
          help={t("byHandHelp")}
          checked={way === "hand"}
          onChange={() => choose("hand")}
        />
        <Radio
          framed
          name="way"
          label={t("byCarrier")}
          help={t("byCarrierHelp")}
          checked={way === "carrier"}
          onChange={() => choose("carrier")}
        />
      </div>
    </RadioGroup>
  );
}
