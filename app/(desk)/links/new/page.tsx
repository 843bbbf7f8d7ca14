import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { linkChoices } from "@/app/(desk)/links/_components/choices";
import { LinkForm } from "@/app/(desk)/links/_components/link-form";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { dayOf } from "@/lib/shop/day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("create") };
}

export default async function NewLinkPage() {
  await requirePermission("links.write");
  const ctx = await staffContext();
  const { timeZone } = await ctx.settings();
  const t = await getTranslations("links");
  return (
    <>
      <PageHeader title={t("create")} back={{ href: "/links", label: t("title") }} />
      <LinkForm
        firstKey={crypto.randomUUID()}
        choices={await linkChoices()}
        today={dayOf(ctx.now(), timeZone)}
      />
    </>
  );
}
