import { ImageResponse } from "next/og";
import { catalogueByIds, findImage } from "@/db/queries/catalog";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import { formatMoney } from "@/lib/i18n/format";
import { regionLocale } from "@/lib/i18n/locale";
import { money } from "@/lib/kernel/money";
import { systemContext } from "@/lib/platform/compose";
import type { ShopSettings } from "@/lib/shop/settings";

const SIZE = { width: 1200, height: 630 };
const YEAR = "public, max-age=31536000, immutable";

/** The picture that networks show for a product. The version in its address changes with what it shows. */
export async function GET(_request: Request, { params }: { params: Promise<{ variantId: string }> }) {
  const { variantId } = await params;
  const { db, settings } = systemContext();
  const id = /^\d{1,12}$/.test(variantId) ? Number(variantId) : 0;
  const row = (await catalogueByIds(db, [id])).get(id);
  if (!row) return new Response(null, { status: 404 });
  const image = row.imageId === null ? null : await findImage(db, row.imageId);
  const picture = image && `data:${image.mime};base64,${Buffer.from(image.bytes).toString("base64")}`;
  return new ImageResponse(<Card row={row} settings={await settings()} picture={picture} />, {
    ...SIZE,
    headers: { "cache-control": YEAR },
  });
}

type CardProps = { row: CatalogueRow; settings: ShopSettings; picture: string | null };

function Card({ row, settings, picture }: CardProps) {
  const { currency, country, defaultLocale, brandColor, name } = settings;
  const price = formatMoney(money(row.price, currency), regionLocale(country, defaultLocale));
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", background: "#f7f5f0", color: "#26221c" }}>
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          flex: 1,
          padding: 72,
          justifyContent: "space-between",
        }}
      >
        <div style={{ display: "flex", fontSize: 34, color: brandColor }}>{name}</div>
        <div style={{ display: "flex", flexDirection: "column", gap: 28 }}>
          <div style={{ display: "flex", fontSize: 66, lineHeight: 1.1 }}>{row.name.slice(0, 70)}</div>
          <div style={{ display: "flex", fontSize: 54, color: brandColor }}>{price}</div>
        </div>
      </div>
      {picture ? (
        <div
          style={{
            display: "flex",
            width: 630,
            height: 630,
            backgroundImage: `url(${picture})`,
            backgroundSize: "630px 630px",
          }}
        />
      ) : null}
    </div>
  );
}
