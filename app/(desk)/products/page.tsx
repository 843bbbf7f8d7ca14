import { Package } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { ProductList } from "@/app/(desk)/products/_components/product-list";
import { listProducts } from "@/db/queries/product-list";
import { ID_KEY, pageHrefs, placeIn } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products"))("title") };
}

export default async function ProductsPage({ searchParams }: PageProps<"/products">) {
  const user = await requirePermission("catalog.read");
  const ctx = await staffContext();
  const params = await searchParams;
  const [page, { currency }] = await Promise.all([
    listProducts(ctx.db, placeIn(params, ID_KEY)),
    ctx.settings(),
  ]);
  const t = await getTranslations("products");
  const variants = page.rows.flatMap((product) => product.variants);
  return (
    <>
      <PageHeader title={t("title")} />
      {page.rows.length === 0 ? (
        <EmptyState icon={Package} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      ) : (
        <ProductList rows={variants} currency={userCan(user, "money.read") ? currency : null} />
      )}
      <Pagination {...pageHrefs("/products", params, page)} />
    </>
  );
}
