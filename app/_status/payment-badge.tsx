import {
  Check,
  CircleDashed,
  Clock,
  CoinsIcon,
  LogOut,
  type LucideIcon,
  Scale,
  Undo2,
  XCircle,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge, BadgeButton } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { PaymentBadge as Derived, PaymentStatus } from "@/lib/orders/order";

const SIGN = {
  open: { icon: CircleDashed, tone: "mute" },
  pending: { icon: Clock, tone: "wait" },
  paid: { icon: Check, tone: "good" },
  canceled: { icon: XCircle, tone: "mute" },
  abandoned: { icon: LogOut, tone: "mute" },
} as const satisfies Record<PaymentStatus, { icon: LucideIcon; tone: Tone }>;

const DERIVED = {
  partially_paid: { icon: CoinsIcon, tone: "wait" },
  partially_refunded: { icon: Undo2, tone: "mute" },
  refunded: { icon: Undo2, tone: "mute" },
  disputed: { icon: Scale, tone: "bad" },
} as const satisfies Record<Derived, { icon: LucideIcon; tone: Tone }>;

/** The payment status of an order. */
export function PaymentBadge({ status }: { status: PaymentStatus }) {
  const t = useTranslations("status.payment");
  return <Badge {...SIGN[status]}>{t(status)}</Badge>;
}

/** The same, pressed to ask why; takes a trigger's props (`asChild`). */
export function PaymentBadgeButton({
  status,
  ...rest
}: { status: PaymentStatus } & ComponentProps<"button">) {
  const t = useTranslations("status.payment");
  return (
    <BadgeButton {...rest} {...SIGN[status]}>
      {t(status)}
    </BadgeButton>
  );
}

/** A second badge, derived from the amounts. */
export function DerivedBadge({ badge }: { badge: Derived }) {
  const t = useTranslations("status.badge");
  return (
    <Badge outlined {...DERIVED[badge]}>
      {t(badge)}
    </Badge>
  );
}

/** The same, pressed to ask why; takes a trigger's props (`asChild`). */
export function DerivedBadgeButton({ badge, ...rest }: { badge: Derived } & ComponentProps<"button">) {
  const t = useTranslations("status.badge");
  return (
    <BadgeButton {...rest} outlined {...DERIVED[badge]}>
      {t(badge)}
    </BadgeButton>
  );
}

/** Status and derived badges side by side. */
export function PaymentBadges({ status, badges }: { status: PaymentStatus; badges: readonly Derived[] }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <PaymentBadge status={status} />
      {badges.map((badge) => (
        <DerivedBadge key={badge} badge={badge} />
      ))}
    </span>
  );
}
