import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

/** On every page of a shop in demo mode. */
export function DemoBanner() {
  const t = useTranslations("demo");
  return (
    <aside
      aria-label={t("label")}
      title={t("explain")}
      className="sticky top-0 z-40 flex h-7 items-center justify-center gap-2 bg-wait-soft px-3 text-center text-xs font-medium text-wait print:static"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" strokeWidth={2} />
      {t("banner")}
    </aside>
  );
}
