import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Panel } from "@/app/_ui/panel";
import { noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { announceable, handable } from "@/lib/fulfillment/pickup";
import { PickupButtons } from "./pickup-buttons";

type PanelProps = {
  view: OrderView;
  /** What the customer shows; null for who may not see it, or when there is none. */
  code: string | null;
};

/** Where the customer fetches it, since when it waits, and the next step at the counter. */
export function PickupPanel({ view, code }: PanelProps) {
  const t = useTranslations("orders.page.pickup");
  const { order, settings, write } = view;
  if (order.shippingOption !== "store_pickup") return null;
  const { pickup } = order.parcels;
  const key = pickup?.locationKey ?? order.pickupLocationKey;
  const location = settings.pickupLocations.find((one) => one.key === key);
  return (
    <Panel title={t("title")} id="pickup" action={<Steps view={view} locationKey={key} />}>
      <DefinitionList
        items={[
          { term: t("location"), value: location?.name ?? key },
          { term: t("address"), value: location?.address },
          { term: t("hours"), value: location?.hours },
          { term: t("ready"), value: pickup ? write.moment(pickup.readyAt) : t("notReady") },
          { term: t("code"), value: code && !pickup?.handedOverAt ? <Code code={code} /> : null },
          { term: t("handedOver"), value: pickup?.handedOverAt ? write.moment(pickup.handedOverAt) : null },
          { term: t("takenBy"), value: pickup?.handedOverAt ? takenBy(view) : null },
        ]}
      />
    </Panel>
  );
}

function Code({ code }: { code: string }) {
  const t = useTranslations("orders.page.pickup");
  return (
    <span className="flex items-center gap-1">
      <span className="font-mono text-md tracking-widest">{code}</span>
      <CopyButton value={code} name={t("codeName")} className="-my-1.5" />
    </span>
  );
}

/** The name that was said at the counter the last time. */
function takenBy(view: OrderView): string | null {
  const handed = view.history.find(({ kind, undone }) => kind === "pickup_handed_over" && !undone);
  return handed ? noteText(view, handed.noteId) : null;
}

function Steps({ view, locationKey }: { view: OrderView; locationKey: string | null }) {
  const { order, page, settings, may } = view;
  if (!may.ship) return null;
  return (
    <PickupButtons
      orderId={order.id}
      version={order.version}
      number={order.number}
      email={page.person?.undeliverableAt ? null : (page.person?.email ?? null)}
      customer={page.person?.fullName ?? ""}
      isUnpaid={order.paymentStatus !== "paid"}
      chosen={locationKey ?? ""}
      places={settings.pickupLocations.map(({ key, name, address, hours, instructions }) => ({
        ...{ key, name, address, hours, instructions },
      }))}
      step={announceable(order).ok ? "announce" : handable(order).ok ? "hand" : null}
      isBack={order.parcels.pickup !== null}
    />
  );
}
