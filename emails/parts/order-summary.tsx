import type { OrderProps } from "@/emails/letter-props";
import { FRAME_WORDS } from "@/emails/words/frame";
import type { Locale } from "@/lib/i18n/locale";
import { Facts } from "./facts";
import { Receipt } from "./receipt";

type SummaryProps = { order: OrderProps; locale: Locale; address?: boolean };

/** The order as the customer knows it: lines, totals, how it is paid and where it goes. */
export function OrderSummary({ order, locale, address = true }: SummaryProps) {
  const words = FRAME_WORDS[locale];
  return (
    <>
      <Receipt
        locale={locale}
        lines={order.lines}
        totals={order.totals}
        title={`${words.order} #${order.number} · ${order.date}`}
      />
      <Facts
        plain
        facts={[
          { label: words.paymentMethod, value: order.paymentMethod },
          { label: words.deliveryMethod, value: order.deliveryMethod },
          { label: words.deliverTo, value: address ? (order.deliverTo?.join("\n") ?? null) : null },
        ]}
      />
    </>
  );
}
