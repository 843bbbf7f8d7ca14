import {
  Ban,
  Check,
  CircleAlert,
  Download,
  type LucideIcon,
  Package,
  ReceiptText,
  RotateCcw,
  Store,
  Truck,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { DateTime } from "@/app/_ui/date-time";
import { Timeline, TimelineEntry } from "@/app/_ui/timeline";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import type { EventWord, PublicEvent } from "./public-events";

const SIGN: Record<EventWord, LucideIcon> = {
  created: ReceiptText,
  placed_manual: ReceiptText,
  placed_provider: ReceiptText,
  placed_none: ReceiptText,
  reopened: RotateCcw,
  paid: Check,
  attempt_failed: CircleAlert,
  receipt: ReceiptText,
  receipt_rejected: CircleAlert,
  preparing: Package,
  shipped: Truck,
  in_transit: Truck,
  out_for_delivery: Truck,
  delivered: Check,
  delivery_failed: CircleAlert,
  delivery_attempt: CircleAlert,
  at_counter: Store,
  parcel_returned: RotateCcw,
  parcel_refused: CircleAlert,
  parcel_lost: CircleAlert,
  downloads: Download,
  pickup_ready: Package,
  picked_up: Check,
  refunded: RotateCcw,
  canceled: Ban,
  expired: Ban,
  uncanceled: RotateCcw,
};

type HistoryProps = { events: readonly PublicEvent[]; createdAt: Date; label: string; write: Writer };

/** What happened, newest first, down to the day the order came in. */
export function History({ events, createdAt, label, write }: HistoryProps) {
  const t = useTranslations("shop.o.events");
  return (
    <Timeline label={label}>
      {events.map(({ seq, at, word, amount, carrier }) => (
        <TimelineEntry key={seq} icon={SIGN[word]} time={<DateTime value={at} />}>
          {t(word, { amount: amount === undefined ? "" : write.amount(amount), carrier: carrier ?? "" })}
        </TimelineEntry>
      ))}
      <TimelineEntry icon={SIGN.created} time={<DateTime value={createdAt} />}>
        {t("created")}
      </TimelineEntry>
    </Timeline>
  );
}
