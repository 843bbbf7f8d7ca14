import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { locales } from "@/lib/i18n/locale";

/** Plain links that the proxy answers: they work before scripts do. */
export async function LanguageLinks() {
  const t = await getTranslations("language");
  const locale = await getLocale();
  const query = new URLSearchParams((await headers()).get("x-path")?.split("?")[1] ?? "");
  return (
    <nav aria-label={t("label")} className="flex gap-1 print:hidden">
      {locales.map((language) => (
        <a
          key={language}
          href={`?${withLanguage(query, language)}`}
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

/** What the page was asked for stays: a typed link is nothing but its query. */
function withLanguage(query: URLSearchParams, language: string): string {
  const asked = new URLSearchParams(query);
  asked.set("lang", language);
  return asked.toString();
}
