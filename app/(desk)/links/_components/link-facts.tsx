import { getTranslations } from "next-intl/server";
import { DateTime } from "@/app/_ui/date-time";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Money } from "@/app/_ui/money";
import { channelNames } from "@/app/(desk)/links/_components/channel-name";
import type { ListedLink } from "@/db/queries/link-list";
import { variantsByIds } from "@/db/queries/product-list";
import { plus } from "@/lib/kernel/clock";
import { savedLinkSchema } from "@/lib/links/saved-link";
import { staffContext } from "@/lib/platform/session";

type FactsProps = { link: ListedLink; seesMoney: boolean };

/** What a saved link sells and until when. */
export async function LinkFacts({ link, seesMoney }: FactsProps) {
  const { db, settings } = await staffContext();
  const { currency } = await settings();
  const content = savedLinkSchema.parse(link.content);
  const variants = await variantsByIds(
    db,
    content.lines.map((line) => line.variantId),
  );
  const t = await getTranslations("links");
  const channel = await channelNames();
  const items = [
    { term: t("head.channel"), value: channel(link.channel) },
    { term: t("coupon"), value: content.coupon },
    { term: t("text"), value: content.text },
    {
      term: t("until"),
      // The row keeps the first moment at which it is over; people think of the last day on which it works.
      value: link.expiresAt ? <DateTime value={plus(link.expiresAt, -1)} style="day" /> : null,
    },
    {
      term: t("maxUses"),
      value: link.maxUses === null ? null : t("used", { used: link.figures.sold.orders, max: link.maxUses }),
    },
    { term: t("stockCap"), value: link.stockCap },
    { term: t("created"), value: <DateTime value={link.createdAt} /> },
  ];
  return (
    <>
      <ul className="mb-4 grid gap-1">
        {content.lines.map(({ variantId, quantity, fixedPrice }) => {
          const variant = variants.find(({ id }) => id === variantId);
          return (
            <li key={variantId} className="flex flex-wrap gap-x-2">
              <span className="tnum text-ink-soft">{quantity} ×</span>
              <span>{variant ? [variant.name, ...variant.options].join(" · ") : `#${variantId}`}</span>
              <span className="font-mono text-sm text-ink-faint">{variant?.sku}</span>
              {fixedPrice !== null && seesMoney ? (
                <span className="text-ink-soft">
                  <Money value={{ amount: fixedPrice, currency }} /> ({t("fixedPrice")})
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <DefinitionList items={items} />
    </>
  );
}
