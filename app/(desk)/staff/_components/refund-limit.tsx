import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { staffWords } from "@/app/(desk)/staff/_components/staff-words";
import { saveRefundLimitAction } from "@/app/(desk)/staff/actions";
import type { StaffRow } from "@/db/queries/staff";
import { decimalText, money } from "@/lib/kernel/money";
import { staffContext } from "@/lib/platform/session";

/** How much a person may give back on one order without a second person. */
export async function RefundLimit({ person }: { person: StaffRow }) {
  const t = await getTranslations("staff");
  const { currency } = await (await staffContext()).settings();
  const limit = person.refundLimit === null ? "" : decimalText(money(person.refundLimit, currency));
  return (
    <Panel>
      <ActForm
        action={saveRefundLimitAction}
        firstKey={crypto.randomUUID()}
        words={await staffWords()}
        done={t("limitSaved")}
        className="grid gap-4"
      >
        <input type="hidden" name="staffId" value={person.id} />
        <Field label={t("refundLimit")} help={t("refundLimitHelp")} className="max-w-xs">
          <Input
            name="limit"
            inputMode="decimal"
            numeric
            before={currency}
            className="pl-12"
            defaultValue={limit}
          />
        </Field>
        <div>
          <SubmitButton variant="secondary">{t("saveLimit")}</SubmitButton>
        </div>
      </ActForm>
    </Panel>
  );
}
