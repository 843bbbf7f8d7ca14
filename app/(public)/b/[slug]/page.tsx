import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Notice } from "@/app/_ui/notice";
import { BuyView } from "@/app/(public)/_shop/buy-view";
import { customerContext } from "@/app/(public)/_shop/customer-context";
import { NothingToBuy } from "@/app/(public)/_shop/nothing-to-buy";
import { ProductData, productMetadata } from "@/app/(public)/_shop/product-head";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { paramsOf, visitFields } from "@/app/(public)/_shop/visit";
import { VisitBeacon } from "@/app/(public)/_shop/visit-beacon";
import { findSavedLink, stateOfSavedLink } from "@/lib/carts/commands/open-direct-buy";
import { previewSavedLink } from "@/lib/carts/commands/preview-link";
import { buyLinkAction } from "./actions";

type Props = PageProps<"/b/[slug]">;

const load = cache(async (slug: string) => {
  const ctx = customerContext();
  const link = await findSavedLink(ctx, slug);
  if (!link) return null;
  return { ctx, link, state: await stateOfSavedLink(ctx, link), ...(await previewSavedLink(ctx, link)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const found = await load(slug);
  return found ? productMetadata(found, `/b/${slug}`) : {};
}

export default async function DirectBuyPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const found = await load(slug);
  if (!found) notFound();
  const t = await getTranslations("shop.buy");
  if (found.state !== "live") return <Notice title={t("endedTitle")}>{t("endedBody")}</Notice>;
  const { settings, priced, rows, content } = found;
  if (priced.lines.length === 0) return <NothingToBuy rows={rows} />;
  const query = await searchParams;
  const write = await shopWriter(settings);
  return (
    <>
      <ProductData found={found} path={`/b/${slug}`} />
      <VisitBeacon path={`/b/${slug}`} />
      <BuyView
        priced={priced}
        rows={rows}
        text={content.text}
        gone={[]}
        pricesIncludeTax={settings.pricesIncludeTax}
        write={write}
        refused={query.refused}
        hidden={{ slug, ...(await visitFields(paramsOf(query))) }}
        action={buyLinkAction}
      />
    </>
  );
}
