import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { addAddressAction, addPoolAction } from "@/app/(desk)/products/digital-actions";
import { FileUpload } from "./file-upload";

/** Three ways to give something: a file of the shop's own, an address of somebody else, keys out of a pool. */
export function AddDigital({ variantId, most }: { variantId: number; most: number }) {
  const t = useTranslations("products.files");
  const words = {
    variant_not_found: t("refused.variant_not_found"),
    not_digital: t("refused.not_digital"),
    file_not_found: t("refused.file_not_found"),
  };
  return (
    <div className="grid gap-3 border-t p-4">
      <FileUpload variantId={variantId} most={most} />
      <p className="text-sm text-ink-faint">{t("uploadHelp", { most })}</p>
      <details>
        <summary className="link inline-flex min-h-8 cursor-pointer items-center">{t("addAddress")}</summary>
        <ActForm
          action={addAddressAction}
          firstKey={crypto.randomUUID()}
          words={words}
          done={t("added")}
          className="grid gap-3 pt-2"
        >
          <input type="hidden" name="variantId" value={variantId} />
          <Field label={t("name")} required>
            <Input name="name" maxLength={120} autoComplete="off" />
          </Field>
          <Field label={t("address")} help={t("addressHelp")} required>
            <Input name="url" type="url" placeholder="https://" pattern="https://.*" maxLength={2000} />
          </Field>
          <div>
            <SubmitButton variant="secondary">{t("saveAddress")}</SubmitButton>
          </div>
        </ActForm>
      </details>
      <details>
        <summary className="link inline-flex min-h-8 cursor-pointer items-center">{t("addPool")}</summary>
        <ActForm
          action={addPoolAction}
          firstKey={crypto.randomUUID()}
          words={words}
          done={t("added")}
          className="grid gap-3 pt-2"
        >
          <input type="hidden" name="variantId" value={variantId} />
          <Field label={t("name")} help={t("poolHelp")} required>
            <Input name="name" maxLength={120} autoComplete="off" />
          </Field>
          <div>
            <SubmitButton variant="secondary">{t("savePool")}</SubmitButton>
          </div>
        </ActForm>
      </details>
    </div>
  );
}
