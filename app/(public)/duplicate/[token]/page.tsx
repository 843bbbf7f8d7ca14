import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import { OrderAgain } from "@/app/(public)/_shop/order-again";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { previewOrder } from "@/lib/carts/commands/preview-order";
import { duplicateAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.duplicate"))("title") };
}

export default async function DuplicatePage({ params, searchParams }: PageProps<"/duplicate/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("duplicate", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, state, ctx } = found.value;
  const t = await getTranslations("shop");
  if (state !== "live") return <Notice title={t("o.expiredTitle")}>{t("o.expiredBody")}</Notice>;
  const preview = await previewOrder(ctx, order, null);
  return (
    <OrderAgain
      title={t("duplicate.title")}
      intro={t("duplicate.body")}
      button={t("duplicate.goOn")}
      preview={preview}
      token={token}
      action={duplicateAction}
      write={await shopWriter(preview.settings)}
      refused={(await searchParams).refused}
    />
  );
}
