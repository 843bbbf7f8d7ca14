import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Panel } from "@/app/_ui/panel";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import type { PickupLocation } from "@/lib/catalog/shipping-rates";
import type { Order } from "@/lib/orders/order";

type PickupProps = {
  order: Order;
  place: PickupLocation | null;
  /** Null while there is none, or while the reader has not said who they are. */
  code: string | null;
  write: Writer;
};

const MAP = "https://www.google.com/maps/search/?api=1&query=";

/** Where and when to come, and the code to show: whoever has the code gets the goods, so it is not for every reader of the link. */
export function Pickup({ order, place, code, write }: PickupProps) {
  const t = useTranslations("shop.o.pickupPanel");
  if (order.shippingOption !== "store_pickup" || !place) return null;
  const { pickup } = order.parcels;
  const isWaiting = pickup !== null && pickup.handedOverAt === null;
  const items = [
    { term: t("place"), value: [place.name, place.address].filter(Boolean).join(" · ") },
    { term: t("hours"), value: place.hours || null },
    {
      term: t("instructions"),
      value: place.instructions ? <span className="whitespace-pre-line">{place.instructions}</span> : null,
    },
  ];
  return (
    <Panel id="pickup" title={t("title")}>
      <div className="grid gap-4">
        <p>
          {pickup?.handedOverAt
            ? t("done", { at: write.moment(pickup.handedOverAt) })
            : t(isWaiting ? "ready" : "notYet")}
        </p>
        {isWaiting ? <Code code={code} /> : null}
        <DefinitionList items={items} />
        {place.address && !pickup?.handedOverAt ? (
          <Button asChild size="lg" className="max-sm:w-full sm:justify-self-start">
            <a href={MAP + encodeURIComponent(place.address)} target="_blank" rel="noreferrer noopener">
              {t("map")}
            </a>
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

function Code({ code }: { code: string | null }) {
  const t = useTranslations("shop.o.pickupPanel");
  return (
    <div className={cx("rounded-md px-4 py-3", code ? "bg-good-soft" : "border")}>
      <p className="text-sm text-ink-soft">{t("code")}</p>
      {code ? (
        <p className="font-mono text-xl font-semibold tracking-widest">{code}</p>
      ) : (
        <a href="#person" className="link inline-flex min-h-11 items-center">
          {t("showCode")}
        </a>
      )}
    </div>
  );
}
