import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DerivedBadgeButton, PaymentBadgeButton } from "@/app/_status/payment-badge";
import { ShipmentBadgeButton } from "@/app/_status/shipment-badge";
import { Badge } from "@/app/_ui/badge";
import { IconButton } from "@/app/_ui/icon-button";
import { PageHeader } from "@/app/_ui/page-header";
import type { PaymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { actionsOf } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { actorName, type OrderView, writeReason } from "@/app/(desk)/orders/[number]/_view/order-view";
import { leftToSend } from "@/lib/fulfillment/status";
import type { Reason } from "@/lib/orders/explain";
import type { Order } from "@/lib/orders/order";
import { useActorWords } from "./actor-words";
import { OrderActions } from "./order-actions";
import { WhyBadge } from "./why-badge";

/** What is this, in what state and why, what do I do next. */
export function OrderHeader({ view, payLink }: { view: OrderView; payLink: PaymentLinkFacts | null }) {
  const t = useTranslations("orders.page");
  const { order, page, write } = view;
  return (
    <PageHeader
      back={{ href: "/orders", label: t("back") }}
      title={t("title", { number: String(order.number) })}
      badges={<OrderBadges view={view} />}
      description={
        <p>
          <time dateTime={order.createdAt.toISOString()}>{write.moment(order.createdAt)}</time>
          <span className="text-ink-faint"> · {view.settings.timeZone.replace(/_/g, " ")}</span>
          <Left order={order} />
        </p>
      }
      beside={
        <>
          <Neighbour number={page.newer} side="newer" />
          <Neighbour number={page.older} side="older" />
        </>
      }
      actions={<OrderActions {...actionsOf(view)} payLink={payLink} />}
    />
  );
}

/** Units in no parcel yet, as long as the order stands. */
function Left({ order }: { order: Order }) {
  const t = useTranslations("orders.page.shipments");
  const stands = order.paymentStatus === "paid" || order.paymentStatus === "pending";
  const units = leftToSend(order).reduce((sum, { quantity }) => sum + quantity, 0);
  const isAnnounced = order.parcels.pickup !== null;
  return stands && units > 0 && !isAnnounced ? <span> · {t("left", { count: units })}</span> : null;
}

/** Payment, what is special, shipment and tags; each status says why it is so. */
export function OrderBadges({ view }: { view: OrderView }) {
  const t = useTranslations("orders.why.label");
  const status = useTranslations("status");
  const actors = useActorWords();
  const labels = {
    when: t("when"),
    event: t("event"),
    who: t("who"),
    object: t("object"),
    amount: t("amount"),
  };
  const written = (reason: Reason) =>
    writeReason(view, reason, labels, (actor) => actorName(view, actor, actors));
  const { order, why } = view;
  return (
    <>
      <WhyBadge reason={written(why.payment)} state={status(`payment.${order.paymentStatus}`)}>
        <PaymentBadgeButton status={order.paymentStatus} />
      </WhyBadge>
      {why.badges.map(({ badge, reason }) => (
        <WhyBadge key={badge} reason={written(reason)} state={status(`badge.${badge}`)}>
          <DerivedBadgeButton badge={badge} />
        </WhyBadge>
      ))}
      {why.shipment && order.shipmentStatus ? (
        <WhyBadge reason={written(why.shipment)} state={status(`shipment.${order.shipmentStatus}`)}>
          <ShipmentBadgeButton status={order.shipmentStatus} />
        </WhyBadge>
      ) : null}
      {order.tags.map((tag) => (
        <Badge key={tag} outlined>
          {tag}
        </Badge>
      ))}
    </>
  );
}

const SIGN = { newer: ChevronLeft, older: ChevronRight } as const;

function Neighbour({ number, side }: { number: number | null; side: keyof typeof SIGN }) {
  const t = useTranslations("orders.page");
  const Sign = SIGN[side];
  if (number === null) return null;
  return (
    <IconButton asChild label={t(side, { number: String(number) })}>
      <Link href={`/orders/${number}`}>
        <Sign aria-hidden />
      </Link>
    </IconButton>
  );
}
