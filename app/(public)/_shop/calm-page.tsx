import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { Notice } from "@/app/_ui/notice";
import type { TokenRefused } from "@/lib/platform/public-token";

/** The page for a token that opens nothing: the same for unknown and wrong ones, another only for whoever tries too often. */
export function TokenRefusedPage({ refusal }: { refusal: TokenRefused }) {
  if (refusal.code === "link_not_found") notFound();
  return <TooMany />;
}

function TooMany() {
  const t = useTranslations("shop");
  return <Notice title={t("tooManyTitle")}>{t("tooManyBody")}</Notice>;
}
