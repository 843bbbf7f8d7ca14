import { Link2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { LinkList, type ShownLink } from "@/app/(desk)/links/_components/link-list";
import { LinksTabs } from "@/app/(desk)/links/_components/link-tabs";
import { listSavedLinks } from "@/db/queries/link-list";
import { pageHrefs, placeIn, TIMED_KEY } from "@/lib/kernel/keyset";
import { urlOf } from "@/lib/links/commands/link-url";
import { savedLinkState } from "@/lib/links/token";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("title") };
}

export default async function LinksPage({ searchParams }: PageProps<"/links">) {
  const user = await requirePermission("links.read");
  const ctx = await staffContext();
  const params = await searchParams;
  const [page, { currency }] = await Promise.all([
    listSavedLinks(ctx.db, placeIn(params, TIMED_KEY)),
    ctx.settings(),
  ]);
  const t = await getTranslations("links");
  const rows: ShownLink[] = page.rows.map((link) => ({
    ...link,
    url: urlOf(ctx, link),
    state: savedLinkState(link, link.figures.sold, ctx.now()),
  }));
  const create = userCan(user, "links.write") ? (
    <Button asChild variant="primary">
      <Link href="/links/new">{t("create")}</Link>
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} actions={rows.length === 0 ? null : create} />
      <LinksTabs current="saved" />
      {rows.length === 0 ? (
        <EmptyState icon={Link2} title={t("empty")} action={create}>
          {t("emptyHelp")}
        </EmptyState>
      ) : (
        <LinkList rows={rows} currency={userCan(user, "money.read") ? currency : null} />
      )}
      <Pagination {...pageHrefs("/links", params, page)} />
    </>
  );
}
