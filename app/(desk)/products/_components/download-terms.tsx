import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { setTermsAction } from "@/app/(desk)/products/digital-actions";
import type { DownloadTerms as Terms } from "@/db/queries/digital";
import type { Times } from "@/lib/shop/settings";

type TermsProps = { productId: number; terms: Terms; times: Times; mayWrite: boolean };

/** How long and how often what is bought may be downloaded; left empty, the shop's own limits. */
export function DownloadTerms({ productId, terms, times, mayWrite }: TermsProps) {
  const t = useTranslations("products.terms");
  if (!mayWrite) {
    return (
      <Panel title={t("title")}>
        <DefinitionList
          items={[
            { term: t("days"), value: terms.days ?? times.downloadDays },
            { term: t("count"), value: terms.count ?? times.downloadCount },
          ]}
        />
      </Panel>
    );
  }
  return (
    <Panel title={t("title")}>
      <ActForm
        action={setTermsAction}
        firstKey={crypto.randomUUID()}
        words={{ product_not_found: t("refused.product_not_found") }}
        done={t("saved")}
        className="grid gap-4"
      >
        <input type="hidden" name="productId" value={productId} />
        <Field label={t("days")} help={t("usual", { usual: times.downloadDays })}>
          <Input name="days" type="number" min={1} max={3650} numeric defaultValue={terms.days ?? ""} />
        </Field>
        <Field label={t("count")} help={t("usual", { usual: times.downloadCount })}>
          <Input name="count" type="number" min={1} max={1000} numeric defaultValue={terms.count ?? ""} />
        </Field>
        <div>
          <SubmitButton variant="secondary">{t("save")}</SubmitButton>
        </div>
      </ActForm>
    </Panel>
  );
}
