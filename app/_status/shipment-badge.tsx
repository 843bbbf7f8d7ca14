import { Box, Check, type LucideIcon, PackageOpen, Store, Tag, TriangleAlert, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge, BadgeButton } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { ShipmentStatus } from "@/lib/orders/order";

const SIGN = {
  unfulfilled: { icon: Box, tone: "mute" },
  requested: { icon: Tag, tone: "wait" },
  in_transit: { icon: Truck, tone: "wait" },
  ready_for_pickup: { icon: Store, tone: "wait" },
  delivered: { icon: Check, tone: "good" },
  failed: { icon: TriangleAlert, tone: "bad" },
  partial: { icon: PackageOpen, tone: "wait" },
} as const satisfies Record<ShipmentStatus, { icon: LucideIcon; tone: Tone }>;

/** The shipment status of an order or a parcel. */
export function ShipmentBadge({ status }: { status: ShipmentStatus }) {
  const t = useTranslations("status.shipment");
  return <Badge {...SIGN[status]}>{t(status)}</Badge>;
}

/** The same, pressed to ask why; takes a trigger's props (`asChild`). */
export function ShipmentBadgeButton({
  status,
  ...rest
}: { status: ShipmentStatus } & ComponentProps<"button">) {
  const t = useTranslations("status.shipment");
  return (
    <BadgeButton {...rest} {...SIGN[status]}>
      {t(status)}
    </BadgeButton>
  );
}
