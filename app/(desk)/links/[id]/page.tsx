import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { LinkFacts } from "@/app/(desk)/links/_components/link-facts";
import { LinkFigures } from "@/app/(desk)/links/_components/link-figures";
import { LinkStateBadge } from "@/app/(desk)/links/_components/link-state";
import { QrCode } from "@/app/(desk)/links/_components/qr-code";
import { RevokeForm } from "@/app/(desk)/links/_components/revoke-form";
import { ShareButtons } from "@/app/(desk)/links/_components/share-buttons";
import { findSavedLinkById } from "@/db/queries/link-list";
import { urlOf } from "@/lib/links/commands/link-url";
import { savedLinkState } from "@/lib/links/token";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("title") };
}

export default async function LinkPage({ params, searchParams }: PageProps<"/links/[id]">) {
  const user = await requirePermission("links.read");
  const ctx = await staffContext();
  const link = await findSavedLinkById(ctx.db, (await params).id);
  if (!link) notFound();
  const url = urlOf(ctx, link) ?? "";
  const state = savedLinkState(link, link.figures.sold, ctx.now());
  const name = link.name ?? link.slug ?? "";
  const { currency } = await ctx.settings();
  const seesMoney = userCan(user, "money.read");
  const t = await getTranslations("links");
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: "/links", label: t("title") }}
        badges={<LinkStateBadge state={state} />}
      />
      {"made" in (await searchParams) ? <Banner tone="good" title={t("form.made")} className="mb-4" /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          <LinkFigures link={link} currency={seesMoney ? currency : null} />
          <Panel title={t("sells")}>
            <LinkFacts link={link} seesMoney={seesMoney} />
          </Panel>
          {state !== "revoked" && userCan(user, "links.write") ? <RevokeForm linkId={link.id} /> : null}
        </div>
        <div className="grid gap-6">
          <Panel title={t("share")}>
            <div className="grid gap-3">
              <p className="font-mono text-sm break-all">{url}</p>
              <div className="flex flex-wrap gap-2">
                <CopyButton value={url} name={t("copy")} text={t("copyLink")} variant="primary" />
                <Button asChild>
                  <Link href={url} target="_blank">
                    {t("open")}
                  </Link>
                </Button>
              </div>
              <ShareButtons share={{ url, text: t("shareText", { name }), title: name }} />
            </div>
          </Panel>
          <QrCode url={url} name={link.slug ?? link.id} />
        </div>
      </div>
    </>
  );
}
