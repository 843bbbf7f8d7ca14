import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { Panel } from "@/app/_ui/panel";
import { AdjustForm } from "@/app/(desk)/products/_components/adjust-form";
import { DigitalFiles } from "@/app/(desk)/products/_components/digital-files";
import { DownloadTerms } from "@/app/(desk)/products/_components/download-terms";
import { MovementList } from "@/app/(desk)/products/_components/movement-list";
import { ProductPicture } from "@/app/(desk)/products/_components/product-picture";
import { StockMark } from "@/app/(desk)/products/_components/stock-mark";
import { findTerms, listDigitalFiles } from "@/db/queries/digital";
import {
  findVariant,
  type ListedVariant,
  listMovements,
  sumOfMovements,
  unitsHeld,
} from "@/db/queries/product-list";
import { ID_KEY, pageHrefs, placeIn } from "@/lib/kernel/keyset";
import type { Currency } from "@/lib/kernel/money";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products"))("title") };
}

export default async function VariantPage({ params, searchParams }: PageProps<"/products/[id]">) {
  const user = await requirePermission("catalog.read");
  const ctx = await staffContext();
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const variant = ID_KEY.test(id) ? await findVariant(ctx.db, Number(id)) : null;
  if (!variant) notFound();
  const isDigital = variant.type === "digital";
  const [movements, sum, held, { currency, times }, files, terms] = await Promise.all([
    listMovements(ctx.db, variant.id, placeIn(query, ID_KEY)),
    sumOfMovements(ctx.db, variant.id),
    unitsHeld(ctx.db, variant.id),
    ctx.settings(),
    isDigital ? listDigitalFiles(ctx.db, variant.id) : [],
    isDigital ? findTerms(ctx.db, variant.productId) : null,
  ]);
  const t = await getTranslations("products");
  const mayWrite = userCan(user, "catalog.write");
  const mayAdjust = userCan(user, "stock.write") && !variant.unlimited;
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <ProductPicture imageId={variant.imageId} />
            {[variant.name, ...variant.options].join(" · ")}
          </span>
        }
        back={{ href: "/products", label: t("title") }}
        badges={<StockMark variant={variant} />}
        description={<span className="font-mono">{variant.sku}</span>}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="order-2 grid min-w-0 grid-cols-1 gap-6 xl:order-1">
          {isDigital ? (
            <DigitalFiles variantId={variant.id} most={times.downloadMegabytes} {...{ files, mayWrite }} />
          ) : null}
          <section className="min-w-0">
            <h2 className="mb-2 text-base font-semibold">{t("movements")}</h2>
            {variant.unlimited ? null : <Sum sum={sum} stock={variant.stock} />}
            <MovementList rows={movements.rows} />
            <Pagination {...pageHrefs(`/products/${variant.id}`, query, movements)} />
          </section>
        </div>
        <div className="order-1 grid gap-4 xl:order-2">
          <Figures variant={variant} held={held} currency={userCan(user, "money.read") ? currency : null} />
          {terms ? <DownloadTerms productId={variant.productId} {...{ terms, times, mayWrite }} /> : null}
          {mayAdjust ? <AdjustForm variantId={variant.id} /> : null}
        </div>
      </div>
    </>
  );
}

async function Sum({ sum, stock }: { sum: number; stock: number }) {
  const t = await getTranslations("products");
  if (sum === stock) return <p className="mb-3 text-sm text-ink-soft">{t("agrees", { sum })}</p>;
  return <Banner tone="bad" title={t("disagrees", { sum, stock })} className="mb-3" />;
}

type FiguresProps = { variant: ListedVariant; held: number; currency: Currency | null };

async function Figures({ variant, held, currency }: FiguresProps) {
  const t = await getTranslations("products");
  const counted = !variant.unlimited;
  return (
    <Panel title={t("head.stock")}>
      <DefinitionList
        items={[
          {
            term: t("forSale"),
            value: (
              <span className="tnum text-lg leading-5 font-semibold">
                {counted ? variant.stock : t("unlimited")}
              </span>
            ),
          },
          {
            term: t("inHouse"),
            value: counted ? <span className="tnum">{variant.stock + held}</span> : null,
          },
          { term: t("alertAt"), value: counted && variant.threshold > 0 ? variant.threshold : null },
          {
            term: t("price"),
            value: currency === null ? null : <Money value={{ amount: variant.price, currency }} />,
          },
        ]}
      />
      {counted && held > 0 ? (
        <p className="mt-2 text-sm text-ink-faint">{t("inHouseHelp", { held })}</p>
      ) : null}
      {counted ? null : <p className="mt-2 text-sm text-ink-faint">{t("notTracked")}</p>}
    </Panel>
  );
}
