import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/app/_ui/banner";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";

const PARTS = ["shop", "times", "payments", "delivery", "carriers", "taxes"] as const;
export type SettingsPart = (typeof PARTS)[number];

type FrameProps = { part: SettingsPart; mayWrite: boolean; children: ReactNode };

/** Heading and parts of the settings; says so when one may only look. */
export function SettingsFrame({ part, mayWrite, children }: FrameProps) {
  const t = useTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} />
      <LinkTabs
        label={t("views")}
        className="mb-5"
        tabs={PARTS.map((one) => ({
          href: one === "shop" ? "/settings" : `/settings/${one}`,
          label: t(`tab.${one}`),
          current: one === part,
        }))}
      />
      {mayWrite ? null : <Banner title={t("readOnly")} className="mb-5 max-w-4xl" />}
      {children}
    </>
  );
}
