import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { startAgainAction } from "@/app/(public)/checkout/[token]/actions";

type Props = { token: string; refused: string | string[] | undefined };

/** The order of this checkout is over: the same products can be bought again. */
export function OverPage({ token, refused }: Props) {
  const t = useTranslations("shop.checkout");
  return (
    <div className="mx-auto grid max-w-md gap-5 py-6">
      <RefusedBanner code={refused} />
      <h1 className="text-xl font-semibold tracking-tight">{t("overTitle")}</h1>
      <p className="text-ink-soft">{t("overBody")}</p>
      <PublicForm action={startAgainAction} firstKey={crypto.randomUUID()}>
        <input type="hidden" name="token" value={token} readOnly />
        <SubmitButton size="lg" wide>
          {t("startAgain")}
        </SubmitButton>
      </PublicForm>
    </div>
  );
}
