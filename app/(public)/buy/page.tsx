import type { Metadata } from "next";
import { cache } from "react";
import { BuyView } from "@/app/(public)/_shop/buy-view";
import { customerContext } from "@/app/(public)/_shop/customer-context";
import { NothingToBuy } from "@/app/(public)/_shop/nothing-to-buy";
import { ProductData, productMetadata } from "@/app/(public)/_shop/product-head";
import { one } from "@/app/(public)/_shop/refused";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { paramsOf, visitFields } from "@/app/(public)/_shop/visit";
import { previewTypedLink } from "@/lib/carts/commands/preview-link";
import { buyTypedAction } from "./actions";

type Props = PageProps<"/buy">;
const MAX_P = 4_000;

const load = cache(async (p: string, coupon: string) => {
  const ctx = customerContext();
  return { ctx, ...(await previewTypedLink(ctx, p, coupon)) };
});

const asked = (query: Awaited<Props["searchParams"]>) => ({
  p: one(query.p).slice(0, MAX_P),
  coupon: one(query.coupon).slice(0, 80),
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { p, coupon } = asked(await searchParams);
  return productMetadata(await load(p, coupon), `/buy?p=${encodeURIComponent(p)}`);
}

export default async function TypedBuyPage({ searchParams }: Props) {
  const query = await searchParams;
  const { p, coupon } = asked(query);
  const found = await load(p, coupon);
  const { settings, priced, rows, gone, lowered } = found;
  if (priced.lines.length === 0) return <NothingToBuy rows={rows} gone={gone} />;
  const { p: _p, coupon: _coupon, ...rest } = query;
  return (
    <>
      <ProductData found={found} path={`/buy?p=${encodeURIComponent(p)}`} />
      <BuyView
        priced={priced}
        rows={rows}
        text={null}
        gone={gone}
        lowered={lowered}
        pricesIncludeTax={settings.pricesIncludeTax}
        write={await shopWriter(settings)}
        refused={query.refused}
        hidden={{ p, coupon, ...(await visitFields(paramsOf(rest))) }}
        action={buyTypedAction}
      />
    </>
  );
}
