import Link from "next/link";
import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";

/** Money may stand behind a message that nobody could place: what happens by itself, and what does not. */
export function NeedyBanner({ count }: { count: number }) {
  const t = useTranslations("inbox");
  return (
    <Banner
      tone="wait"
      title={t("needyBanner", { count })}
      action={
        <Button asChild>
          <Link href="/inbox?effect=needy">{t("see")}</Link>
        </Button>
      }
    >
      {t("needyHelp")}
    </Banner>
  );
}
