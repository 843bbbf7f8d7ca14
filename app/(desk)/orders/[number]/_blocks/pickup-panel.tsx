import { useTranslations } from "next-intl";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Panel } from "@/app/_ui/panel";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";

/** Where the customer fetches it. The code is stored hashed: only the customer's letter shows it. */
export function PickupPanel({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.pickup");
  const { order, settings, write } = view;
  if (order.shippingOption !== "store_pickup") return null;
  const { pickup } = order.parcels;
  const key = pickup?.locationKey ?? order.pickupLocationKey;
  const location = settings.pickupLocations.find((one) => one.key === key);
  return (
    <Panel title={t("title")}>
      <DefinitionList
        items={[
          { term: t("location"), value: location?.name ?? key },
          { term: t("address"), value: location?.address },
          { term: t("hours"), value: location?.hours },
          { term: t("ready"), value: pickup ? write.moment(pickup.readyAt) : t("notReady") },
          { term: t("handedOver"), value: pickup?.handedOverAt ? write.moment(pickup.handedOverAt) : null },
        ]}
      />
    </Panel>
  );
}
