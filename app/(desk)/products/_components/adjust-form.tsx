import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { adjustStockAction } from "@/app/(desk)/products/actions";

export async function AdjustForm({ variantId }: { variantId: number }) {
  const t = await getTranslations("products");
  return (
    <Panel title={t("adjustTitle")}>
      <ActForm
        action={adjustStockAction}
        firstKey={crypto.randomUUID()}
        words={{
          variant_not_found: t("refused.variant_not_found"),
          not_tracked: t("refused.not_tracked"),
          below_zero: t("refused.below_zero"),
        }}
        done={t("adjusted")}
        className="grid gap-4"
      >
        <input type="hidden" name="variantId" value={variantId} />
        <Field label={t("delta")} help={t("deltaHelp")} required>
          <Input
            name="delta"
            numeric
            inputMode="text"
            pattern="[+\-]?[0-9]+"
            maxLength={8}
            autoComplete="off"
          />
        </Field>
        <Field label={t("reason")} help={t("reasonHelp")} required>
          <Input name="reason" maxLength={200} autoComplete="off" />
        </Field>
        <div>
          <SubmitButton>{t("adjust")}</SubmitButton>
        </div>
      </ActForm>
    </Panel>
  );
}
