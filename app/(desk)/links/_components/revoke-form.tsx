import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { revokeLinkAction } from "@/app/(desk)/links/actions";

/** Ends a link, saying before what that means. */
export async function RevokeForm({ linkId }: { linkId: string }) {
  const t = await getTranslations("links");
  return (
    <ActForm
      action={revokeLinkAction}
      firstKey={crypto.randomUUID()}
      words={{
        link_not_found: t("refused.link_not_found"),
        order_not_found: t("refused.order_not_found"),
        changed_meanwhile: t("refused.changed_meanwhile"),
        out_of_stock: t("refused.out_of_stock"),
      }}
      done={t("revoked")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <input type="hidden" name="linkId" value={linkId} />
      <SubmitButton variant="secondary">{t("revoke")}</SubmitButton>
      <p className="min-w-0 flex-1 basis-64 text-ink-soft">{t("revokeHelp")}</p>
    </ActForm>
  );
}
