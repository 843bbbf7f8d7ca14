import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { linkChoices } from "@/app/(desk)/links/_components/choices";
import { LinkBuilder } from "@/app/(desk)/links/_components/link-builder";
import { LinksTabs } from "@/app/(desk)/links/_components/link-tabs";
import { requirePermission, staffContext } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("builder") };
}

export default async function LinkBuilderPage() {
  await requirePermission("links.read");
  const { appUrl } = await staffContext();
  const t = await getTranslations("links");
  return (
    <>
      <PageHeader title={t("title")} />
      <LinksTabs current="builder" />
      <p className="mb-5 max-w-prose text-ink-soft">{t("build.lead")}</p>
      <LinkBuilder origin={appUrl} choices={await linkChoices()} />
    </>
  );
}
