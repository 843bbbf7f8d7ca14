import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { LinkPreview } from "@/lib/carts/commands/preview-link";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import { formatMoney } from "@/lib/i18n/format";
import { regionLocale } from "@/lib/i18n/locale";
import { sha256Hex } from "@/lib/kernel/hash";
import { decimalText, money } from "@/lib/kernel/money";
import type { Context } from "@/lib/platform/context";

export type HeadOf = LinkPreview & { readonly ctx: Context };

const MAX_DESCRIPTION = 200;

function mainRow({ priced, rows }: LinkPreview): CatalogueRow | null {
  const id = priced.lines[0]?.variantId;
  return (id ? rows.get(id) : undefined) ?? [...rows.values()][0] ?? null;
}

/** Networks cache pictures by address: it changes with what the picture shows. */
function pictureUrl({ ctx, settings, priced }: HeadOf, row: CatalogueRow): string {
  const price = priced.lines.find((line) => line.variantId === row.variantId)?.unitPrice ?? row.price;
  const shown = [row.name, price, row.imageId, settings.name, settings.currency].join("|");
  return `${ctx.appUrl}/images/share/${row.variantId}/${sha256Hex(shown).slice(0, 12)}`;
}

/** What networks show of a direct-buy link. No personal data: the page has none. */
export async function productMetadata(found: HeadOf, path: string): Promise<Metadata> {
  const row = mainRow(found);
  const { settings, ctx } = found;
  if (!row) return { title: settings.name };
  const locale = await getLocale();
  const region = regionLocale(settings.country, locale);
  const price = found.priced.lines[0]?.unitPrice ?? row.price;
  const title = `${row.name} · ${formatMoney(money(price, settings.currency), region)}`;
  const description = row.description.slice(0, MAX_DESCRIPTION) || settings.name;
  const picture = { url: pictureUrl(found, row), width: 1200, height: 630, alt: row.imageAlt ?? row.name };
  return {
    title: { absolute: `${title} · ${settings.name}` },
    description,
    robots: { index: true, follow: false },
    alternates: { canonical: `${ctx.appUrl}${path}` },
    openGraph: {
      title,
      description,
      url: `${ctx.appUrl}${path}`,
      siteName: settings.name,
      locale: region.replace("-", "_"),
      images: [picture],
    },
    twitter: { card: "summary_large_image", title, description, images: [picture.url] },
    other: {
      "og:type": "product",
      "product:price:amount": decimalText(money(price, settings.currency)),
      "product:price:currency": settings.currency,
    },
  };
}

/** Product and offer for search engines. `<` is escaped, so that a name cannot end the script. */
export async function ProductData({ found, path }: { found: HeadOf; path: string }) {
  const row = mainRow(found);
  if (!row) return null;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const { settings, ctx, priced } = found;
  const line = priced.lines.find((one) => one.variantId === row.variantId);
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: row.name,
    sku: row.sku,
    description: row.description || row.name,
    ...(row.imageId === null ? {} : { image: `${ctx.appUrl}/images/${row.imageId}` }),
    offers: {
      "@type": "Offer",
      url: `${ctx.appUrl}${path}`,
      price: decimalText(money(line?.unitPrice ?? row.price, settings.currency)),
      priceCurrency: settings.currency,
      availability: `https://schema.org/${line ? "InStock" : "OutOfStock"}`,
    },
  };
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning>
      {JSON.stringify(data).replaceAll("<", "\\u003c")}
    </script>
  );
}
