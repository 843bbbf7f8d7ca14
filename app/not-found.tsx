import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";

export default function NotFound() {
  const t = useTranslations("errors.notFound");
  return (
    <Notice
      title={t("title")}
      action={
        <Button asChild variant="primary">
          <a href="/">{t("action")}</a>
        </Button>
      }
    >
      {t("body")}
    </Notice>
  );
}
