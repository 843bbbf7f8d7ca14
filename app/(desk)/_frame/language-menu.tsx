"use client";
import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Menu, MenuContent, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/app/_ui/menu";
import { locales } from "@/lib/i18n/locale";

function pick(language: string) {
  const here = new URL(window.location.href);
  here.searchParams.set("lang", language);
  window.location.assign(here);
}

/** Changes the language of every screen of this browser; the page comes back in it. */
export function LanguageMenu() {
  const t = useTranslations("language");
  const locale = useLocale();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="sm" title={t("label")}>
          <Languages aria-hidden />
          <span className="sr-only">{`${t("label")}: ${t(locale)}`}</span>
          <span aria-hidden className="hidden text-xs uppercase sm:inline">
            {locale}
          </span>
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>{t("label")}</MenuLabel>
        <MenuRadioGroup value={locale} onValueChange={pick}>
          {locales.map((language) => (
            <MenuRadioItem key={language} value={language}>
              <span lang={language}>{t(language)}</span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
