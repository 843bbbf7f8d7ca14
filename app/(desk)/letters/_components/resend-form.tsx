import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { resendLetterAction } from "@/app/(desk)/letters/actions";

/** Sends a letter once more, saying before where it goes. */
export async function ResendForm({ letterId, to }: { letterId: string; to: string | null }) {
  const t = await getTranslations("letters");
  return (
    <ActForm
      action={resendLetterAction}
      firstKey={crypto.randomUUID()}
      words={{
        letter_not_found: t("refused.letter_not_found"),
        single_use: t("refused.single_use"),
        still_waiting: t("refused.still_waiting"),
      }}
      done={t("resent")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-sheet px-4 py-3"
    >
      <input type="hidden" name="letterId" value={letterId} />
      <p className="min-w-0 flex-1 basis-64 text-ink-soft">
        {to ? t("resendHelp", { to }) : t("resendWithout")}
      </p>
      <SubmitButton variant="secondary">{t("resend")}</SubmitButton>
    </ActForm>
  );
}
