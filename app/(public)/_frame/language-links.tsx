import { useLocale, useTranslations } from "next-intl";
import { locales } from "@/lib/i18n/locale";

/** Plain links that the proxy answers: they work before scripts do. */
export function LanguageLinks() {
  const t = useTranslations("language");
  const locale = useLocale();
  return (
    <nav aria-label={t("label")} className="flex gap-1 print:hidden">
      {locales.map((language) => (
        <a
          key={language}
          href={`?lang=${language}`}
          lang={language}
          hrefLang={language}
          aria-current={language === locale ? "true" : undefined}
          className="inline-flex min-h-11 items-center px-2 text-sm aria-[current]:font-medium aria-[current]:text-ink hover:text-ink"
        >
          {t(language)}
        </a>
      ))}
    </nav>
  );
}
