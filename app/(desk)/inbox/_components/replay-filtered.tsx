import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { AskedMessages } from "@/app/(desk)/inbox/_view/message-filter";
import { replayFilteredAction } from "@/app/(desk)/inbox/actions";

/** Works on everything that the filter finds once more, on this page and the others. */
export function ReplayFiltered({ asked }: { asked: AskedMessages }) {
  const t = useTranslations("inbox.many");
  const { provider, q, from, to } = asked;
  const given = { effect: asked.needy ? "needy" : (asked.effect ?? ""), provider, q, from, to };
  return (
    <ActForm
      action={replayFilteredAction}
      firstKey={crypto.randomUUID()}
      done={t("started")}
      words={{ nothing_chosen: t("nothing_to_replay"), nothing_to_replay: t("nothing_to_replay") }}
      className="mb-3"
    >
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" size="sm">
        {t("replayFiltered")}
      </SubmitButton>
    </ActForm>
  );
}
