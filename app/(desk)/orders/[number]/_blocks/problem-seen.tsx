import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { problemSeenAction } from "@/app/(desk)/orders/[number]/helper-actions";

/** Somebody read what a helper told and dealt with it. */
export function ProblemSeen({ order }: { order: { readonly id: number; readonly version: number } }) {
  const t = useTranslations("orders.keep");
  const refused = useTranslations("orders.refused");
  return (
    <ActForm
      action={problemSeenAction}
      firstKey={crypto.randomUUID()}
      done={t("kept")}
      words={{
        order_not_found: refused("order_not_found"),
        changed_meanwhile: refused("changed_meanwhile"),
        out_of_stock: refused("out_of_stock"),
        not_flagged: t("settled"),
      }}
    >
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="expectedVersion" value={order.version} />
      <SubmitButton variant="secondary">{t("helper_problem")}</SubmitButton>
    </ActForm>
  );
}
