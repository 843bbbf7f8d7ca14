"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { DiscountInput } from "@/app/(desk)/orders/_lines/discount-input";
import { type EditCode, useEditRefusals } from "./edit-words";
import type { EditDraft } from "./use-edit";

type DiscountProps = {
  draft: EditDraft;
  change: (part: Partial<EditDraft>) => void;
  problem: EditCode | null;
};

/** The coupon and the shop's own discount; what is wrong stands beside its field. */
export function DiscountFields({ draft, change, problem }: DiscountProps) {
  const t = useTranslations("orders.edit");
  const words = useEditRefusals();
  const ofCoupon = problem?.startsWith("coupon_") ? problem : null;
  const wrong = (code: EditCode | null) => (code ? words.say(code, null) : undefined);
  return (
    <Panel title={t("discounts")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("coupon")} error={wrong(ofCoupon)} optional>
          <Input
            mono
            value={draft.coupon}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ coupon: event.target.value })}
          />
        </Field>
        <Field label={t("ownDiscount")} error={wrong(problem === "bad_discount" ? problem : null)} optional>
          <DiscountInput
            text={draft.ownDiscount}
            kind={draft.ownDiscountKind}
            kindLabel={t("ownDiscountKind")}
            onText={(ownDiscount) => change({ ownDiscount })}
            onKind={(ownDiscountKind) => change({ ownDiscountKind })}
          />
        </Field>
      </div>
    </Panel>
  );
}
