import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { one } from "@/app/(public)/_shop/refused";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { unsubscribeAction } from "@/app/(public)/recover/[token]/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.recover"))("unsubscribeTitle") };
}

/** Asks; only the button acts, since mail scanners open links. */
export default async function UnsubscribePage({
  params,
  searchParams,
}: PageProps<"/recover/[token]/unsubscribe">) {
  const { token } = await params;
  const found = await openOrderLink("recovery", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const t = await getTranslations("shop.recover");
  const query = await searchParams;
  if (one(query.done) === "1") {
    return <Notice title={t("unsubscribedTitle")}>{t("unsubscribedBody")}</Notice>;
  }
  return (
    <div className="mx-auto grid max-w-md gap-5 py-6">
      <RefusedBanner code={query.refused} />
      <h1 className="text-xl font-semibold tracking-tight">{t("unsubscribeTitle")}</h1>
      <p className="text-ink-soft">{t("unsubscribeBody")}</p>
      <PublicForm action={unsubscribeAction} firstKey={crypto.randomUUID()}>
        <input type="hidden" name="token" value={token} readOnly />
        <SubmitButton size="lg" wide>
          {t("unsubscribe")}
        </SubmitButton>
      </PublicForm>
    </div>
  );
}
