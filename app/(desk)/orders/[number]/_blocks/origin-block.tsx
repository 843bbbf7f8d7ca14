import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DefinitionList } from "@/app/_ui/definition-list";
import { TextLink } from "@/app/_ui/text-link";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { SideBlock } from "./side-block";

/** Where the order came from, and which orders it is tied to. */
export function OriginBlock({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.origin");
  const { order, page } = view;
  const { attribution } = order;
  const linked = (id: number | null): ReactNode => {
    const number = id === null ? undefined : page.numbers.get(id);
    return number === undefined ? null : (
      <TextLink href={`/orders/${number}`} className="font-mono">
        #{number}
      </TextLink>
    );
  };
  return (
    <SideBlock title={t("title")}>
      <DefinitionList
        items={[
          { term: t("source"), value: t(`sources.${order.source}`) },
          { term: t("link"), value: page.link ? (page.link.name ?? page.link.slug ?? page.link.id) : null },
          { term: t("channel"), value: attribution.channel ?? page.link?.channel },
          { term: t("utmSource"), value: attribution.utmSource },
          { term: t("utmMedium"), value: attribution.utmMedium },
          { term: t("utmCampaign"), value: attribution.utmCampaign },
          { term: t("utmTerm"), value: attribution.utmTerm },
          { term: t("utmContent"), value: attribution.utmContent },
          { term: t("referrer"), value: attribution.referrerHost },
          { term: t("firstPage"), value: attribution.firstPage },
          { term: t("recoveredFrom"), value: linked(order.recoveredFrom) },
          { term: t("duplicatedFrom"), value: linked(order.duplicatedFrom) },
          { term: t("recoveredBy"), value: linked(order.recoveredBy) },
        ]}
      />
    </SideBlock>
  );
}
